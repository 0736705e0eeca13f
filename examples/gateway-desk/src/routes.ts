import type { StreamDialect } from '@faultwire/core';

/** What the gateway forwards. */
export type RouteName = 'models' | 'chat' | 'responses' | 'embeddings' | 'messages' | 'gemini';

/** Those that have a request body. */
export type PostName = Exclude<RouteName, 'models'>;

/** One of its routes. */
export interface Route {
  /** Below the profile's base path, and the same at the provider; Gemini's begins at the root. */
  readonly path: string;
  /** The dialect of its streams. */
  readonly dialect: StreamDialect;
}

/** Every route. */
export const routes: { readonly [N in RouteName]: Route } = {
  models: { path: '/models', dialect: 'chat' },
  chat: { path: '/chat/completions', dialect: 'chat' },
  responses: { path: '/responses', dialect: 'responses' },
  embeddings: { path: '/embeddings', dialect: 'chat' },
  messages: { path: '/messages', dialect: 'anthropic' },
  gemini: { path: '/v1beta/models', dialect: 'gemini' },
};

/** Which methods each path knows: the option `allow` of every adapter. */
export function allowedMethods(basePath: string): Record<string, readonly string[]> {
  const { models, gemini, ...posts } = routes;
  const allow: Record<string, readonly string[]> = { [basePath + models.path]: ['GET'] };
  for (const { path } of Object.values(posts)) allow[basePath + path] = ['POST'];
  return { ...allow, [`${gemini.path}/:call`]: ['POST'] };
}

/** A Gemini call says its model in the path: `/v1beta/models/MODEL:generateContent?alt=sse`. */
export interface GeminiCall {
  readonly model: string;
  /** The path and query for the provider; the caller's `key` is not for it. */
  readonly path: string;
}

/** Reads a Gemini call from a URL; undefined where it is none. */
export function geminiCall(url: string): GeminiCall | undefined {
  const { pathname, searchParams } = new URL(url, 'http://gateway.invalid');
  const model = /^\/v1beta\/models\/(.+):(?:g|streamG)enerateContent$/.exec(pathname)?.[1];
  if (model === undefined) return undefined;
  searchParams.delete('key');
  const query = searchParams.size > 0 ? `?${searchParams}` : '';
  return { model: decodeURIComponent(model), path: pathname + query };
}
