import { load } from '../../load/require.cjs';
import { imageSize } from '../media/image-size.js';
import { visitChat } from './chat-prompt.js';
import { encodingOf } from './encoding-of.js';
import { imageTokens } from './image-tokens.js';
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
const ANSWER_TOKENS = 3;

/** More than the words that surround a tool, whatever the tokenizer. */
const TOOL_FRAME = 64;

/** No code unit of UTF-16 takes more than three bytes of UTF-8, and no token is less than a byte. */
const BYTES_PER_UNIT = 3;

/**
 * A number of tokens that the prompt cannot exceed.
 *
 * @param measure what a text takes at most: its bytes, or in a hurry three times its length.
 * @param schemaChars the size of all JSON Schemas of the body.
 */
export function tokensAtMost(
  body: Body,
  model: string,
  visit: VisitPrompt,
  schemaChars: number,
  measure: 'length' | 'bytes',
): number {
  const size = measure === 'bytes' ? utf8Bytes : (text: string) => text.length * BYTES_PER_UNIT;
  let tokens = ANSWER_TOKENS + schemaChars * BYTES_PER_UNIT;
  visit(body, {
    text: (text) => {
      tokens += size(text);
    },
    image: (url, detail) => {
      tokens += tokensOfImage(model, url, detail);
    },
    message: () => {
      tokens += MESSAGE_TOKENS + 1;
    },
    tool: ({ name, description }) => {
      tokens += TOOL_FRAME;
      for (const text of [name, description]) if (typeof text === 'string') tokens += size(text);
    },
  });
  return tokens;
}

/** The tokens of the prompt: counted where the model's tokenizer is known, estimated elsewhere. */
export function promptTokens(
  body: Body,
  model: string,
  visit: VisitPrompt,
  schemaChars: number,
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
    message: () => {
      tokens += MESSAGE_TOKENS;
    },
    tool: (tool) => tools.push(tool),
  });
  return tokens + (tools.length === 0 ? 0 : toolTokens(tools, count, schemaChars));
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
function toolTokens(tools: readonly Tool[], count: CountTokens, schemaChars: number): number {
  if (count !== estimateTokens) {
    const formula = load('gpt-tokenizer/functionCalling') as FunctionCalling | undefined;
    if (formula !== undefined) return formula.estimateTokensInFunctions(tools, count);
  }
  let tokens = Math.ceil(schemaChars / 4);
  for (const { name, description } of tools)
    for (const text of [name, description]) if (typeof text === 'string') tokens += count(text);
  return tokens;
}

function tokensOfImage(model: string, url: string | undefined, detail: unknown): number {
  return imageTokens(model, url === undefined ? undefined : imageSize(url), detail);
}
