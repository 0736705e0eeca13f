import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { fault } from '../../src/fault.js';
import { asUnrouted, unanswered, unrouted } from '../../src/node/unrouted.js';

const allow = {
  '/v1/chat/completions': ['POST'],
  '/v1/models': ['GET'],
  '/v1/models/:model': ['GET', 'DELETE'],
};

const asking = (method: string, url: string, more: object = {}): IncomingMessage =>
  ({ method, url, headers: {}, ...more }) as IncomingMessage;

describe('unrouted', () => {
  test.each([
    ['GET', '/v1/chat/completions', 'POST'],
    ['PATCH', '/v1/chat/completions?model=x', 'POST'],
    ['POST', '/v1/models', 'GET, HEAD'],
    ['POST', '/v1/models/', 'GET, HEAD'],
    ['POST', '/v1/models/demo-small', 'DELETE, GET, HEAD'],
  ])('%s %s: 405 with Allow: %s', (method, url, expected) => {
    const { code, headers } = unrouted(asking(method, url), allow);
    expect([code, headers['allow']]).toEqual(['method_not_allowed', expected]);
  });

  test.each([
    ['GET', '/'],
    ['GET', '/v1/chat'],
    ['GET', '/v1/models/a/b'],
    ['GET', '/V1/models/'.toUpperCase()],
    ['HEAD', '/v1/models'],
    ['POST', '/v1/chat/completions'],
    ['GET', '/constructor'],
  ])('%s %s: 404', (method, url) => {
    expect(unrouted(asking(method, url), allow).code).toBe('not_found');
  });

  test.each([
    ['GET', '/v1/%E0%A4%A'],
    ['POST', '/%'],
    ['PUT', '/v1/models/%zz?x=1'],
  ])('%s %s cannot be decoded: 400', (method, url) => {
    const { code, message } = unrouted(asking(method, url), allow);
    expect([code, message]).toEqual([
      'invalid_request_error',
      'the URL of the request is malformed',
    ]);
  });

  test('a query may hold anything', () => {
    expect(unrouted(asking('GET', '/nowhere?q=%E0%A4%A'), allow).code).toBe('not_found');
  });

  test('goes by the whole path, where a mounted router sees only its end', () => {
    const req = asking('GET', '/chat/completions', { originalUrl: '/v1/chat/completions' });
    expect(unrouted(req, allow).code).toBe('method_not_allowed');
  });

  test('without the option everything is not found', () => {
    expect(unrouted(asking('GET', '/v1/models'), undefined).code).toBe('not_found');
  });
});

describe('unanswered', () => {
  test.each([
    [405, 'GET', 'method_not_allowed', 'GET, HEAD'],
    [405, 'post, GET, HEAD', 'method_not_allowed', 'GET, HEAD, POST'],
    [405, undefined, 'method_not_allowed', undefined],
    [501, 'HEAD, GET', 'method_not_allowed', 'GET, HEAD'],
    [501, '', 'not_found', undefined],
    [501, undefined, 'not_found', undefined],
    [404, undefined, 'not_found', undefined],
    [401, undefined, 'invalid_api_key', undefined],
    [418, undefined, 'invalid_request_error', undefined],
    [500, undefined, 'internal_error', undefined],
  ])('%i with Allow: %s is %s', (status, said, code, expected) => {
    const found = unanswered(asking('POST', '/x'), { status, allow: said }, undefined);
    expect([found.code, found.headers['allow']]).toEqual([code, expected]);
  });
});

describe('asUnrouted', () => {
  const notFound = fault('not_found', { message: 'Cannot GET /x?a=1' });

  test('the words of a router are none of the application', () => {
    const thrown = { message: 'Cannot GET /x?a=1' };
    const told = asUnrouted(notFound, thrown, asking('GET', '/x?a=1'), allow);
    expect(told.message).toBe('not found');
  });

  test("Fastify's default handler is known by its code", () => {
    const thrown = { code: 'FST_ERR_NOT_FOUND', message: 'Not Found' };
    const told = asUnrouted(notFound, thrown, asking('GET', '/v1/chat/completions'), allow);
    expect(told.headers['allow']).toBe('POST');
  });

  test('a not_found of the application stays as it is', () => {
    const thrown = { message: 'no such order' };
    expect(asUnrouted(notFound, thrown, asking('GET', '/x'), allow)).toBe(notFound);
    expect(asUnrouted(notFound, notFound, asking('GET', '/x?a=1'), allow)).toBe(notFound);
  });

  test('a thrown 501 on a listed path is a refused method', () => {
    const internal = fault('internal_error');
    const thrown = Object.assign(new Error('Not Implemented'), { status: 501 });
    expect(asUnrouted(internal, thrown, asking('LINK', '/v1/models'), allow)).toMatchObject({
      code: 'method_not_allowed',
      headers: { allow: 'GET, HEAD' },
    });
    expect(asUnrouted(internal, thrown, asking('LINK', '/other'), allow)).toBe(internal);
  });
});
