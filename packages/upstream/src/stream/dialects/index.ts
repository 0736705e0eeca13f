import type { StreamDialect } from '@faultwire/core';
import type { Dialect } from '../dialect.js';
import { anthropic } from './anthropic.js';
import { chat } from './chat.js';
import { gemini } from './gemini.js';
import { responses } from './responses.js';

/** The four dialects by name. */
export const dialects: { readonly [D in StreamDialect]: Dialect } = {
  chat,
  responses,
  anthropic,
  gemini,
};
