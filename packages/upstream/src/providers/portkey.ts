import type { ProviderReader } from '../failed-response.js';
import { vocabulary } from '../read/word.js';
import { declared, root } from './forms.js';
import { provider } from './provider.js';

/**
 * Portkey: `{"status":"failure","message":"openai error: …"}` for its own failures, OpenAI's
 * envelope with a `provider` beside it for others; 412 is a budget, 446 a guardrail.
 * Source: portkey.ai docs, "Error codes"; Portkey-AI/gateway.
 */
export const portkey: ProviderReader = provider({
  name: 'portkey',
  speaks: (statement, view) =>
    declared(statement, 'status') === 'failure' || 'hook_results' in root(view),
  words: vocabulary({ content_filter: 'hooks_failed', insufficient_balance: 'budget_exceeded' }),
});
