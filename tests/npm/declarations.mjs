// What the declarations of the installed package say.

import { readFile } from 'node:fs/promises';

import { project } from './run.mjs';

/** The fields of each interface that is declared. */
export async function declaredFields() {
  const files = ['feed.d.ts', 'worktime.d.ts'].map((name) => project('node_modules/personio-web', name));
  const text = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
  const interfaces = text.matchAll(/^export interface (\w+) \{\n([^]*?)^\}/gm);
  const fields = (body) => [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => name);
  return new Map([...interfaces].map(([, name, body]) => [name, fields(body)]));
}
