// Loaded into a gateway's process: tells its heap after a collection, and what it holds open.
process.on('message', (ask) => {
  if (ask !== 'measure') return;
  global.gc();
  global.gc();
  const open = {};
  for (const kind of process.getActiveResourcesInfo()) open[kind] = (open[kind] ?? 0) + 1;
  process.send({ heap: process.memoryUsage().heapUsed, rss: process.memoryUsage().rss, open });
});
// The channel alone must not keep the process alive.
process.channel?.unref();
