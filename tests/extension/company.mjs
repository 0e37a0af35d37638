// A company with a relay for its employees, and the sandbox as its Personio.

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PROGRAMS } from '../e2e/chain/place.mjs';
import { startProgram } from '../e2e/chain/program.mjs';
import { startProvider } from '../e2e/chain/provider.mjs';
import { startSandbox } from '../e2e/chain/sandbox.mjs';

/** Who signs in. */
export const EMPLOYEE = 'clara.neumann@acme.example';
/** Who keeps people and documents. */
export const HR = 'lena.vogt@acme.example';
/** The extension's id, which follows from the key in its manifest. */
export const EXTENSION = 'dmfeminachkocpmibloichbbomfhdjbj';

/** What the company's provider says of those who sign in with these names. */
const PEOPLE = {
  clara: { email: EMPLOYEE, email_verified: true, name: 'Clara Neumann' },
  stranger: { email: 'stranger@acme.example', email_verified: true },
};

/** Starts sandbox, provider and relay; `options` are more of the sandbox's command line. */
export async function startCompany(options = []) {
  const sandbox = await startSandbox([], options);
  const provider = await startProvider(PEOPLE);
  const folder = await mkdtemp(join(tmpdir(), 'personio-extension-'));
  const port = await freePort();
  provider.knows(`http://127.0.0.1:${port}`);
  const company = new Company({ sandbox, provider, folder, port });
  await company.startRelay();
  return company;
}

class Company {
  #token;
  #relay;

  constructor({ sandbox, provider, folder, port }) {
    this.sandbox = sandbox;
    this.provider = provider;
    this.folder = folder;
    this.port = port;
    this.config = join(folder, 'relay.toml');
  }

