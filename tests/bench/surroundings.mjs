// Where the built parts lie: `cargo xtask bench` tells it.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const told = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the benches with \`cargo xtask bench\``);
  return value;
};

/** Folder of `personio-relay` and `personio-sandbox`. */
export const programs = () => told('PERSONIO_PROGRAMS');
/** Folder of the optimised widget. */
export const widget = () => told('PERSONIO_WIDGET_DIR');
/** Folder of the benches' own wasm module, optimised as the list is. */
export const listModule = () => told('PERSONIO_BENCH_LIST');
/** The same, optimised as the widget's feed reader is. */
export const feedModule = () => told('PERSONIO_BENCH_FEED');
/** A folder or file beside this one. */
export const beside = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The benches' own module, in this process. */
export async function loadModule() {
  const script = await readFile(join(listModule(), 'personio-bench-list.js'), 'base64');
  const bench = await import(`data:text/javascript;base64,${script}`);
  await bench.default({ module_or_path: await readFile(join(listModule(), 'personio-bench-list_bg.wasm')) });
  return bench;
}
