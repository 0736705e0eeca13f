import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import axios from 'axios';
import { classify } from '../../src/classify.js';
import { report } from '../../src/report.js';
import { behavesAsForeign } from './clients.js';
import { failing } from './provider.js';

behavesAsForeign(
  'axios',
  (url, { patienceMs, signal }) =>
    axios.post(
      `${url}/chat`,
      { prompt: 'a private prompt' },
      {
        timeout: patienceMs,
        headers: { authorization: 'Bearer sk-operator-0123456789abcdef' },
        ...(signal === undefined ? {} : { signal }),
      },
    ),
  '127.0.0.1',
);

describe('axios', () => {
  test('nothing of its config is told: no key, no prompt', async () => {
    const thrown = await failing({ status: 500, body: 'x' }, (url) =>
      axios.post(
        url,
        { prompt: 'a private prompt' },
        { headers: { authorization: 'Bearer sk-op' } },
      ),
    );
    const { upstream, evidence } = classify(thrown);
    const told = inspect([upstream, evidence, report(classify(thrown)).causes], { depth: 9 });
    expect(told).not.toContain('private');
    expect(told).not.toContain('sk-op');
  });

  test('a request that could not be built is the gateway’s defect', async () => {
    const thrown = await failing({}, () => axios.get('ftp://x'));
    expect(classify(thrown).code).toBe('internal_error');
  });
});
