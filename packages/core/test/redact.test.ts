import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { redact } from '../src/redact.js';
import { ordinaryLines } from './fixtures/ordinary-lines.js';

/** Put together here, so that no scanner takes this file for a leak. */
const form = (...parts: string[]): string => parts.join('');
const letters = 'aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA';
const key = letters + letters;

/** The forms that the services' own documentation shows: the text, and what must be gone from it. */
const secrets: readonly (readonly [name: string, text: string, secret: string])[] = [
  ['OpenAI', form('key sk', '-', letters), letters],
  ['OpenAI project', form('sk', '-proj-', letters, '_', letters, '-T3'), letters],
  ['OpenAI service account', form('sk', '-svcacct-', letters), letters],
  [
    'OpenAI, half masked',
    form('Incorrect API key provided: sk', '-proj-****************wXyZ.'),
    'wXyZ',
  ],
  ['OpenAI, dotted mask', form('sk', '-ab12...wXyZ'), 'wXyZ'],
  ['Anthropic', form('sk', '-ant-api03-', letters, '-', letters, 'AA'), letters],
  ['OpenRouter', form('sk', '-or-v1-', '0123456789abcdef'.repeat(4)), '0123456789abcdef'],
  ['DeepSeek', form('sk', '-0123456789abcdef0123456789abcdef'), '0123456789abcdef'],
  ['SolRouter', form('sr', '_', letters), letters],
  ['Groq', form('gsk', '_', letters, letters), letters],
  ['xAI', form('xai', '-', key), letters],
  ['Perplexity', form('pplx', '-', key), letters],
  ['Hugging Face', form('hf', '_', 'aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH'), 'aBcDeFgH'],
  ['Replicate', form('r8', '_', letters), letters],
  ['Fireworks', form('fw', '_', letters.slice(0, 24)), letters.slice(0, 24)],
  ['NVIDIA', form('nvapi', '-', key), letters],
  ['Cerebras', form('csk', '-', key), letters],
  ['Google API key', form('?key=AI', 'za', 'Sy', letters), letters],
  ['Google OAuth', form('ya', '29.', 'a0', letters), letters],
  ['Google client secret', form('GOC', 'SPX-', letters), letters],
  ['AWS id', form('AK', 'IA', 'IOSFODNN7EXAMPLE'), 'IOSFODNN7'],
  [
    'AWS pair',
    form('AK', 'IA', 'IOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG/bPxRfiCY', 'EXAMPLEKEY'),
    'wJalrXUtn',
  ],
  [
    'AWS secret',
    form('aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY', 'EXAMPLEKEY'),
    'wJalrXUtn',
  ],
  ['AWS presigned', 'GET /b?X-Amz-Signature=0123456789abcdef0123456789abcdef', '0123456789abcdef'],
  ['GitHub', form('gh', 'p_', letters), letters],
  ['GitHub server', form('gh', 's_', letters), letters],
  ['GitHub fine-grained', form('github', '_pat_', '11ABCDEFG0', letters), letters],
  ['GitLab', form('glp', 'at-', letters.slice(0, 20)), letters.slice(0, 20)],
  ['npm', form('np', 'm_', letters, 'aB3d'), letters],
  ['Slack bot', form('xo', 'xb-', '123456789012-123456789012-', letters), letters],
  ['Slack app', form('xa', 'pp-', '1-A012-123-', letters), letters],
  ['Slack hook', form('https://hooks.slack', '.com/services/T000/B000/', letters), letters],
  [
    'SendGrid',
    form('SG', '.', letters.slice(0, 22), '.', letters, 'abcdefghijk'),
    letters.slice(0, 22),
  ],
  ['Stripe', form('sk', '_live_', letters), letters],
  ['Telegram', form('123456789', ':AA', letters, 'x'), letters],
  ['Bearer', form('authorization: Bearer ', letters), letters],
  ['AWS request', `Credential=x, Signature=${'0123456789abcdef'.repeat(4)}`, '0123456789abcdef'],
  ['Bearer in an address', form('x?h=Bearer%20', letters), letters],
  ['Basic', 'Authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
  ['Basic, padded', 'basic YWxhZGRpbjpvcGVuc2VzYW1l', 'YWxhZGRp'],
  ['another scheme', form('"authorization":"ApiKey ', letters, '"'), letters],
  ['no scheme', form('authorization: ', letters), letters],
  ['JWT', form('ey', 'JhbGciOiJIUzI1NiJ9.', 'eyJzdWIiOiIxMjM0In0.', letters), 'eyJzdWIi'],
  ['address', 'postgres://app:s3cretpass@db.internal:5432/app', 's3cretpass'],
  ['address without digits', 'redis://:correcthorse@cache:6379', 'correcthorse'],
  [
    'PEM',
    form('-----BEGIN ', 'PRIVATE KEY-----\\nMIIEvQIBADANBg\\n-----END PRIVATE KEY-----'),
    'MIIEvQ',
  ],
  ['PEM cut off', form('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIEvQIBADANBg'), 'MIIEvQ'],
  ['JSON value', '{"api_key":"0123456789abcdef0123456789abcdef"}', '0123456789abcdef'],
  ['escaped JSON value', '{\\"apiKey\\":\\"f00dfeed12345678\\"}', 'f00dfeed'],
  ['environment file', 'OPENAI_API_KEY=abcd1234efgh5678', 'abcd1234'],
  ['header', 'x-api-key: 5f4dcc3b5aa765d61d8327deb882cf99', '5f4dcc3b'],
  ['Azure header', 'ocp-apim-subscription-key: 5f4dcc3b5aa765d61d8327deb882cf99', '5f4dcc3b'],
  ['password', 'login failed: password=hunter2!', 'hunter2'],
  ['password without digits', 'PASSWORD=correcthorsebattery', 'correcthorse'],
  ['client secret', 'client_secret=9f8e7d6c5b4a', '9f8e7d6c'],
  ['cookie', 'cookie: theme=dark; session=f3a1b2c4d5e6; id=77aa88bb', 'f3a1b2c4d5e6'],
  ['set-cookie', '"set-cookie":"sid=s%3Af3a1b2c4d5e6.xyz; HttpOnly"', 'f3a1b2c4d5e6'],
  ['signature', 'https://x.blob.example/c?sv=2024&sig=aB3%2FdE6gH9jK2mN5%3D&se=1', 'aB3%2FdE6'],
  ['key in an address', 'GET https://api.example/v1?key=0123abcd4567efgh&alt=sse', '0123abcd'],
  ['image', `data:image/png;base64,${'iVBORw0KGgoAAAANSUhEUg'.repeat(8)}==`, 'iVBORw0KGgo'],
];

describe('redact', () => {
  test.each(secrets)('takes out: %s', (_name, text, secret) => {
    expect(text).toContain(secret);
    for (const around of [text, `before ${text} after`, JSON.stringify({ text }), `(${text})`]) {
      expect(redact(around)).not.toContain(secret);
      expect(redact(around)).toContain('***');
    }
  });

  test('keeps what tells keys apart by kind, and the text around them', () => {
    expect(redact(form('Incorrect API key provided: sk', '-proj-abcd1234efgh5678'))).toBe(
      'Incorrect API key provided: sk-***',
    );
    expect(redact('postgres://app:s3cretpass@db:5432/app is away')).toBe(
      'postgres://app:***@db:5432/app is away',
    );
    expect(redact('a=1&api_key=abcd1234efgh&b=2')).toBe('a=1&api_key=***&b=2');
  });

  test('leaves ordinary text alone', () => {
    expect(ordinaryLines.length).toBeGreaterThanOrEqual(200);
    expect(ordinaryLines.map(redact)).toEqual([...ordinaryLines]);
    expect(redact(ordinaryLines.join('\n'))).toBe(ordinaryLines.join('\n'));
  });

  test('a second time changes nothing', () => {
    for (const [, text] of secrets) expect(redact(redact(text))).toBe(redact(text));
  });

  test('any text, and a secret within any text, passes through without a throw', () => {
    const secret = form('sk', '-proj-', letters);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(typeof redact(text)).toBe('string');
        expect(redact(`${text} ${secret} ${text}`)).not.toContain(letters);
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  test('work grows with the length of the text only, whatever it is made of', () => {
    const hostile = [
      'a',
      '-',
      'sk-',
      'eyJ',
      'eyJa.',
      'key=',
      'cookie: a=',
      '://',
      ' ',
      'x:',
      'Bearer ',
    ];
    for (const unit of hostile) expect(typeof redact(unit.repeat(20_000))).toBe('string');
  });
});
