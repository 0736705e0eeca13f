// Plays the four patterns against the fault upstream: node examples/client-patterns/dist/main.js
import { startUpstream } from '@faultwire/lab';
import { requestWithRetry } from './backoff.js';
import { clientWithFreeModel } from './free-model.js';
import { chatWithTwoFamilies } from './other-family.js';
import { chatForScreen } from './safe-chat.js';

const messages = [{ role: 'user', content: 'Hello' }];

const account = await startUpstream();
const paid = 'fault:insufficient_balance';
const { ask } = clientWithFreeModel(account.url, 'sr_demo');
console.log('empty balance →', (await ask(paid, 'Hello')).model);

const flaky = await startUpstream({ rules: [{ fault: 'internal_error', times: 2 }] });
const reply = await requestWithRetry(flaky.url, { model: 'demo', messages });
console.log(
  'two failures  →',
  reply.attempts.map(({ waitedMs }) => `waited ${waitedMs} ms`).join(', '),
);

const failing = await startUpstream({ rules: [{ fault: 'service_unavailable' }] });
const other = await startUpstream();
const families = chatWithTwoFamilies(
  { baseURL: failing.url, model: 'anthropic/claude-sonnet-4', apiKey: 'sk-1' },
  { baseURL: other.url, model: 'mistral/large', apiKey: 'sk-2' },
);
for (let call = 0; call < 20; call += 1) await families.ask('Hello');
console.log(
  `20 chats      → ${failing.requests.length} asked the dead family`,
  families.circuits(),
);

const cut = await startUpstream({ rules: [{ fault: 'clean_end' }] });
console.log('a cut stream  →', await chatForScreen(cut.url, 'Hello'));

for (const upstream of [account, flaky, failing, other, cut]) await upstream.close();
