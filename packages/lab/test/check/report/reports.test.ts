import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newMisses, readBaseline } from '../../../src/check/report/baseline.js';
import { junitReport } from '../../../src/check/report/junit.js';
import { markdownReport } from '../../../src/check/report/markdown.js';
import { textReport } from '../../../src/check/report/text.js';
import type { CheckReport } from '../../../src/check/run-check.js';

const cell = {
  client: 'openai-7',
  group: 'own',
  expected: 'not_found',
  end: 'raised',
  exception: 'NotFoundError',
  status: 404,
  code: 'not_found',
  request_id: true,
  requests: 1,
  waits_ms: [],
} as const;

const report: CheckReport = {
  profile: 'standard',
  clients: [
    { id: 'openai-7', title: 'openai 7' },
    { id: 'genai', title: 'Google Gen AI', missing: 'npm could not install it: <E404>' },
  ],
  cells: [
    { ...cell, row: 'unknown path', broken: [] },
    { ...cell, row: 'bad JSON', broken: [{ rule: 'status', found: '404, not "400"' }] },
  ],
};

test('for people: the miss, its rule, its fix', () => {
  const text = textReport(report);
  expect(text).toContain(
    'openai-7 / bad JSON: expected not_found, saw NotFoundError 404 not_found (1)',
  );
  expect(text).toContain('status: the status says what the failure means (The catalog)');
  expect(text).toContain('fix: Read what the provider means');
  expect(text).toContain('Google Gen AI: not asked');
  expect(text).toContain('2 cells, 1 amiss');
});

test('as Markdown: a row a fault, a column a client', () => {
  const text = markdownReport(report);
  expect(text).toContain('| fault | expected | openai 7 |');
  expect(text).toContain('| unknown path | not_found | NotFoundError 404 not_found (1) |');
  expect(text).toContain(
    '| bad JSON | not_found | **✗** NotFoundError 404 not_found (1): status |',
  );
});

test('as JUnit', () => {
  const text = junitReport(report);
  expect(text).toContain('<testsuite name="openai 7" tests="2" failures="1" skipped="0">');
  expect(text).toContain('404, not &quot;400&quot;');
  expect(text).toContain('<skipped message="npm could not install it: &lt;E404&gt;"/>');
});

test('what a baseline knows is not new', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'baseline-'));
  const file = join(folder, 'before.json');
  await writeFile(file, JSON.stringify(report));
  expect(newMisses(report, await readBaseline(file))).toEqual([]);
  expect(newMisses(report, new Set())).toHaveLength(1);
  await writeFile(file, 'no report');
  await expect(readBaseline(file)).rejects.toThrow('is no report of --json');
  await rm(folder, { recursive: true });
});
