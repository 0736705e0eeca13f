const at = (file) => new URL(`../contenders/koa/${file}.mjs`, import.meta.url);

export default () => {
  const baseline = { name: 'a constant, ctx.body = {…}', url: at('constant') };
  const request = { path: '/' };
  return [
    {
      title: 'Koa 3: an Error that the app throws',
      note: 'Errors a CPU second against the same app answering a constant.',
      baseline,
      request,
      status: 429,
      contenders: [
        { name: 'faultwire', url: at('faultwire'), ours: true, target: 0.8 },
        { name: 'limit: the same headers, nothing read', url: at('limit'), aside: true },
        { name: 'hand-written middleware', url: at('hand-written') },
        { name: 'koa-json-error with a formatter', url: at('koa-json-error') },
        { name: 'koa-onerror', url: at('koa-onerror') },
        { name: 'Koa’s default', url: at('default-handler') },
      ],
    },
    {
      title: 'Koa 3: our own expected Faults',
      note: 'The same baseline. No stack is captured.',
      baseline,
      request,
      status: 429,
      contenders: [
        {
          name: 'faultwire, throw fault(…)',
          url: at('faultwire'),
          options: { own: true },
          ours: true,
          target: 1.05,
        },
        {
          name: 'limit: the same headers, nothing made or read',
          url: at('limit'),
          options: { own: true },
          aside: true,
        },
        {
          name: 'http-errors with hand-written middleware',
          url: at('hand-written'),
          options: { httpErrors: true },
        },
      ],
    },
  ];
};
