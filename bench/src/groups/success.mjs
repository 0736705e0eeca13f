const at = (framework, file) => new URL(`../contenders/${framework}/${file}.mjs`, import.meta.url);

const APPS = [
  ['Express 5', 'express', {}],
  ['Koa 3', 'koa', {}],
  ['Nest 12 on Express', 'nest', { platform: 'express' }],
  ['Nest 12 on Fastify', 'nest', { platform: 'fastify' }],
];

export default () =>
  APPS.map(([title, framework, options]) => ({
    title: `Success, everything installed: ${title}`,
    note: 'GET /ok a CPU second against the same app without us; to be inside the quartiles of the A/A control.',
    // Every answer carries an id: the contract's one cost of a success.
    baseline: { name: 'without', url: at(framework, 'constant'), options },
    request: { path: '/ok' },
    status: 200,
    insideControl: true,
    contenders: [
      {
        name: 'an x-request-id set by hand',
        url: at(framework, 'constant'),
        options: { ...options, id: true },
        aside: true,
      },
      { name: 'faultwire installed', url: at(framework, 'faultwire'), options, ours: true },
    ],
  }));
