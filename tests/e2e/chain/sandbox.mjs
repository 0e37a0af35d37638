// The local Personio, with its controls.

import { join } from 'node:path';

import { startSandbox as start } from '../../../crates/personio-sandbox/js/start.mjs';
import { PROGRAMS } from './place.mjs';

/** Starts a sandbox: with Acme's board, or with the given feeds (`[LANG=]FILE`); `options` are more of its command line. */
export async function startSandbox(feeds = [], options = []) {
  const board = feeds.length > 0 ? feeds.flatMap((feed) => ['--feed', feed]) : ['--seed', 'acme'];
  const { url, stop } = await start([...board, ...options], join(PROGRAMS, 'personio-sandbox'));
  return new Sandbox(url, stop);
}

class Sandbox {
  constructor(url, stop) {
    this.url = url;
    this.stop = stop;
  }

  /** Everything as at the start, without a rate limit: tests send more in a minute than a company's candidates. */
  async reset() {
    await this.#control('POST', 'reset');
    await this.#control('PUT', 'limits', { recruiting_per_minute: null, legacy_per_minute: null });
  }

  /** No limit on documents either. */
  async unlimited() {
    await this.#control('PUT', 'limits', {
      recruiting_per_minute: null, legacy_per_minute: null, v1_per_minute: null, v1_documents_per_minute: null,
      v2_token_per_minute: null, v2_per_second: null,
    });
  }

  /** Lets something go wrong. */
  async fault(rule) { await this.#control('POST', 'faults', rule); }

  /** Lets the next application be refused for its fields; `reasons` maps a field to an error code. */
  async refuse(reasons) {
    const errors = Object.entries(reasons).map(([field, reason]) => ({ field, errors: [{ reason }] }));
    const headers = { 'content-type': 'application/json' };
    const answer = { kind: 'status', status: 400, headers, body: JSON.stringify({ errors }), times: 1 };
    await this.fault({ path: '/v1/recruiting/applications', match: 'exact', ...answer });
  }

  /** How many requests to a path arrived, of the last thousand. */
  async asked(path) {
    return (await (await this.#control('GET', `log?path=${encodeURIComponent(path)}`)).json()).length;
  }

  /** Credentials with some rights only, or with all. */
  async credential(credential) { await this.#control('POST', 'credentials', credential); }

  /** Takes credentials back, with every token that they brought. */
  async withdraw(client) { await this.#control('DELETE', `credentials/${client}`); }

  async clearFaults() { await this.#control('DELETE', 'faults'); }

  /** What arrived from an address. */
  async applicationsOf(email) {
    const all = await (await this.#control('GET', 'applications')).json();
    return all.filter((application) => application.email === email);
  }

  /** The bytes of a document. */
  async document(uuid) {
    return Buffer.from(await (await this.#control('GET', `documents/${uuid}`)).arrayBuffer());
  }

  async #control(method, path, body) {
    const answer = await fetch(`${this.url}/_sandbox/${path}`, { method, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} to ${path}: ${await answer.text()}`);
    return answer;
  }
}
