// Sends applications from a server, and tells what became of each.

import { Personio, init } from 'personio-web';

await init();
const [baseUrl] = process.argv.slice(2);
const ada = { firstName: 'Ada', lastName: 'Acme', email: 'ada@acme.example', jobPositionId: 1_000_000 };
const outcome = async (personio, application) => {
  try {
    await personio.recruiting.createApplication(application);
    return 'sent';
  } catch ({ name, kind, status, isUnclear, details }) {
    return { name, kind, status, isUnclear, details };
  }
};
const kindOf = (options) => {
  try {
    new Personio(options).free();
    return 'made';
  } catch ({ kind }) {
    return kind;
  }
};

const [jobPositionId] = process.argv.slice(3).map(Number);
const acme = new Personio({ baseUrl, recruiting: { token: 'sandbox-recruiting', companyId: 4711 } });
const stranger = new Personio({ baseUrl, recruiting: { token: 'guessed', companyId: 4711 } });
const nobody = new Personio({ baseUrl: 'http://127.0.0.1:1', retry: false });
console.log(JSON.stringify({
  good: await outcome(acme, { ...ada, jobPositionId }),
  again: await outcome(acme, { ...ada, jobPositionId }),
  stranger: await outcome(stranger, ada),
  nobody: (await outcome(nobody, ada)).kind,
  empty: kindOf({}),
}));
