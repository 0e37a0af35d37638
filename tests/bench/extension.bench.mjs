// The extension in real Chromium, beside an extension that does nothing: what people wait for when they open the popup,
// press a shortcut while the worker sleeps, and look at a month of a year's entries.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { kept, startWithBare } from './extension/browser.mjs';
import { limit, median, note, print } from './report.mjs';

const ROUNDS = 15;
const ENTRIES = 1_500;

const folder = await mkdtemp(join(tmpdir(), 'personio-bench-'));
const browser = await startWithBare(folder);
try {
  await browser.keep(kept(ENTRIES));
  const opened = await alternately(() => browser.opened(), () => browser.openedBare());
  limit('popup: from opening to a button that can be pressed, a year kept', median(opened.ours), 150);
  note('  beside a popup that is one button', format(opened.ours), format(opened.bare));

  const woken = await alternately(() => browser.woken(), () => browser.wokenBare());
  const ready = median(woken.ours) - median(woken.bare);
  limit('worker: from sleep to the badge, beyond what the browser takes to start any', ready, 50);
  note('  beside a worker that only sets the badge', format(woken.ours), format(woken.bare));

  const months = [];
  for (let round = 0; round < ROUNDS; round += 1) months.push(await browser.month());
  limit(`month view with ${ENTRIES.toLocaleString('en')} entries: from the press to painted days`, median(months), 100);
} finally {
  await browser.end();
  await rm(folder, { recursive: true, force: true });
}
print();

/** One after the other, so that whatever else the machine does befalls both. */
async function alternately(ours, bare) {
  const times = { ours: [], bare: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.ours.push(await ours());
    times.bare.push(await bare());
  }
  return times;
}

function format(times) { return `${median(times).toFixed(0)} ms`; }
