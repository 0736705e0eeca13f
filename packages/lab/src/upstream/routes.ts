import type { StreamDialect } from '@faultwire/core';

/** What a path of the fault upstream serves. */
export type RouteKind = 'chat' | 'responses' | 'embeddings' | 'models' | 'messages' | 'gemini';

/** A request's path, understood. */
export interface Route {
  readonly kind: RouteKind;
  /** The dialect of its streams and of its failures. */
  readonly dialect: StreamDialect;
  readonly method: 'GET' | 'POST';
  /** Gemini says model and streaming in the path. */
  readonly model?: string;
  readonly stream?: boolean;
}

const bySuffix: readonly (readonly [suffix: string, route: Route])[] = [
  ['/chat/completions', { kind: 'chat', dialect: 'chat', method: 'POST' }],
  ['/responses', { kind: 'responses', dialect: 'responses', method: 'POST' }],
  ['/embeddings', { kind: 'embeddings', dialect: 'chat', method: 'POST' }],
  ['/models', { kind: 'models', dialect: 'chat', method: 'GET' }],
  ['/messages', { kind: 'messages', dialect: 'anthropic', method: 'POST' }],
];

const gemini = /\/models\/(.+):(generateContent|streamGenerateContent)$/;

/** Finds the route by the end of the path, so that any base path (`/v1`, `/ai`, none) will do. */
export function findRoute(path: string): Route | undefined {
  const call = gemini.exec(path);
  if (call?.[1] !== undefined) {
    const stream = call[2] === 'streamGenerateContent';
    return { kind: 'gemini', dialect: 'gemini', method: 'POST', model: decoded(call[1]), stream };
  }
  return bySuffix.find(([suffix]) => path.endsWith(suffix))?.[1];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone % is part of the name then
  }
}
