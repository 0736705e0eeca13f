// The same Nest app for every major and platform: the host brings its own copies of Nest's
// packages, and decorators are called as functions, so that no compiler stands between.
import 'reflect-metadata';
import { setTimeout as wait } from 'node:timers/promises';
import { concat, defer, of, throwError } from 'rxjs';

export async function startNest(
  { common, core, faultwire, adapter, controllers = [] },
  { routes, options, keys },
) {
  const { Controller, Module, Req, Res, Sse, UseGuards } = common;

  class RoutesController {}
  Controller()(RoutesController);
  for (const [index, { method, path, guarded, writes, handle }] of routes.entries()) {
    add(RoutesController, `route${index}`, [Req(), Res()], async (req, res) => {
      if (writes) res.hijack?.();
      const raw = { req: req.raw ?? req, res: res.raw ?? res };
      const set = (name, value) => (res.raw ? res.header(name, value) : res.set(name, value));
      await handle({ ...raw, set, account: req.account });
    });
    const decorators = [method === 'get' ? common.Get(path) : common.Post(path)];
    if (guarded) decorators.push(UseGuards(faultwire.requireApiKey(keys)));
    decorate(RoutesController, `route${index}`, decorators);
  }

  class EventsController {}
  Controller('sse')(EventsController);
  const { fault } = faultwire;
  const events = {
    whole: () => of({ data: 'one' }, { data: 'two' }),
    before: () => throwError(() => fault('rate_limit_exceeded', { retryAfterMs: 3_000 })),
    'before-late': () => defer(() => rejectLater(fault('model_not_found'))),
    'before-rejected': () => rejectLater(fault('overloaded')),
    after: () =>
      concat(
        of({ data: 'one' }, { data: 'two' }),
        throwError(() => fault('overloaded')),
      ),
    'after-late': () =>
      concat(
        of({ data: 'one' }),
        defer(() => rejectLater(new Error('secret'))),
      ),
  };
  for (const [name, handler] of Object.entries(events)) {
    add(EventsController, name, [], handler);
    decorate(EventsController, name, [Sse(name)]);
  }

  class AppModule {}
  Module({
    imports: [faultwire.FaultwireModule.forRoot(options)],
    controllers: [RoutesController, EventsController, ...controllers],
  })(AppModule);

  const app = await core.NestFactory.create(AppModule, adapter, {
    logger: false,
    abortOnError: false,
  });
  await app.listen(0, '127.0.0.1');
  return app.getHttpServer();
}

async function rejectLater(error) {
  // Longer than the turn of the event loop in which Nest itself sends the head.
  await wait(20);
  throw error;
}

function add(target, name, parameters, value) {
  Object.defineProperty(target.prototype, name, { value, configurable: true, writable: true });
  Reflect.defineMetadata(
    'design:paramtypes',
    parameters.map(() => Object),
    target.prototype,
    name,
  );
  for (const [index, decorator] of parameters.entries()) decorator(target.prototype, name, index);
}

function decorate(target, name, decorators) {
  const descriptor = Object.getOwnPropertyDescriptor(target.prototype, name);
  for (const decorator of decorators) decorator(target.prototype, name, descriptor);
}
