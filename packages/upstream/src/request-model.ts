/** Gemini names the model in the path (https://ai.google.dev/api/generate-content). */
const IN_PATH = /\/models\/([^/:]{1,256})(:\w{1,64})$/;

/** A request as far as fallbacks may change it. */
export interface ModelRequest {
  readonly path: string;
  readonly body: unknown;
}

/** What a request asks for. */
export interface Wanted {
  readonly model: string | undefined;
  /** Was a stream asked for? Undefined where the request does not say. */
  readonly stream: boolean | undefined;
}

/** What a request says of itself, read once. */
export interface RequestFacts extends Wanted {
  /** The same request for another model; undefined where it names none. */
  withModel(model: string): ModelRequest | undefined;
}

/** What a path says, where it names the model. */
export function wantedInPath(path: string): Wanted | undefined {
  const [, model, method] = IN_PATH.exec(path) ?? [];
  if (model === undefined) return undefined;
  return { model, stream: method === ':streamGenerateContent' ? true : undefined };
}

/** Reads the model and the wish for a stream out of a request: an object, or JSON as text or bytes. */
export function readRequest({ path, body }: ModelRequest): RequestFacts {
  const inPath = wantedInPath(path);
  if (inPath !== undefined) {
    return {
      ...inPath,
      withModel: (model) => ({ path: path.replace(IN_PATH, `/models/${model}$2`), body }),
    };
  }
  const model = modelAtHead(body);
  if (model !== undefined)
    return {
      model,
      stream: undefined,
      withModel: (other) => inFields(path, body, fieldsOf(body), other),
    };
  const fields = fieldsOf(body);
  const named = fields?.['model'];
  const stream = fields?.['stream'];
  return {
    model: typeof named === 'string' ? named : undefined,
    stream: typeof stream === 'boolean' ? stream : undefined,
    withModel: (other) => inFields(path, body, fields, other),
  };
}

function inFields(
  path: string,
  body: unknown,
  fields: Readonly<Record<string, unknown>> | undefined,
  model: string,
): ModelRequest | undefined {
  if (typeof fields?.['model'] !== 'string') return undefined;
  const changed = { ...fields, model };
  return { path, body: isText(body) ? JSON.stringify(changed) : changed };
}

/** Where SDKs write the model. */
const HEAD = /^\{\s{0,8}"model"\s{0,8}:\s{0,8}"([\w./:@+ -]{1,256})"\s{0,8}[,}]/;

/**
 * The model of a JSON text that begins with it, names no other and no `stream` at any depth, and
 * spells no key in escapes: then parsing would find nothing else. Chats are long, and parsing them
 * is a good part of what a call costs.
 */
function modelAtHead(body: unknown): string | undefined {
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) return undefined;
  const text =
    typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.length);
  const head = typeof text === 'string' ? text.slice(0, 320) : text.toString('latin1', 0, 320);
  const found = HEAD.exec(head);
  const others = ['"model"', '"stream"', '\\u'];
  if (found === null || others.some((other) => text.includes(other, found[0].length)))
    return undefined;
  return found[1];
}

const decoder = new TextDecoder();

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!isText(body)) return isRecord(body) ? body : undefined;
  try {
    const text = typeof body === 'string' ? body : decoder.decode(body);
    const parsed: unknown = text.trimStart().startsWith('{') ? JSON.parse(text) : undefined;
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isText(body: unknown): body is string | Uint8Array | ArrayBuffer {
  return typeof body === 'string' || body instanceof Uint8Array || body instanceof ArrayBuffer;
}

/** A plain object: what is sent as JSON, and no stream, form or blob. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (prototype as object).constructor?.name === 'Object';
}
