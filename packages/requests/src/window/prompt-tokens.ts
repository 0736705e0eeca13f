import { load } from '../../load/require.cjs';
import { imageSize } from '../media/image-size.js';
import type { PromptSize } from '../size-limits.js';
import { visitChat } from './chat-prompt.js';
import { encodingOf } from './encoding-of.js';
import { imageTokens, MOST_IMAGE_TOKENS } from './image-tokens.js';
import type { VisitPrompt } from './prompt-visitor.js';
import { type CountTokens, estimateTokens, tokenizer } from './tokenizer.js';
import { utf8Bytes } from './utf8-bytes.js';

type Body = Readonly<Record<string, unknown>>;
type Tool = Readonly<Record<string, unknown>>;

/**
 * What a message, the answer's opening and the list of tools cost beside their text
 * (https://github.com/openai/openai-cookbook/blob/main/examples/How_to_count_tokens_with_tiktoken.ipynb).
 */
const MESSAGE_TOKENS = 3;
const NAME_TOKENS = 1;
const ANSWER_TOKENS = 3;

/** No unit of UTF-16 takes more than three bytes of UTF-8, and no token is less than a byte. */
const BYTES_PER_UNIT = 3;

/**
 * Tokens that the prompt cannot exceed: in the common case nothing more has to be known.
 *
 * @param toolChars the size of tools and formats, their schemas included.
 */
export function tokensAtMost({ chars, media }: PromptSize, toolChars: number): number {
  return ANSWER_TOKENS + (chars + toolChars) * BYTES_PER_UNIT + media * MOST_IMAGE_TOKENS;
}

/** The same, more closely: from the bytes of the texts and the formula of the images. */
export function bytesAtMost(
  body: Body,
  model: string,
  visit: VisitPrompt,
  toolChars: number,
): number {
  let tokens = ANSWER_TOKENS + toolChars * BYTES_PER_UNIT;
  visit(body, {
    text: (text) => {
      tokens += utf8Bytes(text);
    },
    image: (url, detail) => {
      tokens += tokensOfImage(model, url, detail);
    },
    message: () => {
      tokens += MESSAGE_TOKENS + NAME_TOKENS;
    },
    tool: () => undefined,
  });
  return tokens;
}

/** The tokens of the prompt: counted where the model's tokenizer is known, estimated elsewhere. */
export function promptTokens(
  body: Body,
  model: string,
  visit: VisitPrompt,
  toolChars: number,
): number {
  const count = counterFor(model);
  const tools: Tool[] = [];
  let tokens = ANSWER_TOKENS;
  visit(body, {
    text: (text) => {
      tokens += count(text);
    },
    image: (url, detail) => {
      tokens += tokensOfImage(model, url, detail);
    },
    message: (isNamed) => {
      tokens += MESSAGE_TOKENS + (isNamed ? NAME_TOKENS : 0);
    },
    tool: (tool) => tools.push(tool),
  });
  return tokens + (tools.length === 0 ? 0 : toolTokens(tools, count, toolChars));
}

/** What messages take together, without the opening of the answer. */
export function messageTokens(messages: readonly object[], model: string): number {
  return promptTokens({ messages }, model, visitChat, 0) - ANSWER_TOKENS;
}

/** The model's own tokenizer where it is known and can be loaded, otherwise an estimate. */
export function counterFor(model: string): CountTokens {
  const encoding = encodingOf(model);
  return (encoding && tokenizer(encoding)) ?? estimateTokens;
}

interface FunctionCalling {
  estimateTokensInFunctions(tools: readonly Tool[], count: CountTokens): number;
}

/**
 * Models read tools as a TypeScript namespace; gpt-tokenizer writes it the way that was found to
 * match what OpenAI bills.
 */
function toolTokens(tools: readonly Tool[], count: CountTokens, toolChars: number): number {
  if (count !== estimateTokens) {
    const formula = load('gpt-tokenizer/functionCalling') as FunctionCalling | undefined;
    if (formula !== undefined) return formula.estimateTokensInFunctions(tools, count);
  }
  return Math.ceil(toolChars / 4);
}

function tokensOfImage(model: string, url: string | undefined, detail: unknown): number {
  return imageTokens(model, url === undefined ? undefined : imageSize(url), detail);
}
