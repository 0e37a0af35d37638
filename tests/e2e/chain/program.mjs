// A program of the project as a child process.

import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { PROGRAMS } from './place.mjs';

const ADDRESS = /^listening on (http:\/\/\S+)/m;

/** Starts a program and resolves with its address once it listens. */
export function startProgram(name, args) {
  const child = spawn(join(PROGRAMS, name), args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  let said = '';
  return new Promise((resolve, reject) => {
    const ended = new Promise((done) => child.once('exit', done));
    const stop = async () => {
      process.off('exit', kill);
      kill();
      await ended;
    };
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}:\n${said}`)));
    child.stderr.on('data', (data) => { said = (said + data).slice(-4000); });
    child.stdout.on('data', (data) => {
      said = (said + data).slice(-4000);
      const address = ADDRESS.exec(said)?.[1];
      if (address) resolve({ url: address, stop });
    });
  });
}

/** Runs a program to its end, with more in its environment, and resolves with what it printed. */
export async function runProgram(name, args, environment = {}) {
  return (await promisify(execFile)(join(PROGRAMS, name), args, { env: { ...process.env, ...environment } })).stdout;
}
