import type { Body, Finding, Path } from '../finding.js';
import { type ModelLimits, sentence } from './context-window.js';
import { counterFor } from './prompt-tokens.js';

/** Every input of an embeddings request has the model's window to itself. */
export function embeddingWindowFinding(
  body: Body,
  { contextTokens }: ModelLimits,
): Finding | undefined {
  const { model, input } = body;
  for (const [path, one] of inputsOf(input)) {
    if (typeof one === 'string' && one.length * 3 <= contextTokens) continue;
    const used = typeof one === 'string' ? counterFor(String(model))(one) : one.length;
    if (used > contextTokens)
      return { path, code: 'context_length_exceeded', message: sentence(contextTokens, used, 0) };
  }
  return undefined;
}

/** A text, a list of tokens, or a list of either. */
function* inputsOf(input: unknown): Generator<readonly [Path, string | readonly unknown[]]> {
  if (typeof input === 'string') yield [['input'], input];
  if (!Array.isArray(input)) return;
  if (typeof input[0] === 'number') yield [['input'], input];
  else
    for (let index = 0; index < input.length; index += 1) {
      const one: unknown = input[index];
      if (typeof one === 'string' || Array.isArray(one)) yield [['input', index], one];
    }
}
