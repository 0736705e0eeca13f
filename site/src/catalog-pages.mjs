// The catalog → docs/errors/: a page a code, and the list of them.
import { answer, catalog, fault, profiles } from '@faultwire/core';
import { advice } from '../../packages/lab/dist/esm/explain/advice.js';

const RETRY = {
  no: 'No. The same request fails again.',
  yes: 'Yes, with backoff; clients do so by themselves.',
  wait: 'Yes, after the wait that `Retry-After` states.',
  maybe: 'It depends on the operation, so no unless the application says yes.',
};

const WHOSE = {
  caller: 'the caller',
  gateway: 'the operator of the gateway',
  upstream: 'the provider; the caller and the operator can only go round it',
};

/** Options that make an example worth reading. */
const EXAMPLES = {
  validation_error: "{ param: 'temperature', issue: 'type' }",
  invalid_schema: "{ param: 'tools[0].function.parameters' }",
  model_not_found: "{ found: 'no-such-model' }",
  rate_limit_exceeded: '{ retryAfterMs: 20_000 }',
  overloaded: '{ retryAfterMs: 5_000 }',
  invalid_api_key: "{ issue: 'missing' }",
};
const VALUES = {
  validation_error: { param: 'temperature', issue: 'type' },
  invalid_schema: { param: 'tools[0].function.parameters' },
  model_not_found: { found: 'no-such-model' },
  rate_limit_exceeded: { retryAfterMs: 20_000 },
  overloaded: { retryAfterMs: 5_000 },
  invalid_api_key: { issue: 'missing' },
};

/** Every page by its path below docs/. */
export function catalogPages() {
  const codes = Object.keys(catalog);
  return new Map([
    ['errors/index.md', index(codes)],
    ...codes.map((code) => [`errors/${code}.md`, page(code)]),
  ]);
}

function index(codes) {
  const rows = codes.map((code) => {
    const { status, type, retry, origin } = catalog[code];
    return `| [\`${code}\`](${code}.md) | ${status} | \`${type}\` | ${retry} | ${origin} |\n`;
  });
  return `# Every code\n\nMade from the catalog in \`packages/core/src/catalog.ts\`. Status and type are those of the profile \`standard\`; each page tells the others.\n\n| code | status | type | retry | whose fault |\n| --- | --- | --- | --- | --- |\n${rows.join('')}`;
}

function page(code) {
  const { retry, origin, message } = catalog[code];
  const { cause, cure } = advice[code];
  const options = EXAMPLES[code];
  const thrown = `throw fault('${code}'${options ? `, ${options}` : ''});`;
  return [
    `# ${code}\n\n${sentence(message)}\n`,
    `**Cause.** ${cause}\n`,
    `**Who can mend it:** ${WHOSE[origin]}. ${cure}\n`,
    `**Does a retry help?** ${RETRY[retry]}\n`,
    ...(code === 'client_closed_request'
      ? ['It is logged as 499 and never sent: nobody is left to read it.\n']
      : [
          `## What callers read\n\n${profileTable(code)}`,
          `## Example\n\n\`\`\`ts\n${thrown}\n\`\`\`\n\n\`\`\`http\n${example(code)}\n\`\`\`\n`,
        ]),
    `[All codes](index.md) · [the contract](../contract.md)\n`,
  ].join('\n');
}

function sentence(message) {
  return `${message[0].toUpperCase()}${message.slice(1)}.`.replace(/\.\.$/, '.');
}

function told(code, profile) {
  return answer(fault(code, VALUES[code]), { profile, requestId: 'req-1' });
}

function profileTable(code) {
  const rows = Object.entries(profiles).map(([name, profile]) => {
    const { status, body } = told(code, profile);
    const { error } = JSON.parse(body);
    return `| \`${name}\` | ${status} | \`${error.type}\` | \`${error.code}\` |\n`;
  });
  return `| profile | status | type | code |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

function example(code) {
  const { status, headers, body } = told(code, profiles.standard);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status}`, ...lines, '', body].join('\n');
}
