import { has, readPath, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import { isSdkError, sdkFault } from './openai.js';

/**
 * @anthropic-ai/sdk: built like the openai client, but `error` is the whole body,
 * `{ type: 'error', error: { type, message } }`, and the request id comes as `request-id`.
 */
export const anthropic: Recognizer = {
  name: 'anthropic',
  recognize(thrown) {
    if (!isSdkError(thrown)) return undefined;
    const own = has(thrown, 'apiMessage') || readPath(thrown, 'error', 'type') === 'error';
    const named = /Anthropic/.test(readString(thrown, 'name', 64) ?? '');
    return own || named ? sdkFault(thrown, 'anthropic') : undefined;
  },
};
