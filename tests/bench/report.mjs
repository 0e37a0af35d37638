// The table of a bench: what was measured, beside what, and whether the goal is reached.

import { availableParallelism, loadavg } from 'node:os';

const rows = [];

/** The value in the middle. */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >> 1];
}

/** Ours must be at least so many times faster than the peer. Without a goal, the row is for information. */
export function faster(what, ours, peer, goal) {
  const times = peer / ours;
  add(what, milliseconds(ours), milliseconds(peer), `${times.toFixed(1)}× faster`, goal && `≥ ${goal}×`, goal && times >= goal);
}

/** Ours must take at most this part of the peer's time. */
export function share(what, ours, peer, goal) {
  const part = ours / peer;
  add(what, milliseconds(ours), milliseconds(peer), `${part.toFixed(2)}×`, goal && `≤ ${goal}×`, goal && part <= goal);
}

/** Ours must take at most so many milliseconds. Without a goal, the row is for information. */
export function limit(what, ours, goal) {
  add(what, milliseconds(ours), '', '', goal && `≤ ${goal} ms`, goal && ours <= goal);
}

/** Ours must answer at least this part of the peer's requests a second. */
export function rate(what, ours, peer, goal) {
  const part = ours / peer;
  add(what, `${Math.round(ours)}/s`, `${Math.round(peer)}/s`, `${part.toFixed(2)}×`, `≥ ${goal}×`, part >= goal);
}

/** What is worth knowing, without a goal. */
export function note(what, ours, peer) {
  add(what, ours, peer, '', undefined, undefined);
}

/** All of them must be there. */
export function all(what, found, total) {
  add(what, String(found), String(total), '', 'all', found === total);
}

/** Prints the table; with `--check`, a missed goal makes the bench fail. */
export function print() {
  const table = [['', 'ours', 'peer', 'ratio', 'goal', ''], ...rows.map((row) => row.cells)];
  const widths = table[0].map((_, column) => Math.max(...table.map((cells) => cells[column].length)));
  for (const cells of table) {
    console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[at]))).join('  ').trimEnd());
  }
  const [load] = loadavg();
  const cores = availableParallelism();
  if (load > cores) console.log(`others keep this machine busy (load ${load.toFixed(1)} on ${cores} cores): times waver, ratios less`);
  if (process.argv.includes('--check') && rows.some((row) => row.reached === false)) process.exitCode = 1;
}

function add(what, ours, peer, ratio, goal, reached) {
  const mark = reached === undefined ? '' : reached ? '✓' : '✗ missed';
  rows.push({ cells: [what, ours, peer, ratio, goal ?? '', mark], reached });
}

const milliseconds = (time) => `${time >= 100 ? Math.round(time) : time >= 1 ? time.toFixed(1) : time.toFixed(3)} ms`;
