/** A model that the gateway knows. */
export interface Model {
  readonly free: boolean;
  /** How many tokens prompt and answer may have together. */
  readonly contextTokens: number;
}

const models: ReadonlyMap<string, Model> = new Map([
  ['demo-small', { free: true, contextTokens: 32_768 }],
  ['demo-large', { free: false, contextTokens: 8_192 }],
]);

/** The model of this name, if it is one of ours. */
export function findModel(name: string): Model | undefined {
  return models.get(name);
}

/** Models that the fault upstream understands as a wish. */
export function isFaultModel(name: string): boolean {
  return name.startsWith('fault:');
}
