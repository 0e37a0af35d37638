import { PersonioError } from './error.js';

/** A list that is fetched while it is walked through. */
export class Pages {
  #load;
  #next;

  constructor(load, next) {
    this.#load = load;
    this.#next = next;
  }

  /** The page that starts there; the first one without it. */
  async page(at) {
    const { _data: records, _meta: meta, ...head } = await this.#load(at);
    if (records !== null && records !== undefined && !Array.isArray(records)) {
      throw new PersonioError('decoding', 'the answer of Personio could not be read', { isUnclear: true });
    }
    const received = records?.length ?? 0;
    const items = (records ?? []).filter((record) => typeof record === 'object' && record !== null);
    const next = this.#next(at, received, meta ?? {});
    return { ...head, items, skipped: received - items.length, next, total: meta?.totalElements ?? undefined, meta };
  }

  async *pages() {
    const seen = new Set();
    let at;
    do {
      const page = await this.page(at);
      yield page;
      at = page.next;
      if (seen.has(at)) throw new PersonioError('decoding', 'the pages of the list lead in a circle');
      seen.add(at);
    } while (at !== undefined);
  }

  async *[Symbol.asyncIterator]() {
    for await (const page of this.pages()) yield* page.items;
  }

  async toArray() {
    const items = [];
    for await (const page of this.pages()) items.push(...page.items);
    return items;
  }
}
