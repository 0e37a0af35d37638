// Any bytes as a feed: an answer or an error, never a crash, and no memory that is kept.

import { init, parseFeed } from 'personio-web/feed';

await init();
const good = `<workzag-jobs>${'<position><id>7</id><name>Cook &amp; more</name></position>'.repeat(20)}</workzag-jobs>`;
const bytes = new TextEncoder().encode(good);
let state = 0x2545f491;
const random = (limit) => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % limit;
};

let read = 0;
let refused = 0;
const torture = (rounds) => {
  for (let round = 0; round < rounds; round += 1) {
    const body = random(5) === 0 ? new Uint8Array(random(400)).map(() => random(256)) : bytes.slice();
    for (let change = random(6); change > 0 && body.length > 0; change -= 1) body[random(body.length)] = random(256);
    try {
      parseFeed(body.subarray(0, random(4) === 0 ? random(body.length + 1) : body.length));
      read += 1;
    } catch (error) {
      if (error.kind !== 'feed') throw error;
      refused += 1;
    }
  }
};

const resident = () => {
  globalThis.gc();
  return process.memoryUsage().rss;
};
torture(2_000);
const before = resident();
torture(8_000);
console.log(JSON.stringify({ read, refused, grown: resident() - before }));
