// First job on screen: how long a visitor on a slow phone waits, through a relay and with the plain peer that reads the
// whole feed. Slow 4G (150 ms, 1.6 Mbit/s), a CPU four times slower.

import { feed } from './board.mjs';
import { launch } from './browser.mjs';
import { start } from './chain.mjs';
import { median, print, share } from './report.mjs';
import { serve } from './site.mjs';
import { beside } from './surroundings.mjs';

/** Positions, and the goal: how much of the peer's time we may take. */
const GOALS = [[50, 1.5], [200, 0.9], [1_000, 0.3]];
const ROUNDS = 7;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWER = 4;

const page = (body) => `<!doctype html><html lang="de"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Karriere</title><h1>Unsere Stellen</h1>${body}</html>`;

const browser = await launch();
try {
  for (const [size, goal] of GOALS) {
    const xml = feed(size);
    const chain = await start(xml);
    const site = await serve({
      texts: {
        '/feed.xml': xml,
        '/ours.html': page(`<script type="module" src="${chain.relay}/widget/personio-jobs.js"></script><personio-jobs></personio-jobs>`),
        '/plain.html': page('<script type="module" src="/page/plain-board.js"></script><plain-board feed="/feed.xml"></plain-board>'),
      },
      folders: { '/page/': beside('page/') },
      compressed: true,
    });
    try {
      await site.prepare('/feed.xml');
      const pages = { ours: ['/ours.html', 'personio-jobs', '[data-job]'], plain: ['/plain.html', 'plain-board', 'li'] };
      const times = { ours: [], plain: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        // Whoever goes first in a round is some per cent slower, whoever it is: they take turns.
        const turn = round % 2 === 0 ? Object.entries(pages) : Object.entries(pages).reverse();
        for (const [name, [path, element, row]] of turn) {
          times[name].push(await firstJob(site.origin + path, element, row));
        }
      }
      share(`${size.toLocaleString('en')} positions: first job on screen`, median(times.ours), median(times.plain), goal);
    } finally {
      await site.close();
      await chain.stop();
    }
  }
} finally {
  await browser.close();
}
print();

/** From the start of the navigation until the frame that shows the first row, with an empty cache. */
async function firstJob(url, element, row) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'de-DE' });
  try {
    const visit = await context.newPage();
    const control = await context.newCDPSession(visit);
    await control.send('Network.enable');
    await control.send('Network.emulateNetworkConditions', NETWORK);
    await control.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await visit.addInitScript(watch, { element, row });
    await visit.goto(url, { waitUntil: 'commit' });
    const shown = await visit.waitForFunction(() => globalThis.firstJobAt, null, { timeout: 60_000 });
    return await shown.jsonValue();
  } finally {
    await context.close();
  }
}

/** Looks once a frame whether a row is visible; runs in the page. */
function watch({ element, row }) {
  const look = () => {
    const found = document.querySelector(element)?.shadowRoot?.querySelector(row);
    if (found?.getClientRects().length > 0) requestAnimationFrame(() => { globalThis.firstJobAt = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
