import { expect, test } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { FaultwireModule } from '../../src/index.js';
import { serving } from '../app.js';

@Controller()
class ModelsController {
  @Get('models') list(): object {
    return { data: [] };
  }
}

// The module's middleware was registered for '*', which Nest 11 and 12 warn of below a global
// prefix ("Unsupported route path") and which left requests outside the prefix without their id.
test('below a global prefix Nest has nothing to say, and every request its id', async () => {
  const said: unknown[] = [];
  const log = (...words: unknown[]): void => void said.push(words[0]);
  await serving(
    { imports: [FaultwireModule.forRoot({ logger: false })], controllers: [ModelsController] },
    async (ask) => {
      for (const path of ['/api/models', '/api/nothing', '/models'])
        expect(
          (await ask(path, { headers: { 'x-request-id': 'r1' } })).headers.get('x-request-id'),
        ).toBe('r1');
    },
    (app) => {
      app.useLogger({ log: () => {}, warn: log, error: log });
      app.setGlobalPrefix('api');
    },
  );
  expect(said).toEqual([]);
});
