import { type Vocabulary, vocabulary } from './word.js';

/**
 * Words that mean the same wherever they are declared: the types of OpenAI and Anthropic and of
 * those who took them over, google.rpc.Code (google/rpc/code.proto), the exceptions of AWS
 * (Bedrock Runtime API reference, "Errors") and of the common Python SDKs, Azure's REST guidelines.
 * What one provider alone says, or says in a sense of its own, stands in its file under providers/.
 */
export const sharedWords: Vocabulary = vocabulary({
  invalid_api_key: `invalid_api_key incorrect_api_key missing_api_key api_key_invalid api_key_missing
    api_key_expired expired_api_key api_key_not_found no_api_key invalid_key invalid_apikey
    authentication authentication_failed authentication_failure authentication_required auth
    auth_failed unauthorized unauthenticated unauthorised not_authenticated invalid_authentication
    invalid_auth missing_auth invalid_credentials credentials_missing missing_credentials
    auth_failure signature_failure
    invalid_token token_invalid token_expired expired_token authentication_token_expired
    invalid_access_token access_token_expired access_token_type_unsupported invalid_api_token
    account_state_invalid key_disabled`,
  permission_denied: `permission permission_denied permissions forbidden access_denied
    insufficient_permissions not_authorized unauthorized_operation request_forbidden
    unsupported_country_region_territory unsupported_country unsupported_region region_not_supported
    account_deactivated account_suspended account_disabled user_suspended consumer_suspended
    service_disabled api_key_service_blocked api_key_http_referrer_blocked
    api_key_ip_address_blocked ip_not_authorized organization_restricted access_terminated
    user_blocked model_access_denied access_terminated`,
  insufficient_balance: `insufficient_quota insufficient_balance insufficient_credits
    insufficient_credit insufficient_funds payment_required payment
    billing billing_not_active billing_hard_limit_reached billing_disabled credits credits_exhausted
    no_credits out_of_credits credit_limit_exceeded exceeded_current_quota quota_exhausted
    budget_exceeded exceeded_budget spend_limit_exceeded spending_limit_reached
    resource_pack_exhausted account_overdue overdue_payment arrearage credit_limit`,
  model_not_found: `model_not_found no_such_model unknown_model invalid_model model_not_available
    model_not_supported unsupported_model model_not_exist model_does_not_exist model_deprecated
    model_decommissioned model_retired model_removed invalid_model_name deployment_not_found
    unavailable_model`,
  not_found: `not_found resource_not_found route_not_found path_not_found unknown_url
    resource_does_not_exist endpoint_not_found url_not_found`,
  method_not_allowed: 'method_not_allowed',
  context_length_exceeded: `context_length_exceeded context_window_exceeded context_length
    context_overflow exceed_context_size prompt_too_long input_too_long too_many_tokens
    max_context_length_exceeded token_limit_exceeded`,
  content_filter: `content_filter content_filtered content_policy content_policy_violation
    content_moderation moderation_blocked moderation responsible_ai_policy_violation
    policy_violation safety safety_violation prompt_blocked content_blocked prohibited_content
    blocklist flagged nsfw image_nsfw nsfw_content censorship_blocked invalid_prompt sensitive_content guardrail_violation guardrails_violation`,
  rate_limit_exceeded: `rate_limit rate_limit_exceeded rate_limit_reached rate_limited ratelimit
    rate_exceeded too_many_requests throttling throttled throttling_exception request_throttled
    request_limit_exceeded requests_limit_exceeded limit_exceeded quota_exceeded resource_exhausted
    concurrency_limit_exceeded concurrent_requests_exceeded usage_limit_reached tokens requests
    daily_limit_exceeded user_rate_limited`,
  overloaded: `overloaded server_overloaded engine_overloaded model_overloaded over_capacity
    out_of_capacity capacity_exceeded no_capacity insufficient_capacity capacity server_busy
    system_busy busy queue_full slow_down high_demand`,
  service_unavailable: `service_unavailable unavailable temporarily_unavailable maintenance
    under_maintenance model_loading`,
  request_timeout: `timeout request_timeout timed_out gateway_timeout deadline_exceeded
    upstream_timeout model_timeout`,
  request_too_large: `request_too_large payload_too_large entity_too_large content_too_large
    request_entity_too_large body_too_large file_too_large image_too_large file_size_exceeded`,
  unsupported_media_type: `unsupported_media_type unsupported_media unsupported_file
    unsupported_file_type unsupported_image unsupported_image_format unsupported_format
    invalid_image_format unsupported_content_type unsupported_mime_type`,
  invalid_schema: `invalid_schema invalid_json_schema invalid_function_parameters
    invalid_tool_schema invalid_response_format_schema`,
  validation_error: `validation_error unprocessable_entity unprocessable invalid_type
    missing_required_parameter empty_array empty_string array_above_max_length
    array_below_min_length string_below_min_length integer_above_max_value integer_below_min_value
    decimal_above_max_value decimal_below_min_value number_above_max_value number_below_min_value
    out_of_range value_error missing_field`,
  conflict: `conflict already_exists resource_conflict resource_already_exists resource_in_use
    aborted duplicate`,
  upstream_unreachable: `upstream_unreachable api_connection connection connection_refused connect_error
    upstream_connection bad_gateway upstream_unavailable network network_error
    do_request_failed`,
  // Nobody's words but ours: another gateway of this kind lies in between.
  tool_execution_failed: 'tool_execution_failed',
  upstream_rejected: 'upstream_rejected',
  // The request is at fault, but how is for the status or the message to say.
  bad_request: `invalid_request invalid_request_error bad_request bad_request_error invalid_argument
    invalid_parameter invalid_params invalid_param invalid_parameters parameter missing_parameter
    validation_exception failed_precondition malformed_request malformed invalid_input
    invalid_value bad_request_body invalid_body invalid_json json_parse parse unsupported_operation
    not_supported operation_not_supported unimplemented`,
  invalid_request_error: `unknown_parameter unsupported_parameter unsupported_value
    tool_use_failed`,
  // Likewise for the server.
  server_error: `server_error server api_error api internal internal_error internal_server_error
    internal_failure internal_server internal_service_error unknown unknown_error upstream
    upstream_error provider_error data_loss`,
});
