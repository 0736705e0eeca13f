import { type Fault, fault } from '../fault.js';
import { read, readArray, readNumber, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import type { FaultCode } from '../types.js';
import { abort } from './abort.js';
import { hostOf, noAnswer } from './foreign/no-answer.js';
import { upstreamFault } from './foreign/upstream-fault.js';
import { network } from './network.js';

const BRAND = Symbol.for('vercel.ai.error');

/** https://ai-sdk.dev/docs/reference/ai-sdk-errors: those that say something beside APICallError. */
const MEANINGS: Readonly<Record<string, FaultCode>> = {
  AI_EmptyResponseBodyError: 'upstream_unreachable',
  AI_InvalidResponseDataError: 'upstream_unreachable',
  AI_JSONParseError: 'upstream_unreachable',
  AI_NoContentGeneratedError: 'upstream_unreachable',
  AI_NoObjectGeneratedError: 'upstream_unreachable',
  AI_NoOutputGeneratedError: 'upstream_unreachable',
  AI_ToolExecutionError: 'tool_execution_failed',
  AI_TypeValidationError: 'upstream_unreachable',
};

/** The AI SDK (4 to 7): branded by `Symbol.for('vercel.ai.error')`, told apart by name. */
export const aiSdk: Recognizer = {
  name: 'ai-sdk',
  recognize(thrown) {
    const name = readString(thrown, 'name', 64) ?? '';
    if (read(thrown, BRAND) !== true && !name.startsWith('AI_')) return undefined;
    if (name === 'AI_APICallError') return callFault(thrown, name);
    if (name === 'AI_RetryError') return lastOf(thrown);
    if (name === 'AI_NoSuchModelError') return noSuchModel(thrown, name);
    const code = Object.hasOwn(MEANINGS, name) ? MEANINGS[name] : undefined;
    return code && fault(code, { evidence: { by: 'name', field: 'name', value: name } });
  },
};

function callFault(thrown: unknown, name: string): Fault {
  const status = readNumber(thrown, 'statusCode');
  const message = readString(thrown, 'message', 2048);
  const provider = hostOf(read(thrown, 'url'), 'ai-sdk');
  if (status === undefined)
    return noAnswer(
      thrown,
      'upstream_unreachable',
      provider,
      { by: 'name', field: 'name', value: name },
      message,
    );
  return upstreamFault({
    provider,
    status,
    headers: read(thrown, 'responseHeaders'),
    body: read(thrown, 'responseBody') ?? read(thrown, 'data'),
    message,
    field: 'statusCode',
  });
}

function noSuchModel(thrown: unknown, name: string): Fault {
  return fault('model_not_found', {
    param: 'model',
    found: readString(thrown, 'modelId', 256),
    evidence: { by: 'name', field: 'name', value: name },
  });
}

/** After its retries the SDK throws a RetryError; the last attempt tells how it ended. */
function lastOf(thrown: unknown): Fault | undefined {
  const last = read(thrown, 'lastError') ?? readArray(thrown, 'errors')?.at(-1);
  if (readString(last, 'name', 64) === 'AI_RetryError') return undefined;
  return aiSdk.recognize(last) ?? abort.recognize(last) ?? network.recognize(last);
}
