import { PersonioError, failure } from './error.js';
import { module } from './main.js';
import { Pages } from './pages.js';
import * as wasm from './wasm/personio.js';

const OPTIONS = ['baseUrl', 'clientId', 'clientSecret', 'dangerouslyShowCompanySecretToEveryVisitor', 'onAttempt', 'recruiting',
  'retry', 'scope', 'token'];

/** Pages and their workers: what they hold, every visitor can read. Servers do not call themselves Mozilla. */
const isBrowser = () => typeof globalThis.document === 'object' || globalThis.navigator?.userAgent?.startsWith('Mozilla/');

function refuseSecretInBrowser() {
  throw new PersonioError('secretInBrowser', 'in a browser, every visitor could read the company\'s secret and use it. '
    + 'Give the address of a relay as `baseUrl` instead. '
    + 'If nobody but you opens this page: `dangerouslyShowCompanySecretToEveryVisitor: true`');
}

const input = (message) => { throw new PersonioError('input', message); };

function checked(options) {
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) input(`there is no option \`${unknown}\``);
  const { baseUrl, clientId, clientSecret, recruiting, token, dangerouslyShowCompanySecretToEveryVisitor } = options;
  const hasSecret = clientSecret !== undefined || recruiting?.token !== undefined;
  if (hasSecret && isBrowser() && dangerouslyShowCompanySecretToEveryVisitor !== true) refuseSecretInBrowser();
  if (!hasSecret && token === undefined && baseUrl === undefined) {
    input('give the address of a relay as `baseUrl`, or credentials');
  }
  if ((clientId === undefined) !== (clientSecret === undefined)) input('`clientId` and `clientSecret` go together');
}

export class Personio {
  #client;

  constructor(options = {}) {
    module.check();
    checked(options);
    const { baseUrl, clientId, clientSecret, scope, recruiting, retry, token, onAttempt } = options;
    const company = recruiting?.token === undefined ? undefined
      : { token: recruiting.token, companyId: String(recruiting.companyId ?? '') };
    const plain = { baseUrl, clientId, clientSecret, scope, recruiting: company, retry: retry === false ? { attempts: 0 } : retry };
    const ask = token === undefined || typeof token === 'function' ? token : () => token;
    try {
      this.#client = new wasm.Client(JSON.stringify(plain), ask, onAttempt);
    } catch (error) {
      failure(error);
    }
    for (const operation of wasm.operations()) this.#add(operation);
  }

  async revoke() { await this.#client.revoke().catch(failure); }

  free() { this.#client.free(); }

  #add(operation) {
    const path = operation.name.split('.');
    const name = path.pop();
    let area = this;
    for (const part of path) area = (area[part] ??= {});
    area[name] = operation.answers === 'pages'
      ? (...given) => this.#pages(operation, given)
      : async (...given) => this.#call(operation, asked(operation, given));
  }

  #pages(operation, given) {
    const call = asked(operation, given);
    return new Pages(
      (at) => this.#call(operation, { ...call, at }),
      (at, received, said) => this.#client.next(operation.name, call.parameters, at, received, JSON.stringify(said)),
    );
  }

  async #call(operation, { ids, parameters, at, body, file, options }) {
    const { signal, timeout, onProgress } = options;
    let answer;
    try {
      answer = await this.#client.call(operation.name, ids, parameters, at, body, file?.content, file?.name, onProgress, timeout, signal);
    } catch (error) {
      failure(error, signal);
    }
    if (answer === undefined || operation.answers === 'bytes') return answer;
    const read = parsed(answer);
    return operation.answers === 'all' ? read._data : read;
  }
}

/** What a function was called with: ids, then what it takes, then options. */
function asked(operation, given) {
  const left = [...given];
  const ids = left.splice(0, operation.ids).map((id) => {
    if (!['string', 'number'].includes(typeof id)) input(`${operation.name}: an id is a text or a number`);
    return String(id);
  });
  if (ids.length < operation.ids) input(`${operation.name}: it takes ${operation.ids} id${operation.ids > 1 ? 's' : ''}`);
  const subject = operation.takes ? left.shift() : undefined;
  const { signal, timeout, onProgress, ...rest } = left.shift() ?? {};
  const options = { signal, timeout, onProgress };
  if (left.length > 0) input(`${operation.name}: it takes less than that`);
  if (operation.takes === 'file') return { ids, options, ...document(operation, subject, rest) };
  const body = operation.takes === 'body' ? JSON.stringify(subject) ?? input(`${operation.name}: say what to send`) : undefined;
  const filter = operation.takes === 'filter' ? { ...subject, ...rest } : rest;
  return { ids, options, body, parameters: flat(operation, filter) };
}

function document(operation, subject, rest) {
  const { file, fileName = file?.name, ...texts } = { ...subject, ...rest };
  if (typeof fileName !== 'string') input(`${operation.name}: say the name of the file as \`fileName\``);
  const isBytes = file instanceof ArrayBuffer || ArrayBuffer.isView(file);
  if (!isBytes && !(file instanceof Blob)) input(`${operation.name}: \`file\` is a Blob, a File or bytes`);
  return { file: { content: isBytes ? new Blob([file]) : file, name: fileName }, parameters: flat(operation, texts) };
}

/** Names and values, one after the other. */
function flat(operation, values) {
  return Object.entries(values).flatMap(([name, value]) => [value].flat()
    .filter((one) => one !== undefined && one !== null)
    .flatMap((one) => {
      if (!['string', 'number', 'boolean'].includes(typeof one)) {
        input(`${operation.name}: \`${name}\` is a text, a number, true or false, or a list of them; a time is a text such as "2026-06-01T08:00:00"`);
      }
      return [name, String(one)];
    }));
}

function parsed(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // What a parser says of it may quote it.
    throw new PersonioError('decoding', 'the answer of Personio could not be read', { isUnclear: true });
  }
}
