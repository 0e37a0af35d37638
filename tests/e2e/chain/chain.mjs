// The whole chain page → relay → sandbox, each on a port of its own.

import { startRelay } from './relay.mjs';
import { startSandbox } from './sandbox.mjs';
import { startSite } from './site.mjs';

/**
 * Starts the chain; `feeds` replace Acme's board. With `faults` of the sandbox, the relay starts into them, and nobody
 * waits for its first look at the feed.
 */
export async function startChain(feeds, faults = []) {
  const site = await startSite();
  const sandbox = await startSandbox(feeds);
  for (const fault of faults) await sandbox.fault(fault);
  const relay = await startRelay({ sandbox: sandbox.url, origin: site.origin });
  if (faults.length === 0) await relay.hasLooked();
  site.relay = relay.url;
  const stop = async () => {
    await relay.stop();
    await sandbox.stop();
    await site.stop();
  };
  return { site, sandbox, relay, stop };
}
