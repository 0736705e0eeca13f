import { catalog, isFaultCode } from '../../catalog.js';
import type { FaultCode, Issue } from '../../types.js';

/** Words under which providers and gateways declare a failure, as `code`, `type` or `status`. */
const WORDS: { readonly [C in FaultCode]?: string } = {
  context_length_exceeded: 'context_window_exceeded prompt_too_long',
  content_filter:
    'content_policy_violation responsibleaipolicyviolation moderation_blocked content_filtered',
  validation_error: 'invalid_type invalid_value unsupported_value',
  invalid_schema: 'invalid_json_schema invalid_function_parameters invalid_tool_schema',
  invalid_api_key: 'authentication_error incorrect_api_key unauthenticated token_expired',
  insufficient_balance:
    'insufficient_quota billing_error billing_hard_limit_reached billing_not_active insufficient_credits payment_required',
  permission_denied: 'permission_error unsupported_country_region_territory',
  model_not_found:
    'model_not_available model_decommissioned deploymentnotfound deployment_not_found',
  rate_limit_exceeded:
    'rate_limit_error rate_limited resource_exhausted tokens requests throttlingexception',
  overloaded: 'overloaded_error engine_overloaded',
  service_unavailable: 'unavailable',
  request_timeout: 'timeout_error deadline_exceeded timeout',
  internal_error: 'server_error api_error internal_server_error internal',
};

const BY_WORD: ReadonlyMap<string, FaultCode> = new Map(
  Object.entries(WORDS).flatMap(([code, words]) =>
    words.split(' ').map((word): [string, FaultCode] => [word, code as FaultCode]),
  ),
);

/** Too wide to overrule a status: a 404 or a 429 may have the type `invalid_request_error`. */
const WIDE: ReadonlySet<string> = new Set([
  'invalid_request_error',
  'validation_error',
  'not_found',
  'internal_error',
  'server_error',
  'api_error',
  'internal_server_error',
  'internal',
]);

/**
 * The catalog's word for a provider's, if it is a telling one.
 *
 * @param status what the provider answered with; a wide word counts only beside a status it fits.
 */
export function declaredCode(
  word: string | undefined,
  status: number | undefined,
): FaultCode | undefined {
  const lower = word?.toLowerCase() ?? '';
  const code = isFaultCode(lower) ? lower : BY_WORD.get(lower);
  if (code === undefined || code === 'client_closed_request') return undefined;
  const fits = status === undefined || status === catalog[code].status;
  return WIDE.has(lower) && !fits ? undefined : code;
}

const ISSUES: Readonly<Record<string, Issue>> = {
  missing_required_parameter: 'missing',
  unknown_parameter: 'unknown',
  unsupported_parameter: 'unknown',
  invalid_type: 'type',
  invalid_value: 'value',
  unsupported_value: 'value',
};

/** What is wrong with the parameter, in OpenAI's codes (https://platform.openai.com/docs/guides/error-codes). */
export function declaredIssue(code: string | undefined): Issue | undefined {
  return code !== undefined && Object.hasOwn(ISSUES, code) ? ISSUES[code] : undefined;
}
