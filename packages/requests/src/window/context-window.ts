import type { Body, Finding, Path } from '../finding.js';
import { wrongValue } from '../shape/sentences.js';
import type { PromptSize } from '../size-limits.js';
import { bytesAtMost, promptTokens, tokensAtMost } from './prompt-tokens.js';
import type { VisitPrompt } from './prompt-visitor.js';

/** How much a model can read and write. */
export interface ModelLimits {
  /** Prompt and output together, in tokens. */
  readonly contextTokens: number;
  /** The longest output that may be asked for, in tokens. Default: as much as the window holds. */
  readonly maxOutputTokens?: number | undefined;
}

/** Which parameters of a request concern the window. */
export interface WindowParameters {
  readonly visit: VisitPrompt;
  readonly prompt: Path;
  /** Where output is asked for, the more current name first. */
  readonly output: readonly string[];
}

/** The model's limits, or undefined where they are not known. */
export type ModelCatalog = (model: string) => ModelLimits | undefined;

/**
 * Do prompt and requested output fit into the model's window? Mostly a bound on the bytes says so,
 * and nothing is tokenised.
 */
export function windowFinding(
  body: Body,
  limits: ModelLimits,
  { visit, prompt, output }: WindowParameters,
  size: PromptSize,
  toolChars: number,
): Finding | undefined {
  const { contextTokens, maxOutputTokens = Number.POSITIVE_INFINITY } = limits;
  const key = output.find((name) => typeof body[name] === 'number');
  const wanted = key === undefined ? 0 : (body[key] as number);
  if (key !== undefined && wanted > maxOutputTokens)
    return wrongValue(
      [key],
      `at most ${maxOutputTokens} tokens, all that this model writes`,
      wanted,
    );
  const model = String(body['model']);
  const room = contextTokens - wanted;
  if (tokensAtMost(size, toolChars) <= room) return undefined;
  if (bytesAtMost(body, model, visit, toolChars) <= room) return undefined;
  const used = promptTokens(body, model, visit, toolChars);
  if (used <= room) return undefined;
  return {
    path: prompt,
    code: 'context_length_exceeded',
    message: sentence(contextTokens, used, wanted),
  };
}

/** The sentence of the published example, and where output was asked for, how the sum came about. */
export function sentence(limit: number, prompt: number, output: number): string {
  const said = `This model's maximum context length is ${limit} tokens. Your request used ${prompt + output} tokens.`;
  return output === 0
    ? said
    : `${said} The prompt takes ${prompt} of them, the requested output ${output}.`;
}
