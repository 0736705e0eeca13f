import { vocabulary } from '../read/word.js';
import { mention } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Groq: OpenAI's envelope with codes of its own; 498 is "flex tier capacity exceeded". A request
 * over the per-minute token budget comes as 413 or 429 with `rate_limit_exceeded`, and the numbers
 * in its message tell that no wait would help.
 * Source: console.groq.com, "Error codes", "Rate limits", "Tool use".
 */
export const groq: FamilyReader = provider({
  name: 'groq',
  speaks: [mention('groq.com', /\bgroq\.com/), mention('groqstatus.com', /\bgroqstatus\.com/)],
  words: vocabulary({
    model_not_found: 'model_decommissioned model_not_active',
    permission_denied: `organization_restricted model_terms_required model_permission_blocked_org
      model_permission_blocked_project`,
    // The model produced the bad call or the bad JSON; the provider reports a bad request.
    invalid_request_error: 'tool_use_failed json_validate_failed',
    overloaded: 'capacity_exceeded',
  }),
});
