// Measures ways of doing a thing in turns, so that a busy moment of the machine hits them alike.

/** The value in the middle. */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >> 1];
}

/** Lets the page breathe, and clears what the last way left behind. */
export async function pause() {
  await new Promise((resolve) => setTimeout(resolve));
  globalThis.gc?.();
}

/** How long something takes, in milliseconds. */
export function time(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The median time of each way, all taking turns. */
export async function alternate(rounds, ways, input) {
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, work] of Object.entries(ways)) {
      await pause();
      times[name].push(time(() => work(input)));
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, measured]) => [name, median(measured)]));
}
