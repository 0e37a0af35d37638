import { readFile, writeFile } from 'node:fs/promises';

import { expect, test } from '@playwright/test';

import { startRelay } from '../e2e/chain/relay.mjs';
import { startSandbox } from '../e2e/chain/sandbox.mjs';
import { project, run } from './run.mjs';

/** The examples of a section of the package's README. */
async function examples(heading) {
  const readme = await readFile(project('node_modules/personio-web/README.md'), 'utf8');
  const section = readme.split(/^## /m).find((part) => part.startsWith(heading));
  return [...section.matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code);
}

let sandbox;
test.beforeEach(async () => { sandbox = await startSandbox(); });
test.afterEach(async () => { await sandbox.stop(); });

/** Runs an example as it stands, but for the address, which is the sandbox's. */
async function print(...code) {
  const local = code.join('\n')
    .replaceAll('new Personio({', `new Personio({ baseUrl: "${sandbox.url}",`)
    .replaceAll('https://acme.jobs.personio.de', sandbox.url);
  await writeFile(project('node', 'example.mjs'), local);
  const env = { PERSONIO_ID: 'sandbox-client', PERSONIO_SECRET: 'sandbox-secret', PERSONIO_TOKEN: 'sandbox-recruiting' };
  return run('node', ['example.mjs'], project('node'), { env });
}

test('the feed becomes JSON', async () => {
  const [code] = await examples('The job feed as JSON');
  expect(JSON.parse(await print(code)).length).toBeGreaterThan(10);
});

test('a board is searched', async () => {
  const [code] = await examples('A job board');
  const feed = (language) => `const ${language} = await (await fetch("${sandbox.url}/xml?language=${language.slice(0, 2)}")).text();`;
  const document = feed('german').replace('=ge', '=de') + feed('english');
  expect(await print(document, code, 'console.log(hits.length > 0, sections.length > 0, facets.length > 3);')).toBe('true true true\n');
});

test('hours of a month are a table, and who is off is told', async () => {
  const [setup, hours, off] = await examples('The API');
  const month = new Date(Date.now() - 31 * 86_400_000).toISOString().slice(0, 7);
  const table = await print(setup, hours.replace('"2026-06-01", "2026-06-30"', `"${month}-01", "${month}-28"`));
  expect(table).toMatch(/│ person\s+│ hours/);
  expect(table).toMatch(/│ '\d+'\s+│ '\d+\.\d\d'/);
  expect(await print(setup, off)).toMatch(/^(\S.* until (\d{4}-\d\d-\d\d|further notice)\n)+$/);
});

test('an application arrives with its document', async () => {
  const [setup, , , application] = await examples('The API');
  const [id] = (await (await fetch(`${sandbox.url}/xml?language=en`)).text()).match(/(?<=<id>)\d+/);
  const start = setup.slice(0, setup.indexOf('const personio'));
  expect(await print(start, 'const pdf = new Blob(["%PDF-1.4"]);', application.replace('4103', id))).toBe('');
  const [{ files }] = await sandbox.applicationsOf('ada@acme.example');
  expect(files).toHaveLength(1);
});

test('a form of one\'s own applies through a relay', async () => {
  const example = (await examples('The API')).find((code) => code.includes('apply('));
  const [id] = (await (await fetch(`${sandbox.url}/xml?language=en`)).text()).match(/(?<=<id>)\d+/);
  const relay = await startRelay({ sandbox: sandbox.url, origin: 'https://www.acme.example', takesFromPrograms: true });
  try {
    await relay.hasLooked();
    const local = example.replace('https://jobs.acme.example', relay.url).replace('4103', id);
    expect(await print('const pdf = new Blob(["%PDF-1.4"]);', local)).toBe('delivered\n');
  } finally {
    await relay.stop();
  }
});

test('working time is checked and mended', async () => {
  const [code] = await examples('Working time');
  expect(await print(code)).toMatch(/^breaks 30 § 4 ArbZG .*insertBreak[^]*480\n$/);
});
