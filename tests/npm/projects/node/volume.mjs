// Ten thousand periods through the client, beside the same in plain JavaScript.

import { createServer } from 'node:http';

import { Personio, init } from 'personio-web';

await init();
const PER_PAGE = 1000;
const PAGES = 10;
const period = (number) => ({
  id: `bd242cd1-5116-41a0-99aa-${String(number).padStart(12, '0')}`, type: 'WORK', person: { id: String(number % 400) },
  approval: { status: 'CONFIRMED' }, start: { date_time: '2026-06-01T08:00:00' }, end: { date_time: '2026-06-01T12:00:00' },
  attribution_date: '2026-06-01', comment: 'Prepared the "snake_case" soup', project: { id: '7' }, is_auto_generated: false,
  is_holiday: false, is_on_time_off: false, created_at: '2026-06-01T12:00:01Z', updated_at: '2026-06-01T12:00:01Z',
});
const bodies = Array.from({ length: PAGES }, (_, page) => Buffer.from(JSON.stringify({
  _data: Array.from({ length: PER_PAGE }, (__, index) => period(page * PER_PAGE + index)),
  _meta: { links: page + 1 < PAGES ? { next: { href: `/v2/attendance-periods?cursor=${page + 1}` } } : {} },
})));
const server = createServer((request, response) => {
  const cursor = Number(new URL(request.url, 'http://a').searchParams.get('cursor') ?? 0);
  response.writeHead(200, { 'content-type': 'application/json' }).end(bodies[cursor]);
});
await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
const baseUrl = `http://127.0.0.1:${server.address().port}`;

const camel = (name) => name.replace(/(?!^)_([a-z])/g, (_, letter) => letter.toUpperCase());
const mapped = (value) => {
  if (Array.isArray(value)) return value.map(mapped);
  if (typeof value !== 'object' || value === null) return value;
  const object = {};
  for (const name of Object.keys(value)) object[camel(name)] = mapped(value[name]);
  return object;
};
async function plain() {
  const items = [];
  let url = `${baseUrl}/v2/attendance-periods`;
  while (url) {
    const body = JSON.parse(await (await fetch(url)).text());
    items.push(...body._data.map(mapped));
    url = body._meta.links.next && new URL(body._meta.links.next.href, baseUrl).href;
  }
  return items;
}
const personio = new Personio({ baseUrl, retry: false });
const ours = () => personio.attendances.list().toArray();

const time = async (run) => {
  const start = performance.now();
  await run();
  return performance.now() - start;
};
const same = JSON.stringify(await ours()) === JSON.stringify(await plain());
const rounds = { ours: [], plain: [] };
for (let round = 0; round < 15; round += 1) {
  rounds.ours.push(await time(ours));
  rounds.plain.push(await time(plain));
}
const best = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 4)];
server.close();
server.closeAllConnections();
console.log(JSON.stringify({ same, ratio: best(rounds.ours) / best(rounds.plain), ours: best(rounds.ours), plain: best(rounds.plain) }));
