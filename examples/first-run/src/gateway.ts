import { startUpstream } from '@faultwire/lab';
import { type GatewayFlags, readFlags, usage } from './flags.js';
import { starters } from './frameworks.js';

/** `npm run gateway`: one of the three gateways, until SIGTERM or SIGINT. */
async function main(flags: GatewayFlags): Promise<void> {
  const embedded = flags.upstream === undefined ? await startUpstream() : undefined;
  const upstream = flags.upstream ?? embedded?.url ?? '';
  const gateway = await starters[flags.framework]({ ...flags, upstream });
  console.log(`faultwire gateway (${flags.framework}) listening on ${gateway.url}`);
  const stop = async (): Promise<void> => {
    await gateway.close();
    await embedded?.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function flagsOrUsage(): GatewayFlags {
  try {
    return readFlags(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

await main(flagsOrUsage());
