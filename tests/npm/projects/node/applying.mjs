// Applies through a relay that wants to see work, and tells what became of it.

import { apply } from 'personio-web/apply';

const [relay, job] = process.argv.slice(2);
const ada = { firstName: 'Ada', lastName: 'Acme', email: 'ada@acme.example', jobPositionId: Number(job) };
const cv = { file: new TextEncoder().encode('%PDF-1.4'), fileName: 'cv.pdf', category: 'cv' };
const outcome = async (options) => {
  try {
    return (await apply({ relay, ...options })).status;
  } catch ({ name, kind, status, details }) {
    return { name, kind, status, details };
  }
};
const bob = { ...ada, email: 'bob@acme.example' };
console.log(JSON.stringify({
  good: await outcome({ application: ada, documents: [cv] }),
  again: await outcome({ application: ada }),
  wrong: await outcome({ application: { ...bob, email: 'bob' } }),
  noFile: (await outcome({ application: bob, documents: [{ fileName: 'cv.pdf', category: 'cv' }] })).kind,
  odd: (await outcome({ application: bob, documents: [{ ...cv, fileName: 'cv.exe' }] })).kind,
  aborted: (await outcome({ application: bob, signal: AbortSignal.abort() })).kind,
  nobody: (await outcome({ relay: 'http://127.0.0.1:1', application: bob })).kind,
  noRelay: (await outcome({ relay: undefined, application: bob })).kind,
}));
