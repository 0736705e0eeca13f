import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const command = fileURLToPath(import.meta.resolve('first-run/gateway'));

function run(...flags: string[]): ChildProcess {
  return spawn(process.execPath, [command, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The first line that it prints. */
async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('no output');
  const [line] = await once(createInterface(stdout), 'line');
  return line;
}

async function text(stream: ChildProcess['stderr']): Promise<string> {
  let all = '';
  for await (const chunk of stream ?? []) all += chunk;
  return all;
}

describe('npm run gateway', () => {
  test.each(['express', 'koa', 'nest'])(
    '%s: one line with the address; SIGTERM ends a stream with a frame, and the process with 0',
    async (framework) => {
      const gateway = run('--framework', framework, '--profile', 'solrouter');
      const exit = once(gateway, 'exit');
      const line = await firstLine(gateway);
      const url = /http:\/\/127\.0\.0\.1:\d+\/ai$/.exec(line)?.[0];
      expect(url).toBeDefined();
      const response = await fetch(`${url}/chat/completions`, {
        method: 'POST',
        headers: { authorization: 'Bearer sr_demo', 'content-type': 'application/json' },
        body: JSON.stringify({
          model: 'fault:stall',
          stream: true,
          messages: [{ role: 'user', content: 'Hello' }],
        }),
      });
      gateway.kill('SIGTERM');
      expect(await response.text()).toMatch(
        /data: {"error":{"message":".+","type":"api_error","code":"service_unavailable","param":null}}\n\n$/,
      );
      expect(await exit).toEqual([0, null]);
    },
  );

  test.each([
    [['--framework', 'hapi'], '--framework must be one of express, koa, nest'],
    [['--profile', 'acme'], '--profile must be one of standard, solrouter, solidrust, openai'],
    [['--idle-ms', 'soon'], '--idle-ms must be a whole number from 1'],
    [['--credentials', 'none'], '--credentials must be one of operator, caller'],
    [['--prot', '80'], "Unknown option '--prot'"],
  ])('%j is refused with a sentence', async (flags, sentence) => {
    const gateway = run(...flags);
    const [said, [code]] = await Promise.all([text(gateway.stderr), once(gateway, 'exit')]);
    expect(said).toContain(sentence);
    expect(code).toBe(2);
  });
});
