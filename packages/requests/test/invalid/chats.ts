import { bodies, top } from './bodies.js';
import { content } from './content.js';
import { calls, messages } from './messages.js';
import { cross, inside } from './parameters.js';
import { schemas } from './schemas.js';
import { tools } from './tools.js';
import type { Wrong } from './wrong.js';

/** Every wrong chat request of this folder. */
export const invalidChats: readonly Wrong[] = [
  ...bodies,
  ...top,
  ...inside,
  ...messages,
  ...content,
  ...calls,
  ...tools,
  ...cross,
  ...schemas,
];
