import { vocabulary } from '../read/word.js';
import { key, word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Portkey: `{"status":"failure","message":"openai error: …"}` for its own failures, OpenAI's
 * envelope with a `provider` beside it for others; 412 is a budget, 446 a guardrail.
 * Source: portkey.ai docs, "Error codes"; Portkey-AI/gateway.
 */
export const portkey: FamilyReader = provider({
  name: 'portkey',
  speaks: [word('status', /^failure$/), key('hook_results')],
  words: vocabulary({ content_filter: 'hooks_failed', insufficient_balance: 'budget_exceeded' }),
});
