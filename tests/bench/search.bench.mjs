// Full-text search: the index, each keystroke, and what is found in spite of typing errors, beside MiniSearch and Fuse.js
// on the same text in one page.

import { feed } from './board.mjs';
import { launch, open } from './browser.mjs';
import { FEW_KEYSTROKES, KEYSTROKES, MISSPELT } from './queries.mjs';
import { all, faster, limit, median, print, share } from './report.mjs';
import { serve } from './site.mjs';
import { beside, loadModule, listModule } from './surroundings.mjs';

const SIZES = [50, 1_000, 5_000];
/** The goals are for the largest board; smaller ones are shown. */
const GOAL_SIZE = 5_000;

const { Documents } = await loadModule();
const texts = { '/': '<!doctype html><title>search</title>' };
for (const size of SIZES) {
  const xml = feed(size);
  const documents = new Documents(new TextEncoder().encode(xml));
  texts[`/${size}/feed.xml`] = xml;
  texts[`/${size}/list.json`] = documents.list();
  texts[`/${size}/texts.json`] = documents.texts();
  documents.free();
}
const site = await serve({
  texts,
  isolated: true,
  folders: { '/module/': listModule(), '/page/': beside('page/'), '/packages/': beside('../node_modules/') },
});
const browser = await launch();
const misses = [];
try {
  for (const size of SIZES) {
    const page = await open(browser, site.origin);
    const input = { size, KEYSTROKES, FEW_KEYSTROKES, MISSPELT };
    const measured = await page.evaluate(async (input) => (await import('/page/search.js')).measure(input), input);
    add(size, measured);
    await page.close();
  }
} finally {
  await browser.close();
  await site.close();
}
print();
for (const miss of misses) console.log(miss);

function add(size, { index, keystrokes, found }) {
  const board = `${size.toLocaleString('en')} positions`;
  const goal = (value) => (size === GOAL_SIZE ? value : undefined);
  share(`${board}: index, MiniSearch`, index.ours, index.miniSearch, goal(0.25));
  share(`${board}: index, Fuse.js`, index.ours, index.fuse);
  limit(`${board}: longest block while indexing`, index.longest, 50);
  const both = (name) => keystrokes.filter((stroke) => stroke[name] !== undefined);
  for (const [what, choose] of [['median keystroke', median], ['slowest keystroke', (times) => Math.max(...times)]]) {
    const of = (name, among) => choose(both(among).map((stroke) => stroke[name]));
    share(`${board}: ${what}, MiniSearch`, of('ours', 'miniSearch'), of('miniSearch', 'miniSearch'), goal(1));
    faster(`${board}: ${what}, Fuse.js`, of('ours', 'fuse'), of('fuse', 'fuse'), goal(50));
  }
  const meant = found.filter((search) => search.meant.total > 0);
  all(`${board}: misspelt words that find what was meant`, meant.filter((search) => search.meant.ours > 0).length, meant.length);
  for (const { query, meant: { ours, total } } of meant) {
    if (ours === 0) misses.push(`${board}: "${query}" finds none of ${total}`);
  }
  for (const [peer, name] of [['miniSearch', 'MiniSearch'], ['fuse', 'Fuse.js']]) {
    const tops = found.filter((search) => search[peer]);
    if (tops.length === 0) continue;
    all(`${board}: misspelt words whose best hit is found too, ${name}`, tops.filter((search) => search[peer].isOurs).length, tops.length);
    for (const { query, [peer]: top } of tops) {
      if (!top.isOurs) misses.push(`${board}: ${name} finds for "${query}", and we do not: ${top.title}`);
    }
  }
}
