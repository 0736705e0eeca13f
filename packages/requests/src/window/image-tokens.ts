import { bareModel } from './encoding-of.js';

/** The size of an image in pixels. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
}

/**
 * How models pay for images, by family, as OpenAI publishes it ("Calculating costs",
 * https://platform.openai.com/docs/guides/images-vision#calculating-costs): a base and a price for
 * each tile of 512 pixels, or a factor for each patch of 32 pixels.
 */
const FORMULAS: readonly (readonly [RegExp, Formula])[] = [
  [/^(?:gpt-4\.1-nano|gpt-5-nano)/, { patch: 2.46 }],
  [/^(?:gpt-4\.1-mini|gpt-5-mini)/, { patch: 1.62 }],
  [/^o4-mini/, { patch: 1.72 }],
  [/^gpt-4o-mini/, { base: 2833, tile: 5667 }],
  [/^(?:gpt-4o|gpt-4\.1|gpt-4\.5|chatgpt-4o|gpt-4-)/, { base: 85, tile: 170 }],
  [/^(?:gpt-5(?:-chat-latest)?(?:-\d|$))/, { base: 70, tile: 140 }],
  [/^o[13](?:-|$)/, { base: 75, tile: 150 }],
];

type Formula = { readonly base: number; readonly tile: number } | { readonly patch: number };

/** What the cheapest known model pays for the smallest image: nothing that fits is refused for it. */
const UNKNOWN = 70;

const MAX_PATCHES = 1536;

/** The dearest of them: eight tiles of `gpt-4o-mini`. */
export const MOST_IMAGE_TOKENS = 2833 + 8 * 5667;

/**
 * @param pixels undefined for an image that lies elsewhere: the least that it can cost is taken.
 * @param detail the `detail` of the content part.
 */
export function imageTokens(model: string, pixels: Pixels | undefined, detail: unknown): number {
  const name = bareModel(model);
  const formula = FORMULAS.find(([family]) => family.test(name))?.[1];
  if (formula === undefined) return UNKNOWN;
  if ('patch' in formula) return Math.ceil((pixels ? patches(pixels) : 1) * formula.patch);
  if (detail === 'low' || pixels === undefined) return formula.base;
  return formula.base + formula.tile * tiles(pixels);
}

/** Scaled into 2048 × 2048, then to a shortest side of 768, then cut into squares of 512. */
function tiles({ width, height }: Pixels): number {
  const fit = Math.min(1, 2048 / Math.max(width, height));
  const shrink = Math.min(1, 768 / (Math.min(width, height) * fit)) * fit;
  // Rounded, so that 767.9999 does not make another row.
  const squares = (side: number): number => Math.ceil(Math.round(side * shrink) / 512);
  return squares(width) * squares(height);
}

function patches({ width, height }: Pixels): number {
  const plain = Math.ceil(width / 32) * Math.ceil(height / 32);
  return Math.min(plain, MAX_PATCHES);
}
