// The whole chain page → relay → sandbox, each on a port of its own.

import { startRelay } from './relay.mjs';
import { startSandbox } from './sandbox.mjs';
import { startSite } from './site.mjs';

/** Starts the chain; `feeds` replace Acme's board. */
export async function startChain(feeds) {
  const site = await startSite();
  const sandbox = await startSandbox(feeds);
  const relay = await startRelay({ sandbox: sandbox.url, origin: site.origin });
  site.relay = relay.url;
  const stop = async () => {
    await relay.stop();
    await sandbox.stop();
    await site.stop();
  };
  return { site, sandbox, relay, stop };
}
