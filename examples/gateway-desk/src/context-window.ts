import { fault } from '@faultwire/core';
import type { CheckedBody } from './request-check.js';

/**
 * Does the request fit into the model's window? An estimate: four characters a token.
 *
 * @throws Fault `context_length_exceeded`
 */
export function checkWindow(body: CheckedBody, contextTokens: number): void {
  const prompt = body['messages'] ?? body['input'] ?? body['contents'];
  const wanted = body['max_completion_tokens'] ?? body['max_output_tokens'] ?? body['max_tokens'];
  const tokens =
    Math.ceil(JSON.stringify(prompt ?? '').length / 4) + (typeof wanted === 'number' ? wanted : 0);
  if (tokens <= contextTokens) return;
  throw fault('context_length_exceeded', {
    message: `This model's maximum context length is ${contextTokens} tokens. Your request used ${tokens} tokens.`,
    param: 'messages' in body ? 'messages' : 'input' in body ? 'input' : 'contents',
  });
}
