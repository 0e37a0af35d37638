// Any bytes as an answer: a value or an error, never a crash, and no memory that is kept.

import { createServer } from 'node:http';

import { Personio, init, isPersonioError } from 'personio-web/api';
import start from '../node_modules/personio-web/wasm/personio.js';

await init();
const { memory } = await start();
let state = 0x2545f491;
const random = (limit) => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % limit;
};
const good = [
  { _data: [{ id: '1', person: { id: '2' }, start: { date_time: '2026-06-01T08:00:00' }, custom_headers: { a_b: 'c' } }], _meta: { links: { next: { href: '?cursor=x' } } } },
  { success: true, data: [{ type: 'TimeOffPeriod', attributes: { id: 1, employee: { type: 'Employee', attributes: { id: { value: 1 } } } } }], metadata: { total_elements: '1', total_pages: 1 } },
  { success: false, error: { code: 400, message: 'no', detailed_message: [{ error_msg: 'no', id: null }], error_data: { a: ['b'] } } },
  { personio_trace_id: 't', errors: [{ title: 'No', detail: 'no', type: 'https://a/b#c.d' }] },
  { id: '1', affected_periods: [] },
].map((body) => Buffer.from(JSON.stringify(body)));
const statuses = [200, 200, 200, 201, 204, 301, 400, 401, 404, 409, 422, 429, 500, 503];
const server = createServer((request, response) => {
  request.resume();
  let body = random(5) === 0 ? Buffer.from(Array.from({ length: random(400) }, () => random(256))) : Buffer.from(good[random(good.length)]);
  for (let change = random(6); change > 0 && body.length > 0; change -= 1) body[random(body.length)] = random(256);
  if (random(4) === 0) body = body.subarray(0, random(body.length + 1));
  response.writeHead(statuses[random(statuses.length)], { 'content-type': 'application/json', 'retry-after': String(random(3)) });
  response.end(body);
});
await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });

const personio = new Personio({ baseUrl: `http://127.0.0.1:${server.address().port}`, retry: false });
const { attendances, persons, documents, recruiting, v1 } = personio;
const calls = [
  () => attendances.list().page(),
  () => attendances.create({ person: { id: '1' }, type: 'WORK', start: { dateTime: '2026-06-01T08:00:00' } }),
  () => persons.get('1'),
  () => persons.delete('1'),
  () => documents.download('1'),
  () => documents.listCategories(),
  () => v1.timeOffs.list().page(),
  () => v1.attendances.create({ attendances: [] }),
  () => v1.reports.get('1').page(),
  () => v1.reports.listColumns(),
  () => recruiting.createApplication({ firstName: 'A', lastName: 'B', email: 'c@acme.example', jobPositionId: 1 }),
];
const kinds = {};
let read = 0;
const torture = async (rounds) => {
  for (let round = 0; round < rounds; round += 10) {
    await Promise.all(Array.from({ length: 10 }, async () => {
      try {
        await calls[random(calls.length)]();
        read += 1;
      } catch (error) {
        if (!isPersonioError(error)) throw error;
        if (/Prepared|acme/.test(error.message)) throw new Error(`it names somebody: ${error.message}`);
        kinds[error.kind] = (kinds[error.kind] ?? 0) + 1;
      }
    }));
  }
};
const held = () => {
  globalThis.gc();
  return { heap: process.memoryUsage().heapUsed, wasm: memory.buffer.byteLength };
};
await torture(3000);
const before = held();
await torture(7000);
const after = held();
server.close();
server.closeAllConnections();
console.log(JSON.stringify({ read, kinds, heap: after.heap - before.heap, wasm: after.wasm - before.wasm }));
