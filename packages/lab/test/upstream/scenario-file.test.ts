import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readScenarioFile } from '../../src/upstream/scenario-file.js';
import { scenarioSchema } from '../../src/upstream/scenario-schema.js';
import { playScenario } from '../../src/upstream/script.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scenario-'));
});
afterAll(() => rm(folder, { recursive: true }));

const conforms = new Ajv2020().compile(scenarioSchema());

async function refused(text: string): Promise<string> {
  const file = join(folder, 'scenario.json');
  await writeFile(file, text);
  return readScenarioFile(file).then(
    () => 'taken',
    (error: Error) => error.message.replace(file, 'FILE'),
  );
}

describe('a scenario file', () => {
  test.each([
    ['{"rules":[{"fault":"reset","tiems":2}]}', 'FILE: rules[0].tiems is not a field of a rule'],
    [
      '{"rules":[{"fault":"none"},{"fault":"rest"}]}',
      'FILE: rules[1].fault is no fault that this upstream knows: rest',
    ],
    [
      '{"rules":[{"fault":"reset","share":1.5}]}',
      'FILE: rules[0].share must be a number from 0 to 1',
    ],
    ['{"rules":[{"fault":"reset","stream":"yes"}]}', 'FILE: rules[0].stream must be true or false'],
    ['{"rules":[],"sede":1}', 'FILE: sede is not a field of a scenario'],
    ['{"rules":[null]}', 'FILE: rules[0] must be an object'],
    ['[]', 'FILE: a scenario must be an object'],
    ['null', 'FILE: a scenario must be an object'],
  ])('%s is refused by its path, and by the schema', async (text, sentence) => {
    expect(await refused(text)).toBe(sentence);
    expect(conforms(JSON.parse(text))).toBe(false);
  });

  test('that is no JSON, or none at all', async () => {
    expect(await refused('{')).toBe('FILE: not JSON');
    await expect(readScenarioFile(join(folder, 'none.json'))).rejects.toThrow('no such file');
  });

  test('the committed schema is the one of the code', async () => {
    const committed = JSON.parse(await readFile('scenario.schema.json', 'utf8'));
    expect(committed).toEqual(scenarioSchema());
  });

  test('the examples are good by both', async () => {
    const files = await readdir('scenarios');
    expect(files.length).toBeGreaterThanOrEqual(4);
    for (const file of files) {
      const scenario = await readScenarioFile(join('scenarios', file));
      expect([file, conforms(scenario)]).toEqual([file, true]);
    }
  });

  test('a tenth of streams is cut, the same ones every time, and plain calls are not', async () => {
    const scenario = await readScenarioFile('scenarios/a-tenth-of-streams-cut.json');
    const run = (stream: boolean): number[] => {
      const script = playScenario(scenario);
      return Array.from({ length: 500 }, (_, index) => index).filter(() => script.next(0, stream));
    };
    expect(run(true)).toEqual(run(true));
    expect(run(true).length).toBeGreaterThan(30);
    expect(run(true).length).toBeLessThan(70);
    expect(run(false)).toEqual([]);
  });
});
