// Starts a sandbox from a JavaScript test suite: copy this file, it needs nothing but Node.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Starts `personio-sandbox` on a free port and resolves once it listens.
 *
 * @param {string[]} [options] options of the command line, such as `['--seed', 'empty']`
 * @param {string} [program] the program, where it is not on the path
 * @returns {Promise<{ url: string, clientId: string, clientSecret: string, companyId: string, recruitingToken: string,
 *   stop: () => Promise<void> }>} its address, what to sign in with, and how to end it
 * @throws when the program is not there, or ends before it listens: the error holds what it said
 */
export function startSandbox(options = [], program = 'personio-sandbox') {
  const child = spawn(program, ['--port', '0', '--ready-json', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  // A suite that ends in a hurry leaves no sandbox behind.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  for (const event of ['error', 'close']) child.once(event, () => process.off('exit', kill));
  const stop = async () => {
    child.kill();
    await ended;
  };
  let said = '';
  child.stderr.on('data', (data) => { said = (said + data).slice(0, 4000); });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${program} cannot be started`, { cause: error })));
    child.once('close', (code) => reject(new Error(`${program} ended with ${code} before it listened: ${said.trim()}`)));
    createInterface(child.stdout).once('line', (line) => {
      const ready = JSON.parse(line);
      resolve({
        url: ready.url,
        clientId: ready.client_id,
        clientSecret: ready.client_secret,
        companyId: ready.company_id,
        recruitingToken: ready.recruiting_token,
        stop,
      });
    });
  });
}
