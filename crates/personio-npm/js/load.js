import { PersonioError } from './error.js';

let read = (url) => fetch(url);

/** Node has no `fetch` for files: its door brings another way. */
export function readWith(reader) { read = reader; }

/** A wasm module that is loaded once, however often and from wherever it is asked for. */
export class Module {
  #start;
  #url;
  #loading;
  #ready = false;

  constructor(start, url) {
    this.#start = start;
    this.#url = url;
  }

  /** After a failure the next call tries again. */
  load(source) {
    this.#loading ??= this.#load(source).catch((cause) => {
      this.#loading = undefined;
      throw new PersonioError('load', `the WebAssembly of personio-web could not be loaded: ${cause.message}`, { cause });
    });
    return this.#loading;
  }

  async #load(source) {
    await this.#start({ module_or_path: await (source ?? read(this.#url)) });
    this.#ready = true;
  }

  check() {
    if (!this.#ready) {
      throw new PersonioError('notReady', 'personio-web is not loaded yet: call `await init()` once before anything else');
    }
  }
}
