// A company whose people sign in: sandbox, provider, relay, and a page of the company's own.

import { createServer } from 'node:http';

import { extensionKey } from './extension.mjs';
import { startProvider } from './provider.mjs';
import { startRelay } from './relay.mjs';
import { startSandbox } from './sandbox.mjs';
import { startSite } from './site.mjs';

/** What the provider says of those who sign in with these names. */
const PEOPLE = {
  clara: { email: 'clara.neumann@acme.example', email_verified: true, groups: ['staff'] },
  felix: { email: 'felix.otto@acme.example', email_verified: true, groups: ['staff', 'hr'] },
  guest: { email: 'guest@elsewhere.example', email_verified: true },
  stranger: { email: 'stranger@acme.example', email_verified: true },
  careless: { email: 'clara.neumann@acme.example', email_verified: false },
};

/** Starts everything, each on a port of its own. */
export async function startOffice() {
  const site = await startSite();
  const sandbox = await startSandbox();
  const provider = await startProvider(PEOPLE);
  const port = await freePort();
  const extension = extensionKey();
  const more = personnel({ relay: `http://127.0.0.1:${port}`, origin: site.origin, provider, extension });
  const listen = `127.0.0.1:${port}`;
  const relay = await startRelay({ sandbox: sandbox.url, origin: site.origin, listen, more });
  provider.knows(relay.url);
  const stop = async () => {
    await relay.stop();
    await provider.stop();
    await sandbox.stop();
    await site.stop();
  };
  return { site, sandbox, provider, relay, extension, stop };
}

/** The relay's address is part of its configuration, so that its port comes first. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

const personnel = ({ relay, origin, provider, extension }) => `
[personnel]
client_id = "sandbox-client"
client_secret = "sandbox-secret"
public_url = "${relay}"
allowed_origins = ["${origin}"]
allowed_extensions = ["chrome-extension://${extension.id}", "moz-extension://*"]
allowed_domains = ["acme.example"]

[personnel.openid]
issuer = "${provider.url}"
client_id = "${provider.client.client_id}"
client_secret = "${provider.client.client_secret}"
name = "Acme Login"
scopes = ["email", "groups"]
hr_claim = { name = "groups", value = "hr" }
`;
