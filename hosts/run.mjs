// One host in a process of its own, so that an unhandled rejection or an exit is seen for what it
// is. Started by the suites in test/ as: run.mjs <folder> <server>.
import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { answerClientErrors } from '@faultwire/core/node';
import { keys, routes } from './routes.mjs';

const [folder, name] = process.argv.slice(2);

for (const event of ['unhandledRejection', 'uncaughtException'])
  process.on(event, (error) => process.send({ unhandled: `${event}: ${error}` }));

/** Every hook of every host is hostile: none of them may change an answer. */
function hostile(kind, tell = () => {}) {
  return (...args) => {
    tell(...args);
    throw new Error(`this ${kind} throws`);
  };
}

const log = hostile('logger', (record) => process.send({ log: record }));
const options = {
  logger: { info: log, warn: log, error: log },
  recognizers: [{ name: 'hostile', recognize: hostile('recognizer') }],
  observers: [
    {
      onFault: ({ code, request_id }) => process.send({ told: 'fault', code, id: request_id }),
      onSuccess: ({ id }) => process.send({ told: 'success', id }),
    },
    { onFault: hostile('observer'), onSuccess: hostile('observer') },
    { onFault: async () => Promise.reject(new Error('this observer rejects')) },
  ],
  allow: { '/v1/chat/completions': ['POST'], '/v1/models/:model': ['GET'] },
};

const { servers } = await import(`./${folder}/server.mjs`);
const server = await servers[name]({ routes, options, keys });
answerClientErrors(server, { logger: false });
if (!server.listening) await new Promise((done) => server.listen(0, '127.0.0.1', done));
process.send({ port: server.address().port, versions: versions() });

/** Which framework serves, and which one the adapter sees from where it lies. */
function versions() {
  const folderUrl = new URL(`./${folder}/`, import.meta.url);
  const manifest = JSON.parse(readFileSync(new URL('package.json', folderUrl), 'utf8'));
  const { adapter } = manifest.faultwire;
  const framework = adapter === 'nestjs' ? '@nestjs/core' : adapter;
  const here = createRequire(new URL('server.mjs', folderUrl));
  const entry = realpathSync(here.resolve(`@faultwire/${adapter}`));
  return {
    wanted: manifest.dependencies[framework],
    host: here(`${framework}/package.json`).version,
    adapter: createRequire(entry)(`${framework}/package.json`).version,
    installed: entry.startsWith(realpathSync(fileURLToPath(folderUrl))),
  };
}
