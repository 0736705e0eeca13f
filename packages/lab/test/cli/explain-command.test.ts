import { catalog } from '@faultwire/core';
import { describe, expect, test } from '@jest/globals';
import { runCli } from '../../src/cli/run-cli.js';
import { keptConsole } from './console.js';

const secrets = [
  'sk-proj-Zx81hQvPq27LmT4wYb6N',
  'gsk_A8s7Df6gH5jK4lQ3wE2rT1yU',
  'AIzaSyD4f6G8h0J2k4L6m8N0p2Q4r6S8t0',
];

async function explained(input: string, ...args: string[]): Promise<string> {
  const io = keptConsole(input);
  expect(await runCli(['explain', ...args], io)).toBe(0);
  return io.printed.out;
}

describe('faultwire explain', () => {
  test('says what it means, what decided, whose fault, whether to retry, what to do', async () => {
    const text = await explained('HTTP/1.1 429 Too Many Requests\nretry-after: 34\n\n{}');
    expect(text).toContain('rate_limit_exceeded (429 rate_limit_error)');
    expect(text).toContain('decided: recognizer');
    expect(text).toContain("fault: the provider's");
    expect(text).toContain('retry: a retry helps after a wait, in 34 s');
    expect(text).toContain('what to do: The caller waits as told');
  });

  test.each(Object.keys(catalog))('knows what to do about %s', async (code) => {
    const account = JSON.parse(await explained('', '--json', code));
    expect(account.code).toBe(code);
    expect(account.cause.length).toBeGreaterThan(20);
    expect(account.cure.length).toBeGreaterThan(20);
  });

  test('says what callers hear where the key was the gateway’s own', async () => {
    const body = '{"error":{"code":"invalid_api_key","message":"no"}}';
    expect(JSON.parse(await explained(body, '--json'))).toMatchObject({
      code: 'invalid_api_key',
      status: 401,
      retry: 'no',
      with_operator_key: 'upstream_rejected',
    });
  });

  test.each(secrets)('prints no secret that it was given: %s', async (secret) => {
    for (const input of [
      secret,
      `{"error":{"message":"Incorrect API key provided: ${secret}","code":"${secret}","type":"${secret}","param":"${secret}"}}`,
      `{"status":401,"headers":{"x-request-id":"${secret}"},"provider":"${secret}","body":"bad key ${secret}"}`,
      `HTTP/1.1 401 ${secret}\nauthorization: Bearer ${secret}\n\nno such key: ${secret}`,
      `{"level":50,"err":{"message":"${secret}","status":401,"code":"${secret}"},"msg":"${secret}"}`,
      `Error: connect ECONNREFUSED https://user:${secret}@host/`,
      `{"code":"overloaded","message":"${secret}","param":"${secret}","provider":"${secret}","evidence":{"recognizer":"${secret}","by":"code","value":"${secret}"}}`,
    ]) {
      expect(await explained(input)).not.toContain(secret.slice(8));
      expect(await explained(input, '--json')).not.toContain(secret.slice(8));
    }
  });

  test('several records give one line of JSON each', async () => {
    const record = '{"id":"a","status":529,"body":""}\n{"id":"b","status":504,"body":""}';
    const lines = (await explained(record, '--json')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(['a', 'b']);
  });

  test('nothing at all, or an option that is none, is asked wrongly', async () => {
    const io = keptConsole(' \n');
    expect(await runCli(['explain'], io)).toBe(2);
    expect(io.printed.err).toContain('nothing was given to explain');
    expect(await runCli(['explain', '--jsn'], io)).toBe(2);
    expect(await runCli(['explian'], io)).toBe(2);
    expect(await runCli(['--help'], io)).toBe(0);
  });
});