  /** The relay's address. */
  get relay() { return this.#relay.url; }

  /** Starts the relay, with the company's provider or without; `shown` is what colleagues may know of each other. */
  async startRelay({ provider = this.provider, shown = [] } = {}) {
    const { folder, port, sandbox } = this;
    await writeFile(this.config, configuration({ folder, sandbox: sandbox.url, port, provider, shown }));
    this.#relay = await startProgram('personio-relay', ['serve', '--config', this.config]);
  }

  /** Nobody answers any more; what the relay knows stays on its disk. */
  async stopRelay() { await this.#relay.stop(); }

  async stop() {
    await this.stopRelay();
    await this.provider.stop();
    await this.sandbox.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Personio as at the start; tokens end with it. */
  async reset() {
    await this.sandbox.reset();
    this.#token = undefined;
  }

  /** The link of a new invitation. */
  invite(email = EMPLOYEE) {
    const said = this.#command('invite', email);
    return /http\S+#code=\S+/.exec(said)[0];
  }

  /** Ends every session of a person. */
  revoke(email = EMPLOYEE) { this.#command('sessions', 'revoke', email); }

  /** The person's id in Personio. */
  async person(email = EMPLOYEE) {
    const { _data: [person] } = await this.ask(`/v2/persons?email=${encodeURIComponent(email)}`);
    return person.id;
  }

  /** What Personio has of a day: `WORK 09:00–12:00 comment`. */
  async day(date, email = EMPLOYEE) {
    const person = await this.person(email);
    const query = `person.id=${person}&attribution_date.gte=${date}&attribution_date.lte=${date}&limit=100`;
    const { _data: periods } = await this.ask(`/v2/attendance-periods?${query}`);
    const time = (moment) => moment?.date_time.slice(11, 16) ?? '…';
    const line = (it) => `${it.type} ${time(it.start)}–${time(it.end)} ${it.comment ?? ''}`.trim();
    return periods.map(line).sort();
  }

  /** Removes what the seed recorded for a day, so that a test begins with nothing. */
  async clear(date, email = EMPLOYEE) {
    const person = await this.person(email);
    const query = `person.id=${person}&attribution_date.gte=${date}&attribution_date.lte=${date}&limit=100`;
    const { _data: periods } = await this.ask(`/v2/attendance-periods?${query}`);
    for (const { id } of periods) await this.ask(`/v2/attendance-periods/${id}`, { method: 'DELETE' });
  }

  /** The person's absences. */
  async absences(email = EMPLOYEE) {
    const person = await this.person(email);
    const { _data: periods } = await this.ask(`/v2/absence-periods?person.id=${person}&limit=100`);
    return periods;
  }

  /** Everybody's new documents: `{ email: [titles] }`, without those of the seed. */
  async documents(titled) {
    const found = {};
    for (const { id, email } of await this.everybody()) {
      const { _data: all } = await this.ask(`/v2/document-management/documents?owner_id=${id}&limit=200`);
      const titles = all.map(({ name }) => name).filter((name) => name.startsWith(titled));
      if (titles.length > 0) found[email] = titles;
    }
    return found;
  }

  /** Puts a document into somebody's file. */
  async file(title, bytes, { email = EMPLOYEE, date, name = `${title}.pdf` } = {}) {
    const form = new FormData();
    const { data: [category] } = await this.askFirst('/v1/company/document-categories');
    const person = await this.person(email);
    for (const [key, value] of Object.entries({ title, employee_id: person, category_id: category.attributes?.id ?? category.id, date })) {
      if (value !== undefined) form.set(key, String(value));
    }
    form.set('file', new Blob([bytes]), name);
    await this.askFirst('/v1/company/documents', { method: 'POST', body: form });
  }

  /** A request to version 1, whose tokens are used once. */
  async askFirst(path, { method = 'GET', body } = {}) {
    const credentials = new URLSearchParams({ client_id: 'sandbox-client', client_secret: 'sandbox-secret' });
    const { data } = await (await fetch(`${this.sandbox.url}/v1/auth`, { method: 'POST', body: credentials })).json();
    const answer = await fetch(this.sandbox.url + path, { method, body, headers: { authorization: `Bearer ${data.token}` } });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** The bytes of a document. */
  async download(id) {
    const headers = { authorization: `Bearer ${this.#token}` };
    const answer = await fetch(`${this.sandbox.url}/v2/document-management/documents/${id}/download`, { headers });
    if (!answer.ok) throw new Error(`the document ${id}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  /** Hires until there are so many people, and tells who they are. */
  async grow(count) {
    const people = await this.everybody();
    const hire = (index) => this.ask('/v2/persons', {
      method: 'POST',
      body: { email: `p${index}@acme.example`, first_name: `Vorname${index}`, last_name: `Familie${index}`, employments: [{}] },
    });
    for (let index = people.length; index < count; index += 10) {
      await Promise.all(Array.from({ length: Math.min(10, count - index) }, (_, at) => hire(index + at)));
    }
    return (await this.everybody()).slice(0, count);
  }

  /** Everybody who works here. */
  async everybody() {
    const people = [];
    let path = '/v2/persons?limit=50';
    while (path) {
      const { _data: page, _meta: meta } = await this.ask(path);
      people.push(...page);
      const next = meta?.links?.next?.href;
      path = next && new URL(next, this.sandbox.url).href.replace(this.sandbox.url, '');
    }
    return people;
  }

  /** A request to Personio, as the company. */
  async ask(path, { method = 'GET', body } = {}) {
    this.#token ??= await this.#obtainToken();
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' };
    const answer = await fetch(this.sandbox.url + path, { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  async #obtainToken() {
    const body = new URLSearchParams({
      client_id: 'sandbox-client', client_secret: 'sandbox-secret', grant_type: 'client_credentials',
    });
    const answer = await fetch(`${this.sandbox.url}/v2/auth/token`, { method: 'POST', body });
    return (await answer.json()).access_token;
  }

  #command(...words) {
    const done = spawnSync(join(PROGRAMS, 'personio-relay'), [...words, '--config', this.config], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`personio-relay ${words.join(' ')}: ${done.stdout}${done.stderr}`);
    return done.stdout;
  }
}

/** A port that nobody listens on. */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const configuration = ({ folder, sandbox, port, provider, shown }) => `
listen = "127.0.0.1:${port}"
data_dir = ${JSON.stringify(join(folder, 'data'))}

[personio]
career_page = "${sandbox}"
api = "${sandbox}"
company_id = "4711"
recruiting_token = "sandbox-recruiting"

[board]
languages = ["en"]

[applications]
allowed_origins = ["http://127.0.0.1:1"]

[personnel]
client_id = "sandbox-client"
client_secret = "sandbox-secret"
public_url = "http://127.0.0.1:${port}"
hr = ["${HR}"]
allowed_extensions = ["chrome-extension://${EXTENSION}", "moz-extension://*"]
[personnel.colleagues]
${shown.map((what) => `${what} = true`).join('\n')}
${provider ? openid(provider) : ''}`;

const openid = ({ url, client }) => `
[personnel.openid]
issuer = "${url}"
client_id = "${client.client_id}"
client_secret = "${client.client_secret}"
name = "Acme Login"
scopes = ["email"]
`;
