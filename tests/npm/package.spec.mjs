import { fileURLToPath } from 'node:url';

import { expect, test } from '@playwright/test';

import { startSandbox } from '../e2e/chain/sandbox.mjs';
import { declaredFields } from './declarations.mjs';
import { project, run, tool } from './run.mjs';
import { serve } from './serve.mjs';

test('Node imports it, loads once and gets objects and errors', async () => {
  const { kinds, ...result } = JSON.parse(await run('node', ['everything.mjs'], project('node')));
  expect(kinds).toEqual(['notReady', 'notReady', 'feed', 'input', 'input', 'input']);
  expect(result).toEqual({
    name: 'Köchin',
    languages: ['de', 'en'],
    hits: ['Cook'],
    text: [['p', 'You cook soup.']],
    nobody: null,
    fix: { kind: 'insertBreak', at: '2026-06-01T12:00:00', minutes: 30 },
    worked: 150,
  });
});

test('ten thousand broken feeds neither crash it nor fill its memory', async () => {
  const { read, refused, grown } = JSON.parse(await run('node', ['--expose-gc', 'hostile.mjs'], project('node')));
  expect(read + refused).toBe(10_000);
  expect(Math.min(read, refused)).toBeGreaterThan(500);
  // A leak of each document and its answer would be 60 MB.
  expect(grown).toBeLessThan(20_000_000);
});

test('TypeScript accepts it strictly, and what it promises is there', async () => {
  await run('node', [tool('typescript/bin/tsc'), '--project', '.'], project('types'));
  expect(JSON.parse(await run('node', ['everything.js'], project('types')))).toEqual({
    name: 'Cook',
    salary: null,
    words: 'Cook soup',
    plain: 'a',
    titles: ['Cook'],
    groups: ['Berlin'],
    facets: ['office'],
    wrong: ['selection'],
    rule: 'stretch',
    minutes: 285,
    kind: 'feed',
    unclear: true,
  });
});

test('every field that comes out is declared, and every declared one comes out', async () => {
  const full = fileURLToPath(new URL('../../crates/personio/fixtures/full.xml', import.meta.url));
  const values = JSON.parse(await run('node', ['full.mjs', full], project('node')));
  const declared = await declaredFields();
  for (const [name, value] of Object.entries(values)) {
    expect({ [name]: Object.keys(value).sort() }).toEqual({ [name]: [...declared.get(name)].sort() });
  }
});

test('Vite builds a page of it that works in a browser', async ({ page }) => {
  await run('node', [tool('vite/bin/vite.js'), 'build', '--logLevel', 'warn'], project('vite'));
  const site = await serve(project('vite', 'dist'));
  try {
    await page.goto(site.url);
    await expect(page.locator('output')).toHaveText('Cook 30');
  } finally {
    await site.stop();
  }
});

test('a page imports it without any tool, and one that reads feeds loads nothing else', async ({ page }) => {
  const site = await serve(project());
  try {
    await page.goto(`${site.url}page/`);
    await expect(page.locator('output')).toHaveText('Cook');
    expect(site.asked.filter((path) => path.endsWith('.wasm'))).toEqual(['/node_modules/personio-web/wasm/personio-feed.wasm']);
  } finally {
    await site.stop();
  }
});

test('Node sends applications, and an error says what may be sent again', async () => {
  const sandbox = await startSandbox();
  try {
    const [id] = (await (await fetch(`${sandbox.url}/xml?language=en`)).text()).match(/(?<=<id>)\d+/);
    const outcomes = JSON.parse(await run('node', ['apply.mjs', sandbox.url, id], project('node')));
    const told = (kind, status, details = []) => ({ name: 'PersonioError', kind, status, isUnclear: false, details });
    expect(outcomes).toEqual({
      good: 'sent',
      again: told('invalid', 400, [{ field: 'email', code: 'errors.applicant-already-exists' }]),
      stranger: told('authentication', 401),
      nobody: 'noAnswer',
      empty: 'input',
    });
    expect(await sandbox.applicationsOf('ada@acme.example')).toHaveLength(1);
  } finally {
    await sandbox.stop();
  }
});

test('a browser refuses the company\'s secret unless somebody says the frightening word', async ({ page }) => {
  const site = await serve(project());
  try {
    await page.goto(`${site.url}secret/`);
    await expect(page.locator('output')).toHaveText(`${'secretInBrowser '.repeat(3)}made made`);
  } finally {
    await site.stop();
  }
});
