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

/** The calls that are declared, by name: `persons.list`, `v1.projects.create`. */
export async function declaredCalls() {
  const read = (name) => readFile(project('node_modules/personio-web', name), 'utf8');
  const members = (text, name) => {
    const body = text.match(new RegExp(`^export (?:declare class|interface) ${name} \\{\n([^]*?)^\\}`, 'm'))[1];
    return body;
  };
  const files = ['persons', 'attendances', 'absences', 'projects', 'documents', 'organisation', 'reports', 'recruiting', 'webhooks', 'v1', 'client'];
  const text = (await Promise.all(files.map((file) => read(`${file}.d.ts`)))).join('\n');
  const areas = (body) => [...body.matchAll(/^ {2}readonly (\w+): (\w+);/gm)].map(([, name, type]) => [name, type]);
  const calls = (prefix, type) => [...members(text, type).matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => `${prefix}.${name}`);
  return areas(members(text, 'Personio')).flatMap(([name, type]) => (name === 'v1'
    ? areas(members(text, 'V1')).flatMap(([inner, innerType]) => calls(`v1.${inner}`, innerType))
    : calls(name, type)));
}
