import {
  type Fault,
  type FaultCode,
  type FaultOptions,
  fault,
  type Report,
  type RequestInfo,
  report,
} from '@faultwire/core';

/** What an adapter knows of a request. */
export function requestOf(facts: Partial<RequestInfo> = {}): RequestInfo {
  return {
    id: 'req-1',
    signal: new AbortController().signal,
    method: 'POST',
    route: '/v1/chat/completions',
    startedAt: performance.now(),
    model: 'gpt-4o',
    provider: 'openai',
    stream: false,
    promptChars: 12,
    keyHint: 'a1b2c3d4e5f6',
    firstTokenMs: undefined,
    attempts: [],
    ...facts,
  };
}

/** A failed request as an adapter tells it: its report, the fault, the request. */
export function failureOf(
  code: FaultCode,
  facts: Partial<RequestInfo> = {},
  options: FaultOptions = {},
): [Report, Fault, RequestInfo] {
  const made = fault(code, options);
  const request = requestOf(facts);
  return [report(made, request), made, request];
}
