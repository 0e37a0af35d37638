// First paint: from the bytes of a 5,000-position list to rows on the screen, in the real widget with its modules loaded.

import { feed } from './board.mjs';
import { launch } from './browser.mjs';
import { limit, median, print } from './report.mjs';
import { serve } from './site.mjs';
import { beside, loadModule, widget } from './surroundings.mjs';

const SIZES = [50, 1_000, 5_000];
const ROUNDS = 7;
const GOAL = 100;

const { Documents } = await loadModule();
const lists = SIZES.map((size) => {
  const documents = new Documents(new TextEncoder().encode(feed(size)));
  return [`/${size}.json`, documents.list()];
});
const site = await serve({
  texts: { '/': '<!doctype html><html lang="de"><title>paint</title></html>', ...Object.fromEntries(lists) },
  folders: { '/widget/': widget(), '/page/': beside('page/') },
});
const browser = await launch();
try {
  for (const size of SIZES) {
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) times.push(await firstPaint(size));
    limit(`${size.toLocaleString('en')} positions: from the list's bytes to painted rows`, median(times), GOAL);
  }
} finally {
  await browser.close();
  await site.close();
}
print();

/** In a fresh page, so that nothing is warm but the module itself. */
async function firstPaint(size) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(site.origin);
    return await page.evaluate(async (size) => (await import('/page/paint.js')).firstPaint(size), size);
  } finally {
    await context.close();
  }
}
