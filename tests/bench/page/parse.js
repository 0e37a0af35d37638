// Runs in the page of parse.bench.mjs.

import init, { parse } from '/module/personio-bench-feed.js';
import { readPositions } from '/page/plain-board.js';
import { alternate } from '/page/measure.js';

const text = (bytes) => new TextDecoder().decode(bytes);

/** Each way from the bytes of a feed to its positions. */
const WAYS = {
  ours: (bytes) => parse(bytes),
  plain: (bytes) => readPositions(text(bytes)).length,
  domParser: (bytes) => new DOMParser().parseFromString(text(bytes), 'text/xml').documentElement.childElementCount,
  fastXmlParser: (bytes) => new XMLParser.default().parse(text(bytes))['workzag-jobs'].position.length,
};

export async function measure(size) {
  await init({ module_or_path: '/module/personio-bench-feed_bg.wasm' });
  const bytes = new Uint8Array(await (await fetch(`/${size}.xml`)).arrayBuffer());
  const counts = Object.fromEntries(Object.entries(WAYS).map(([name, read]) => [name, read(bytes)]));
  const rounds = size > 1_000 ? 5 : 9;
  return { bytes: bytes.length, counts, ...(await alternate(rounds, WAYS, bytes)) };
}
