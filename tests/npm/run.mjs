// Other programs, and where the projects lie.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What a program prints; its errors are those of the test. */
export async function run(program, args, cwd, options = {}) {
  try {
    const env = { ...process.env, ...options.env, FORCE_COLOR: '0' };
    return (await promisify(execFile)(program, args, { cwd, maxBuffer: 1e8, env })).stdout;
  } catch (error) {
    throw new Error(`${program} ${args.join(' ')}: ${error.message}\n${error.stdout}\n${error.stderr}`);
  }
}

/** A Node script of a tool that the tests brought. */
export const tool = (path) => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));

/** A path in the folder where the package is installed. */
export const project = (...path) => join(process.env.PERSONIO_NPM_PROJECTS, ...path);
