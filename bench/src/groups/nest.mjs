const at = (file) => new URL(`../contenders/nest/${file}.mjs`, import.meta.url);

const TARGETS = { express: [1, 1.12], fastify: [0.65, 0.8] };

export default () =>
  Object.entries(TARGETS).map(([platform, [thrown, own]]) => ({
    title: `Nest 12 on ${platform === 'express' ? 'Express' : 'Fastify'}`,
    note: 'Errors a CPU second against a controller that returns a constant with @HttpCode(429).',
    baseline: { name: 'a constant', url: at('constant'), options: { platform } },
    request: { path: '/' },
    status: 429,
    contenders: [
      {
        name: 'faultwire, an Error',
        url: at('faultwire'),
        options: { platform },
        ours: true,
        target: thrown,
      },
      {
        name: 'faultwire, throw fault(…)',
        url: at('faultwire'),
        options: { platform, own: true },
        ours: true,
        target: own,
      },
      {
        name: 'limit: the same headers, an Error, nothing read',
        url: at('limit'),
        options: { platform },
        aside: true,
      },
      {
        name: 'limit: the same headers, nothing made or read',
        url: at('limit'),
        options: { platform, own: true },
        aside: true,
      },
      { name: 'hand-written filter, an Error', url: at('hand-written'), options: { platform } },
      { name: 'HttpException, built-in filter', url: at('http-exception'), options: { platform } },
    ],
  }));
