import { writeFile } from 'node:fs/promises';

import { expect, test } from '@playwright/test';

import { startSandbox } from '../e2e/chain/sandbox.mjs';
import { declaredCalls } from './declarations.mjs';
import { project, run, tool } from './run.mjs';
import { serve } from './serve.mjs';

const compile = () => run('node', [tool('typescript/bin/tsc'), '--project', '.'], project('types'));

/** Runs a program against a company of its own and gives what it prints. */
async function against(program, folder, ...flags) {
  const sandbox = await startSandbox();
  try {
    return JSON.parse(await run('node', [...flags, program, sandbox.url], project(folder)));
  } finally {
    await sandbox.stop();
  }
}

/** The type of what a call answers: of lists, that of a record. */
function answerType(name) {
  const place = name.split('.').map((part) => `["${part}"]`).join('');
  return `Answer<ReturnType<Personio${place}>>`;
}

test('every call is declared, works against the sandbox, and answers what its type says', async () => {
  await compile();
  const answers = await against('every.js', 'types');
  expect(Object.keys(answers).sort()).toEqual((await declaredCalls()).sort());
  // Literals may not have what their type does not declare, and must have what it demands.
  const literals = Object.entries(answers)
    .filter(([, answer]) => answer !== null && !('bytes' in answer))
    .map(([name, answer], index) => `export const a${index}: ${answerType(name)} = ${JSON.stringify(answer)};`);
  const head = 'import type { Pages, Personio } from "personio-web";\n'
    + 'type Answer<T> = T extends Pages<infer Item, infer _> ? Item[] : Awaited<T>;\n';
  await writeFile(project('types', 'answers.ts'), head + literals.join('\n'));
  await compile();
  expect(answers['documents.download']).toEqual({ bytes: '%PDF-1.4 payslip'.length });
  expect(answers['attendances.get'].comment ?? '').toBe('');
  expect(answers['v1.attendances.create'].rows.map(({ id }) => typeof id)).toEqual(['number', 'object']);
});

test('nothing is lost or done twice when answers are', async () => {
  const results = await against('trouble.mjs', 'node');
  const told = (kind, more = {}) => expect.objectContaining({ name: 'PersonioError', kind, ...more });
  expect(results).toMatchObject({
    read: ['GET 1 503', 'GET 2 null', 'GET 3 429', 'GET 4 200'],
    create: ['POST 1 null', 'GET 1 200'],
    created: 1,
    persons: [true],
    kinds: [true],
    documents: [true],
    once: told('noAnswer', { isUnclear: true }),
    hasty: told('unavailable', { status: 503 }),
    aborted: told('aborted', { isUnclear: false, cause: 'TimeoutError' }),
    abortedBefore: told('aborted', { cause: 'AbortError' }),
    timeout: told('noAnswer'),
    abortedWrite: told('aborted', { isUnclear: true }),
    ownHandler: true,
    renewed: 1,
    asked: 1,
    noToken: 'notSent',
    unknown: told('notFound', { status: 404 }),
    wrong: told('authentication'),
    circle: told('decoding'),
    slips: [
      'input: persons.get: it takes 1 id',
      'input: persons.get: an id is empty',
      'input: persons.get: an id is empty',
      'input: persons.update: say what to send',
      'input: persons.list: there is no `mail`',
      'input: documents.upload: say the name of the file as `fileName`',
    ],
  });
  expect(results.right.missingRight).toContain('persons');
  expect(results.options.map((option) => option.split(':')[0])).toEqual(['input', 'input', 'input', 'input', 'input']);
});

test('ten thousand periods cost at most half as much again as in plain JavaScript', async () => {
  const { same, ratio, ours, plain } = JSON.parse(await run('node', ['volume.mjs'], project('node')));
  console.log(`10,000 periods: ${ours.toFixed(0)} ms beside ${plain.toFixed(0)} ms, ${ratio.toFixed(2)} times`);
  expect(same).toBe(true);
  expect(ratio).toBeLessThan(1.5);
});

test('ten thousand answers of any bytes neither crash it nor fill its memory', async () => {
  const { read, kinds, heap, wasm } = JSON.parse(await run('node', ['--expose-gc', 'bodies.mjs'], project('node')));
  const refused = Object.values(kinds).reduce((sum, count) => sum + count, 0);
  expect(read + refused).toBe(10_000);
  expect(Math.min(read, refused)).toBeGreaterThan(500);
  expect(Object.keys(kinds)).toEqual(expect.arrayContaining(['decoding', 'unavailable', 'rateLimited', 'notFound', 'redirected']));
  // A leak of an answer a call would be two megabytes; what a call is made of, seven.
  expect(heap).toBeLessThan(5_000_000);
  expect(wasm).toBeLessThan(500_000);
});

test('a file of 30 MB is never in memory more than twice', async () => {
  const { id, received, times } = JSON.parse(await run('node', ['--expose-gc', 'upload.mjs'], project('node')));
  console.log(`30 MB took ${times.toFixed(2)} times their size`);
  expect({ id, received }).toEqual({ id: 7, received: true });
  expect(times).toBeLessThan(2);
});


test('a page and its worker call the API, see uploads progress and abort them, and load nothing of the feed', async ({ page }) => {
  const sandbox = await startSandbox();
  const site = await serve(project(), sandbox.url);
  try {
    await page.goto(`${site.url}browser/`);
    await expect(page.locator('output')).toHaveText(/worker/);
    expect(JSON.parse(await page.locator('output').textContent())).toEqual({
      person: 'string',
      uploaded: ['cv.pdf', 3_000_000],
      progress: [true, true, true],
      without: 3_000_000,
      aborted: 'aborted',
      abortedRead: 'aborted',
      late: 'noAnswer',
      revoked: 'done',
      worker: [2, 'secretInBrowser'],
    });
    const modules = new Set(site.asked.filter((path) => path.endsWith('.wasm')));
    expect([...modules]).toEqual(['/node_modules/personio-web/wasm/personio.wasm']);
  } finally {
    await site.stop();
    await sandbox.stop();
  }
});

test('a webhook\'s delivery is taken where it proves to be Personio\'s', async () => {
  expect(JSON.parse(await run('node', ['webhook.mjs'], project('node')))).toEqual({
    token: 'person.created', node: 'person.created', headers: 'person.created', signature: 'person.created',
    wrong: 'notProven', nothing: 'input', torn: 'decoding',
  });
});
