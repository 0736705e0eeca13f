import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { mention } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * LiteLLM's proxy: OpenAI's envelope whose message begins with the name of its Python class
 * (`litellm.RateLimitError: AnthropicException - {…}`) and ends in what the provider said; `type`
 * and `param` may be the text "None", `code` is the status as text.
 * Source: BerriAI/litellm, exceptions.py and proxy/_types.py (ProxyErrorTypes).
 */
export const litellm: FamilyReader = provider({
  name: 'litellm',
  speaks: [mention('litellm.', /^litellm\./), mention('litellm_', /LiteLLM_/)],
  words: vocabulary({
    context_length_exceeded: 'ContextWindowExceededError',
    content_filter: 'ContentPolicyViolationError',
    insufficient_balance: 'budget_exceeded BudgetExceededError',
    invalid_api_key: 'token_not_found_in_db expired_key auth_error',
    permission_denied: `key_model_access_denied team_model_access_denied user_model_access_denied
      org_model_access_denied PermissionDeniedError`,
    rate_limit_exceeded: 'throttling_error RouterRateLimitError',
    upstream_unreachable: 'APIConnectionError',
    server_error: 'APIError InternalServerError',
  }),
  phrases: [
    ...phrases('insufficient_balance', [
      ['budget', /budget has been exceeded|crossed budget|exceeded budget/],
    ]),
    ...phrases('model_not_found', [['model name', /invalid model name passed in/]]),
    ...phrases('rate_limit_exceeded', [['no deployments', /^.{0,60}no deployments available/]]),
    ...phrases('upstream_unreachable', [['cannot connect', /cannot connect to host/]]),
  ],
});
