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
/** Folder of the benches' own wasm module. */
export const moduleFolder = () => told('PERSONIO_BENCH_MODULE');
/** A folder or file beside this one. */
export const beside = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The benches' own module, in this process. */
export async function loadModule() {
  const script = await readFile(join(moduleFolder(), 'personio-bench.js'), 'base64');
  const bench = await import(`data:text/javascript;base64,${script}`);
  await bench.default({ module_or_path: await readFile(join(moduleFolder(), 'personio-bench_bg.wasm')) });
  return bench;
}
