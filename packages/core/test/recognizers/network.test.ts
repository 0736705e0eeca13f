import http from 'node:http';
import https from 'node:https';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import createError from 'http-errors';
import { Agent, request } from 'undici';
import { answer } from '../../src/answer.js';
import { classify } from '../../src/classify.js';
import { rejection, serve } from './serving.js';

/** An address that refuses: its server has just gone. */
async function refused(): Promise<string> {
  const { url, close } = await serve(() => undefined);
  await close();
  return url;
}

function get(url: string, client: typeof http | typeof https = http): Promise<unknown> {
  return new Promise((resolve, reject) => {
    client
      .get(url, (response) => response.on('error', reject).on('end', resolve).resume())
      .on('error', reject);
  });
}

describe('Node, fetch and undici', () => {
  test.each([
    ['fetch', 'cause.code', (url: string) => fetch(url)],
    ['undici', 'code', (url: string) => request(url)],
    ['node:http', 'code', (url: string) => get(url)],
  ])('refused: %s', async (_, field, call) => {
    const fault = classify(await rejection(call(await refused())));
    expect(fault).toMatchObject({
      code: 'upstream_unreachable',
      status: 502,
      origin: 'upstream',
      retryable: true,
      evidence: { recognizer: 'network', by: 'code', value: 'ECONNREFUSED' },
    });
    expect([field, 'code']).toContain(fault.evidence.field);
    expect(answer(fault).body).not.toContain('127.0.0.1');
  });

  test.each([
    ['fetch', (url: string) => fetch(url)],
    ['undici', (url: string) => request(url)],
    ['node:http', (url: string) => get(url)],
  ])('reset before the answer: %s', async (_, call) => {
    const { url, close } = await serve((req) => req.socket.resetAndDestroy());
    const thrown = await rejection(call(url));
    await close();
    expect(classify(thrown).code).toBe('upstream_unreachable');
  });

  test.each([
    ['fetch', async (url: string) => (await fetch(url)).text()],
    ['undici', async (url: string) => (await request(url)).body.text()],
    ['node:http', (url: string) => get(url)],
  ])('cut inside the body: %s', async (_, call) => {
    const { url, close } = await serve((req, res) => {
      res.writeHead(200, { 'content-length': 100 });
      res.write('{"a', () => req.socket.resetAndDestroy());
    });
    const thrown = await rejection(call(url));
    await close();
    expect(classify(thrown).code).toBe('upstream_unreachable');
  });

  test('a name that does not resolve', async () => {
    const fault = classify(await rejection(fetch('http://provider.invalid/')));
    expect(fault.code).toBe('upstream_unreachable');
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(fault.evidence.value);
  });

  test('headers that do not come in time', async () => {
    const { url, close } = await serve(() => undefined);
    const dispatcher = new Agent({ headersTimeout: 20 });
    const thrown = await rejection(request(url, { dispatcher }));
    await dispatcher.destroy();
    await close();
    expect(classify(thrown)).toMatchObject({
      code: 'request_timeout',
      evidence: { value: 'UND_ERR_HEADERS_TIMEOUT' },
    });
  });

  test('a handshake with what speaks no TLS', async () => {
    const { url, close } = await serve(() => undefined);
    const thrown = await rejection(get(url.replace('http:', 'https:'), https));
    await close();
    expect(classify(thrown).code).toBe('upstream_unreachable');
  });

  test('a Unix socket that is not there is a connection, not a file', async () => {
    const thrown = await new Promise((resolve) => {
      connect({ path: '/nowhere/provider.sock' }).on('error', resolve);
    });
    expect(classify(thrown)).toMatchObject({
      code: 'upstream_unreachable',
      evidence: { recognizer: 'network', value: 'ENOENT' },
    });
  });

  // https://nodejs.org/api/tls.html#x509-certificate-error-codes, https://nodejs.org/api/errors.html,
  // https://undici.nodejs.org/#/docs/api/Errors
  test.each([
    ['CERT_HAS_EXPIRED', 'upstream_unreachable'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'upstream_unreachable'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'upstream_unreachable'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'upstream_unreachable'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'upstream_unreachable'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'upstream_unreachable'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'upstream_unreachable'],
    ['EPROTO', 'upstream_unreachable'],
    ['EPIPE', 'upstream_unreachable'],
    ['EAI_AGAIN', 'upstream_unreachable'],
    ['EHOSTUNREACH', 'upstream_unreachable'],
    ['UND_ERR_SOCKET', 'upstream_unreachable'],
    ['HPE_INVALID_CONSTANT', 'upstream_unreachable'],
    ['ETIMEDOUT', 'request_timeout'],
    ['ESOCKETTIMEDOUT', 'request_timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'request_timeout'],
    ['UND_ERR_BODY_TIMEOUT', 'request_timeout'],
    ['ERR_TLS_HANDSHAKE_TIMEOUT', 'request_timeout'],
  ])('%s: %s', (code, expected) => {
    const failed = Object.assign(new Error('x'), { code });
    expect(classify(failed).code).toBe(expected);
    expect(classify(new TypeError('fetch failed', { cause: failed })).code).toBe(expected);
  });

  test('every address of a host was tried: the AggregateError of the last step', () => {
    const tries = ['::1', '127.0.0.1'].map((address) =>
      Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: 'ECONNREFUSED' }),
    );
    const thrown = new TypeError('fetch failed', { cause: new AggregateError(tries) });
    expect(classify(thrown)).toMatchObject({
      code: 'upstream_unreachable',
      evidence: { recognizer: 'network', by: 'code', value: 'ECONNREFUSED' },
    });
  });

  test('fetch failed, and nobody knows why', () => {
    expect(classify(new TypeError('fetch failed'))).toMatchObject({
      code: 'upstream_unreachable',
      evidence: { recognizer: 'network', by: 'text', field: 'message', value: 'fetch failed' },
    });
  });

  test('a TypeError of code is a defect', () => {
    expect(classify(new TypeError('x is not a function')).code).toBe('internal_error');
  });

  test('what the app declares as the fault of the caller stays that', () => {
    const lost = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    expect(
      classify(createError(400, lost, { message: 'the callback host is unknown' })),
    ).toMatchObject({
      code: 'invalid_request_error',
      message: 'the callback host is unknown',
    });
    const late = createError(503, 'Response timeout', { code: 'ETIMEDOUT' });
    expect(classify(late).code).toBe('request_timeout');
  });
});
