// Packs the package and installs the tarball beside copies of the projects, far from the repository.

import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { run } from './run.mjs';

const PACKAGE = process.env.PERSONIO_NPM_DIR ?? fileURLToPath(new URL('../../dist/npm', import.meta.url));

export default async function install() {
  const folder = await mkdtemp(join(tmpdir(), 'personio-web-'));
  await cp(fileURLToPath(new URL('projects', import.meta.url)), folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const [{ filename }] = JSON.parse(await run('npm', ['pack', '--json', '--pack-destination', folder, PACKAGE], folder));
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, filename)], folder);
  process.env.PERSONIO_NPM_PROJECTS = folder;
  return () => rm(folder, { recursive: true, force: true });
}
