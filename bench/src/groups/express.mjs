const at = (file) => new URL(`../contenders/express/${file}.mjs`, import.meta.url);

export default () => {
  const baseline = { name: 'a constant, res.status(429).json()', url: at('constant') };
  const request = { path: '/' };
  return [
    {
      title: 'Express 5: an Error that the app throws',
      note: 'Baseline: the same app answering a constant with res.status(429).json(…).',
      baseline,
      request,
      status: 429,
      contenders: [
        { name: 'faultwire, sync throw', url: at('faultwire'), ours: true, target: 0.97 },
        {
          name: 'faultwire, async throw',
          url: at('faultwire'),
          options: { mode: 'async' },
          ours: true,
          target: 0.92,
        },
        { name: 'limit: the same headers, nothing read', url: at('limit'), aside: true },
        { name: 'hand-written handler, sync', url: at('hand-written') },
        {
          name: 'hand-written handler, async',
          url: at('hand-written'),
          options: { mode: 'async' },
        },
        { name: 'api-error-handler', url: at('api-error-handler') },
        { name: '@hapi/boom with a handler', url: at('boom') },
        { name: 'express-http-problem-details', url: at('problem-details') },
        { name: 'http-errors, default handler', url: at('default-handler') },
        { name: 'express-rate-limit’s own answer', url: at('rate-limit'), aside: true },
      ],
    },
    {
      title: 'Express 5: our own expected Faults',
      note: 'Baseline: the same constant. No stack is captured.',
      baseline,
      request,
      status: 429,
      contenders: [
        {
          name: 'faultwire, throw fault(…)',
          url: at('faultwire'),
          options: { own: true },
          ours: true,
          target: 1.08,
        },
        {
          name: 'limit: the same headers, nothing made or read',
          url: at('limit'),
          options: { own: true },
          aside: true,
        },
        {
          name: 'http-errors with a hand-written handler',
          url: at('hand-written'),
          options: { httpErrors: true },
        },
      ],
    },
  ];
};
