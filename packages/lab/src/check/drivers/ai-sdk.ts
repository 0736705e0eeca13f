import type { Driver, Load, Outcome } from './driver.js';
import { asFields, nameOf } from './raised-fields.js';

/** The AI SDK: `generateText`, and `streamText` read by its fullStream. */
export async function aiSdkDriver(load: Load, packages: readonly string[]): Promise<Driver> {
  Reflect.set(globalThis, 'AI_SDK_LOG_WARNINGS', false);
  const { generateText, streamText } = await load('ai');
  const native = packages.includes('@ai-sdk/openai');
  const { createOpenAI } = native ? await load('@ai-sdk/openai') : {};
  const { createOpenAICompatible } = native ? {} : await load('@ai-sdk/openai-compatible');
  return {
    read: readRaised,
    async call({ baseURL, key: apiKey, model: name, stream, fields }) {
      const provider = native
        ? createOpenAI({ baseURL, apiKey })
        : createOpenAICompatible({ name: 'check', baseURL, apiKey });
      const request = { model: provider(name), prompt: 'Hello', ...fields };
      if (!stream) {
        const { text, finishReason } = await generateText(request);
        return { end: isWhole(finishReason) ? 'complete' : 'flagged', text };
      }
      const result = streamText({ ...request, onError() {} });
      let text = '';
      let finish: unknown;
      for await (const part of result.fullStream) {
        if (part.type === 'error') throw part.error;
        if (part.type === 'text-delta') text += part.text ?? part.delta ?? '';
        if (part.type === 'finish') finish = part.finishReason;
      }
      return { end: isWhole(finish) ? 'complete' : 'flagged', text };
    },
  };
}

function isWhole(finishReason: unknown): boolean {
  const word = asFields(finishReason)['unified'] ?? finishReason;
  return ['stop', 'length', 'tool-calls', 'content-filter'].includes(String(word));
}

/** After retries the last error is the one to look at; in a stream it is the frame's own object. */
function readRaised(error: unknown): Omit<Outcome, 'end'> {
  const last = asFields(asFields(error)['lastError'] ?? error);
  const { statusCode, message } = last;
  const inner = asFields(asFields(last['data'])['error'] ?? last['error'] ?? last);
  const { code, type, param } = inner;
  const requestId = asFields(last['responseHeaders'])['x-request-id'];
  return {
    exception: nameOf(error),
    ...(typeof statusCode === 'number' ? { status: statusCode } : {}),
    ...(typeof code === 'string' || code === null ? { code } : {}),
    ...(typeof type === 'string' ? { type } : {}),
    ...(typeof param === 'string' || param === null ? { param } : {}),
    ...(typeof requestId === 'string' ? { requestId } : {}),
    ...(typeof message === 'string' ? { message: message.slice(0, 300) } : {}),
  };
}
