// Runs in the page of search.bench.mjs.

import init, { Search } from '/module/personio-bench-list.js';
import Fuse from '/packages/fuse.js/dist/fuse.mjs';
import MiniSearch from '/packages/minisearch/dist/es/index.js';
import { median, pause, time } from '/page/measure.js';

const FIELDS = ['title', 'department', 'office', 'keywords', 'text'];
const INDEX_ROUNDS = 5;
const QUERY_ROUNDS = 5;
/** Fuse.js takes seconds on large boards; there its keystrokes are measured once each. */
const PATIENCE = 1_000;

export async function measure({ size, KEYSTROKES, FEW_KEYSTROKES, MISSPELT }) {
  await init({ module_or_path: '/module/personio-bench-list_bg.wasm' });
  const [list, texts] = await Promise.all(['list', 'texts'].map(async (name) => (await fetch(`/${size}/${name}.json`)).arrayBuffer()));
  const positions = readPositions(await (await fetch(`/${size}/feed.xml`)).text(), JSON.parse(new TextDecoder().decode(texts)));
  const index = { ours: [], longest: [], miniSearch: [], fuse: [] };
  let ours, miniSearch, fuse;
  for (let round = 0; round < INDEX_ROUNDS; round += 1) {
    ours?.free();
    const blocks = await buildOurs(new Uint8Array(list), new Uint8Array(texts), (search) => { ours = search; });
    index.ours.push(blocks.reduce((sum, block) => sum + block));
    index.longest.push(Math.max(...blocks));
    await pause();
    index.miniSearch.push(time(() => {
      miniSearch = new MiniSearch({ fields: FIELDS, searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND', boost: { title: 4, department: 2, office: 2, keywords: 2 } } });
      miniSearch.addAll(positions);
    }));
    await pause();
    index.fuse.push(time(() => {
      fuse = new Fuse(positions, { keys: FIELDS, ignoreLocation: true, threshold: 0.3 });
    }));
    await pause();
  }
  const ways = {
    ours: (query) => ours.query(query),
    miniSearch: (query) => miniSearch.search(query).length,
    fuse: (query) => fuse.search(query).length,
  };
  const keystrokes = [];
  for (const query of KEYSTROKES) {
    const times = { ours: [], miniSearch: [], fuse: [] };
    for (let round = 0; round < QUERY_ROUNDS; round += 1) {
      for (const [name, search] of Object.entries(ways)) {
        if (name === 'fuse' && (!FEW_KEYSTROKES.includes(query) || (round > 0 && size > PATIENCE))) continue;
        await pause();
        times[name].push(time(() => search(query)));
      }
    }
    const middle = Object.entries(times).filter(([, measured]) => measured.length > 0).map(([name, measured]) => [name, median(measured)]);
    keystrokes.push({ query, ...Object.fromEntries(middle) });
  }
  const found = [];
  const byId = new Map(positions.map((position) => [position.id, position]));
  for (const [query, meant] of Object.entries(MISSPELT)) {
    const ids = new Set(ours.found(query));
    // A hit without the word that was meant is a hit by chance.
    const best = (id) => holds(byId.get(id), meant) ? { isOurs: ids.has(id), title: byId.get(id).title } : undefined;
    const search = { query, miniSearch: best(miniSearch.search(query)[0]?.id) };
    if (size <= PATIENCE) search.fuse = best(fuse.search(query, { limit: 1 })[0]?.item.id);
    search.meant = { total: positions.filter((position) => holds(position, meant)).length };
    search.meant.ours = positions.filter((position) => ids.has(position.id) && holds(position, meant)).length;
    found.push(search);
    await pause();
  }
  return { index: Object.fromEntries(Object.entries(index).map(([name, times]) => [name, median(times)])), keystrokes, found };
}

/** Builds the index as the widget does, in blocks between which the page breathes; gives the time of each block. */
async function buildOurs(list, texts, keep) {
  const blocks = [];
  let search;
  blocks.push(time(() => { search = new Search(list, texts); }));
  for (let done = false; !done;) {
    await new Promise((resolve) => setTimeout(resolve));
    blocks.push(time(() => { done = search.step(); }));
  }
  keep(search);
  return blocks;
}

/** Whether a position has a word that begins so. */
function holds(position, word) {
  return position !== undefined && FIELDS.some((field) => ` ${position[field].toLowerCase()}`.replace(/[^\p{L}]/gu, ' ').includes(` ${word}`));
}

/** The positions as the peers take them, with the same text that ours reads. */
function readPositions(xml, texts) {
  const textOf = new Map(texts);
  const feed = new DOMParser().parseFromString(xml, 'text/xml');
  return Array.from(feed.getElementsByTagName('position'), (position) => {
    const field = (name) => position.querySelector(`:scope > ${name}`)?.textContent ?? '';
    const office = `${field('office')} ${field('additionalOffices').trim()}`;
    const id = Number(field('id'));
    return { id, title: field('name'), department: field('department'), office, keywords: field('keywords').replaceAll(',', ' '), text: textOf.get(id) ?? '' };
  });
}
