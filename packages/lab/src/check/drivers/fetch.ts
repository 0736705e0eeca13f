import type { Call, Driver, Load, Outcome } from './driver.js';
import { asFields, nameOf } from './raised-fields.js';

/** fetch and a parser of server-sent events: the control, which believes what it is told. */
export async function fetchDriver(load: Load): Promise<Driver> {
  const { createParser } = await load('eventsource-parser');
  return {
    read: (error) => ({ exception: nameOf(error), message: String(error).slice(0, 300) }),
    async call(call) {
      const response = await send(call);
      const requestId = response.headers.get('x-request-id') ?? undefined;
      const seen = { status: response.status, ...(requestId === undefined ? {} : { requestId }) };
      if (!response.ok) return { end: 'raised', ...seen, ...errorIn(await response.text()) };
      if (!call.stream) return { ...plain(await response.text()), ...seen };
      let text = '';
      let failed: Partial<Outcome> | undefined;
      const parser = createParser({
        onEvent({ data }: { data: string }) {
          if (data === '[DONE]') return;
          const chunk = asFields(JSON.parse(data));
          if (chunk['error']) failed = errorIn(data);
          const choice = asFields((chunk['choices'] as unknown[] | undefined)?.[0]);
          text += String(asFields(choice['delta'])['content'] ?? '');
        },
      });
      const decoder = new TextDecoder();
      for await (const bytes of response.body ?? [])
        parser.feed(decoder.decode(bytes, { stream: true }));
      const { status: _, ...id } = seen;
      return failed === undefined
        ? { end: 'complete', text, ...id }
        : { end: 'raised', ...id, ...failed };
    },
  };
}

function send({ baseURL, key, model, stream, fields, raw }: Call): Promise<Response> {
  const { method, path, body, contentType, keyless }: NonNullable<Call['raw']> = raw ?? {
    method: 'POST',
    path: '/chat/completions',
    body: JSON.stringify({
      model,
      stream,
      messages: [{ role: 'user', content: 'Hello' }],
      ...fields,
    }),
  };
  return fetch(baseURL + path, {
    method,
    headers: {
      'content-type': contentType ?? 'application/json',
      ...(keyless === true ? {} : { authorization: `Bearer ${key}` }),
    },
    ...(body === undefined ? {} : { body }),
  });
}

function plain(body: string): Outcome {
  const { choices } = asFields(JSON.parse(body));
  const message = asFields(asFields((choices as unknown[] | undefined)?.[0])['message']);
  return { end: 'complete', text: String(message['content'] ?? '') };
}

function errorIn(body: string): Partial<Outcome> {
  try {
    const { code, type, param, message } = asFields(asFields(JSON.parse(body))['error']);
    return {
      ...(typeof code === 'string' || code === null ? { code } : {}),
      ...(typeof type === 'string' ? { type } : {}),
      ...(typeof param === 'string' || param === null ? { param } : {}),
      ...(typeof message === 'string' ? { message: message.slice(0, 300) } : {}),
    };
  } catch {
    return {};
  }
}
