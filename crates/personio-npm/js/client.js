import { PersonioError, failure } from './error.js';
import * as wasm from './wasm/personio.js';
import { module } from './main.js';

/** Pages and their workers: what they hold, every visitor can read. Servers do not call themselves Mozilla. */
const isBrowser = () => typeof globalThis.document === 'object' || globalThis.navigator?.userAgent?.startsWith('Mozilla/');

function refuseSecretInBrowser() {
  throw new PersonioError('secret_in_browser', 'in a browser, every visitor could read the company\'s token and use it. '
    + 'Give the address of a relay as `baseUrl` instead of a token. '
    + 'If nobody but you opens this page: `dangerouslyShowCompanySecretToEveryVisitor: true`');
}

export class Personio {
  #client;

  constructor({ baseUrl, recruiting, dangerouslyShowCompanySecretToEveryVisitor = false } = {}) {
    module.check();
    const token = recruiting?.token;
    if (token !== undefined && isBrowser() && dangerouslyShowCompanySecretToEveryVisitor !== true) refuseSecretInBrowser();
    if (token === undefined && baseUrl === undefined) {
      throw new PersonioError('input', 'give the address of a relay as `baseUrl`, or credentials');
    }
    this.#client = new wasm.Client(baseUrl, String(recruiting?.companyId ?? ''), token);
    this.recruiting = new Recruiting(this.#client);
  }

  free() { this.#client.free(); }
}

class Recruiting {
  #client;

  constructor(client) { this.#client = client; }

  async createApplication(application) {
    await this.#client.createApplication(JSON.stringify(application)).catch(failure);
  }
}
