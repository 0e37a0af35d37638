// A browser extension that signs in, in a Chromium of its own.

import { createHash, generateKeyPairSync } from 'node:crypto';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';

const WORKER = fileURLToPath(new URL('../extension/worker.js', import.meta.url));

/** An extension's key, and the id that Chromium makes of it. */
export function extensionKey() {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const bytes = publicKey.export({ type: 'spki', format: 'der' });
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  const id = [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
  return { key: bytes.toString('base64'), id };
}

/** Starts a Chromium with the extension; resolves with its context and the extension's worker. */
export async function startExtension({ key, relay }) {
  const folder = await mkdtemp(join(tmpdir(), 'personio-extension-'));
  await cp(WORKER, join(folder, 'worker.js'));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({
    manifest_version: 3,
    name: 'Signs in',
    version: '1',
    key,
    background: { service_worker: 'worker.js' },
    permissions: ['identity'],
    host_permissions: [`${relay}/*`],
  }));
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: process.env.PERSONIO_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless=new', `--disable-extensions-except=${folder}`, `--load-extension=${folder}`],
    ignoreDefaultArgs: ['--disable-extensions'],
    locale: 'en-GB',
  });
  const [found] = context.serviceWorkers();
  const worker = found ?? await context.waitForEvent('serviceworker');
  const stop = async () => {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { context, worker, stop };
}
