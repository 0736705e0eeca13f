import { asArray, isObject, read } from '../guarded.js';

/** Where the request formats of OpenAI, Anthropic and Gemini keep the prompt. */
const ROOTS = ['messages', 'input', 'prompt', 'contents', 'system', 'instructions'] as const;
/** Where a message keeps its words; images, audio and the names of roles are none. */
const WORDS = ['content', 'text', 'parts', 'arguments', 'output', 'input'] as const;
const MAX_PARTS = 10_000;

/** How many characters the prompt of a parsed body has; undefined where it has none. */
export function promptChars(body: unknown): number | undefined {
  const budget = { left: MAX_PARTS };
  let total: number | undefined;
  for (const root of ROOTS) {
    const value = read(body, root);
    if (value !== undefined && value !== null) total = (total ?? 0) + count(value, budget);
  }
  return total;
}

function count(value: unknown, budget: { left: number }): number {
  if (typeof value === 'string') return value.length;
  if (!isObject(value) || budget.left <= 0) return 0;
  budget.left -= 1;
  const elements = asArray(value, budget.left) ?? WORDS.map((key) => read(value, key));
  return elements.reduce<number>((sum, element) => sum + count(element, budget), 0);
}
