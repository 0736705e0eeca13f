import type { Family } from '../clients/client.js';
import { agentsDriver } from './agents.js';
import { aiSdkDriver } from './ai-sdk.js';
import { anthropicDriver } from './anthropic.js';
import type { Driver, Load } from './driver.js';
import { fetchDriver } from './fetch.js';
import { genaiDriver } from './genai.js';
import { langchainDriver } from './langchain.js';
import { openaiDriver } from './openai.js';

/** One file a family. */
export const drivers: {
  readonly [F in Family]: (load: Load, packages: readonly string[]) => Promise<Driver>;
} = {
  openai: openaiDriver,
  'ai-sdk': aiSdkDriver,
  langchain: langchainDriver,
  agents: agentsDriver,
  anthropic: anthropicDriver,
  genai: genaiDriver,
  fetch: fetchDriver,
};
