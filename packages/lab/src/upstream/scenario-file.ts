import { readFile } from 'node:fs/promises';
import { checkScenario, type Scenario } from './scenario.js';

/**
 * Reads a scenario file.
 *
 * @throws TypeError naming the file and, where a field is wrong, its path.
 */
export async function readScenarioFile(file: string): Promise<Scenario> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new TypeError(`${file}: ${error.message}`);
  });
  let scenario: Scenario;
  try {
    scenario = JSON.parse(text);
  } catch {
    throw new TypeError(`${file}: not JSON`);
  }
  try {
    checkScenario(scenario);
  } catch (error) {
    throw new TypeError(`${file}: ${(error as Error).message}`);
  }
  return scenario;
}
