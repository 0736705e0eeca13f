import { type FaultUpstream, type Scenario, startUpstream } from '@faultwire/lab';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { requestWithRetry } from '../src/backoff.js';
import { clientWithFreeModel } from '../src/free-model.js';
import { chatWithTwoFamilies } from '../src/other-family.js';
import { chatForScreen } from '../src/safe-chat.js';

const started: FaultUpstream[] = [];

async function provider(scenario?: Scenario): Promise<FaultUpstream> {
  const upstream = await startUpstream(scenario);
  started.push(upstream);
  return upstream;
}

const modelsAsked = ({ requests }: FaultUpstream): unknown[] =>
  requests.map(({ body }) => (body as { model: string }).model);

afterEach(async () => {
  for (const upstream of started.splice(0)) await upstream.close();
});

describe('an empty balance', () => {
  const paid = 'fault:insufficient_balance';
  const free = 'arcee-ai/trinity-mini:free';

  test('leads to the free model, and the paid one is asked again only after a top-up', async () => {
    const account = await provider();
    const { ask, toppedUp } = clientWithFreeModel(account.url, 'sr_demo');
    expect((await ask(paid, 'Hello')).model).toBe(free);
    expect((await ask(paid, 'Hello')).model).toBe(free);
    expect(modelsAsked(account)).toEqual([paid, free, free]);
    toppedUp();
    await ask(paid, 'Hello');
    expect(modelsAsked(account)).toEqual([paid, free, free, paid, free]);
  });
});

describe('backoff', () => {
  const body = { model: 'demo', messages: [{ role: 'user', content: 'Hello' }] };

  test('retries what may be retried, each wait below 500·2^(n-1) times the base of the test', async () => {
    const flaky = await provider({ rules: [{ fault: 'internal_error', times: 3 }] });
    const { status, attempts } = await requestWithRetry(flaky.url, body, { baseDelayMs: 4 });
    expect(status).toBe(200);
    expect(flaky.requests).toHaveLength(4);
    attempts.forEach(({ waitedMs }, retry) => {
      expect(waitedMs).toBeLessThanOrEqual(retry === 0 ? 0 : 4 * 2 ** (retry - 1));
    });
  });

  test.each([
    'invalid_request_error',
    'invalid_api_key',
    'insufficient_balance',
    'model_not_found',
  ])('does not retry %s', async (fault) => {
    const refusing = await provider();
    const asked = requestWithRetry(refusing.url, { ...body, model: `fault:${fault}` });
    await expect(asked).rejects.toMatchObject({ retryable: false });
    expect(refusing.requests).toHaveLength(1);
  });
});

describe('a family that keeps failing', () => {
  test('is left alone after five failures, and nobody notices', async () => {
    const failing = await provider({ rules: [{ fault: 'service_unavailable' }] });
    const other = await provider();
    const { ask, circuits } = chatWithTwoFamilies(
      { baseURL: failing.url, model: 'anthropic/claude-sonnet-4', apiKey: 'sk-1' },
      { baseURL: other.url, model: 'mistral/large', apiKey: 'sk-2' },
    );
    for (let call = 0; call < 20; call += 1)
      expect(await ask('Hello')).toMatch(/^mistral\/large: ./);
    // Five, and perhaps a probe: the provider itself says that it wants to be left alone for 1 s.
    expect(failing.requests.length).toBeLessThan(10);
    expect(other.requests).toHaveLength(20);
    expect(circuits()[0]?.failures).toBeGreaterThanOrEqual(5);
  });
});

describe('a chat on a screen', () => {
  test('shows the answer', async () => {
    const { url } = await provider();
    expect(await chatForScreen(url, 'Hello')).toMatchObject({
      incomplete: false,
      notice: undefined,
    });
  });

  test('marks a broken one as incomplete, and keeps what had come', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation(() => {});
    const { url } = await provider({ rules: [{ fault: 'clean_end' }] });
    const shown = await chatForScreen(url, 'Hello');
    expect(shown.incomplete).toBe(true);
    expect(shown.text.length).toBeGreaterThan(0);
    expect(shown.notice).toBe(
      'The request could not be completed right now. Please try again in a moment.',
    );
    expect(log).toHaveBeenCalledTimes(1);
    log.mockRestore();
  });

  test('says in a clean sentence what to do about an empty account', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation(() => {});
    const { url } = await provider();
    expect(await chatForScreen(url, 'Hello', 'fault:insufficient_balance')).toEqual({
      text: '',
      incomplete: false,
      notice: 'The account has no credit left for this model. Please top it up.',
    });
    log.mockRestore();
  });
});
