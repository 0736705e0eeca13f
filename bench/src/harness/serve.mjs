// The inside of a contender's process: its server on a free port, its CPU time or heap on request.
const [url, options] = process.argv.slice(2);
const { default: start } = await import(url);
const server = await start(JSON.parse(options));
if (!server.listening) await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
server.keepAliveTimeout = 60_000;
process.on('message', (asked) => {
  if (asked === 'heap') {
    for (let pass = 0; pass < 4; pass += 1) globalThis.gc();
    return process.send({ heap: process.memoryUsage().heapUsed });
  }
  const { user, system } = process.cpuUsage();
  process.send({ cpu: user + system });
});
process.on('disconnect', () => process.exit());
process.send({ port: server.address().port });
