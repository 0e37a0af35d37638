// A file of 30 MB is never in memory more than twice. Who receives it is another process.

import { fork } from 'node:child_process';
import { openAsBlob } from 'node:fs';
import { writeFile } from 'node:fs/promises';

import { Personio, init } from 'personio-web/api';

await init();
const SIZE = 30 * 1024 * 1024;
const receiver = fork(new URL('receiver.mjs', import.meta.url));
const next = () => new Promise((resolve) => { receiver.once('message', resolve); });
const personio = new Personio({ baseUrl: await next() });
await writeFile('payslip.pdf', new Uint8Array(SIZE));
const send = (file) => personio.documents.upload({ title: 'Payslip', employeeId: 1, categoryId: 2, file, fileName: 'a.pdf' });

const warm = next();
await send(new Blob(['warm']));
await warm;
/** Without what is only waiting to be collected. */
const held = () => {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
const before = held();
let most = before;
const watch = setInterval(() => { most = Math.max(most, held()); }, 10);
const received = next();
const { id } = await send(await openAsBlob('payslip.pdf'));
clearInterval(watch);
console.log(JSON.stringify({ id, received: (await received) >= SIZE, times: (most - before) / SIZE }));
receiver.kill();
