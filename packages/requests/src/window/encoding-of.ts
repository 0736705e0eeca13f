/** The encodings of gpt-tokenizer that chat and embedding models of today use. */
export type Encoding = 'cl100k_base' | 'o200k_base';

/**
 * Model families and their encodings, as OpenAI's tiktoken has them
 * (https://github.com/openai/tiktoken/blob/main/tiktoken/model.py). A gateway's prefix
 * (`openai/gpt-4o`) does not change the model.
 */
const FAMILIES: readonly (readonly [RegExp, Encoding])[] = [
  [/^(?:gpt-4o|gpt-4\.1|gpt-4\.5|gpt-[5-9]|chatgpt-4o|o[134](?:-|$)|gpt-oss|codex-)/, 'o200k_base'],
  [/^(?:gpt-4(?:-|$)|gpt-3\.5|text-embedding-)/, 'cl100k_base'],
];

/** @returns undefined for a model whose tokenizer is not known. */
export function encodingOf(model: string): Encoding | undefined {
  const name = bareModel(model);
  return FAMILIES.find(([family]) => family.test(name))?.[1];
}

/** The model without the prefix of a gateway: `openai/gpt-4o` is `gpt-4o`. */
export function bareModel(model: string): string {
  return model
    .slice(0, 200)
    .replace(/^openai\//, '')
    .replace(/^ft:/, '');
}
