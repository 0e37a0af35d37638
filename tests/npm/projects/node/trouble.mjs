// What a client does when something goes wrong, and that nothing is done twice.

import { Personio } from 'personio-web';

import { baseUrl, company, log, outcome, tell } from './company.mjs';

const fault = (rule) => tell('/_sandbox/faults', rule);
const attempts = [];
const personio = company({ retry: { firstPause: 20 }, onAttempt: ({ method, path, attempt, status, error }) => {
  attempts.push([method, path.replaceAll(/\/[^/]*\d[^/]*$/g, '/*'), attempt, status, error]);
} });
const seen = async (call) => {
  attempts.length = 0;
  await call;
  return attempts.map(([method, , attempt, status]) => `${method} ${attempt} ${status}`);
};

const [person] = (await personio.persons.list({ limit: 1 }).page()).items;
const period = (day) => ({
  person: { id: person.id }, type: 'WORK', start: { dateTime: `2026-03-${day}T08:00:00` }, end: { dateTime: `2026-03-${day}T09:00:00` },
});
const on = async (day) => (await personio.attendances.list({ personId: person.id, attributionDateGte: `2026-03-${day}`, attributionDateLte: `2026-03-${day}` }).toArray()).length;
const results = {};

// A read is repeated, whatever happened to it.
await fault({ path: '/v2/persons', kind: 'status', status: 503, times: 1 });
await fault({ path: '/v2/persons', kind: 'reset', times: 1 });
await fault({ path: '/v2/persons', kind: 'status', status: 429, headers: { 'retry-after': '0' }, times: 1 });
results.read = await seen(personio.persons.get(person.id));

// A period whose answer is lost is looked up, and is there once.
await fault({ path: '/v2/attendance-periods', method: 'POST', kind: 'lost_answer', times: 1 });
results.create = await seen(personio.attendances.create(period('02')));
results.created = await on('02');

// So are a person and an application.
const ada = { email: 'lost@acme.example', firstName: 'Ada', lastName: 'Lost', employments: [{ status: 'ACTIVE', employmentStartDate: '2026-01-01', type: 'INTERNAL' }] };
await fault({ path: '/v2/persons', method: 'POST', kind: 'lost_answer', times: 1 });
const { id } = await personio.persons.create(ada);
results.persons = (await personio.persons.list({ email: ada.email }).toArray()).map((found) => found.id === id);

// So are a kind of pay and a document.
await fault({ path: '/v2/compensations/types', method: 'POST', kind: 'lost_answer', times: 1 });
const kind = await personio.compensations.createType({ name: 'Lost bonus', category: 'ONE_TIME' });
results.kinds = (await personio.compensations.listTypes().toArray()).filter(({ name }) => name === 'Lost bonus').map((found) => found.id === kind.id);
const [category] = await personio.documents.listCategories();
await fault({ path: '/v1/company/documents', kind: 'lost_answer', times: 1 });
const payslip = { title: 'Lost payslip', employeeId: person.id, categoryId: category.id, file: new Blob(['%PDF-1.4']), fileName: 'a.pdf' };
const { idV2 } = await personio.documents.upload(payslip);
results.documents = (await personio.documents.list({ ownerId: person.id }).toArray()).filter(({ name }) => name === payslip.title).map((found) => found.id === idV2);

// What nobody can look up is not sent twice.
await fault({ path: '/v1/company/attendances', method: 'POST', kind: 'lost_answer', times: 1 });
const batch = { attendances: [{ employee: Number(person.id), date: '2026-03-09', startTime: '08:00', endTime: '09:00', break: 0 }] };
results.once = await outcome(personio.v1.attendances.create(batch));

// Without patience each call is sent once.
await fault({ path: '/v2/persons', kind: 'status', status: 503, times: 1 });
const hasty = company({ retry: false });
results.hasty = await outcome(hasty.persons.get(person.id));

// A signal gives a call up, also between attempts; a timeout ends it.
await fault({ path: '/v2/projects', kind: 'timeout', times: 3 });
results.aborted = await outcome(personio.projects.list({}, { signal: AbortSignal.timeout(200) }).page());
results.abortedBefore = await outcome(personio.projects.get('1', { signal: AbortSignal.abort() }));
results.timeout = await outcome(personio.projects.get('1', { timeout: 200 }));
await fault({ path: '/v2/attendance-periods', method: 'POST', kind: 'timeout', times: 1 });
results.abortedWrite = await outcome(personio.attendances.create(period('03'), { signal: AbortSignal.timeout(200) }));
const controller = new AbortController();
controller.signal.onabort = () => { results.ownHandler = true; };
const answered = personio.persons.get(person.id, { signal: controller.signal });
await answered;
controller.abort();
await tell('/_sandbox/faults', undefined, 'DELETE');

// A token that Personio no longer knows is fetched anew, once however many wait.
await tell('/_sandbox/clock', { advance_seconds: 100_000 }, 'PUT');
attempts.length = 0;
await Promise.all(Array.from({ length: 10 }, () => personio.persons.get(person.id)));
results.renewed = attempts.filter(([, path]) => path === '/v2/auth/token').length;

// Tokens from elsewhere.
let asked = 0;
const token = await (await fetch(new URL('/v2/auth/token', baseUrl), {
  method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'sandbox-client', client_secret: 'sandbox-secret' }),
})).json();
const session = new Personio({ baseUrl, token: async (version) => { asked += 1; return version === 'v2' ? { token: token.access_token, expiresIn: 3600 } : ''; } });
await Promise.all(Array.from({ length: 10 }, () => session.persons.get(person.id)));
results.asked = asked;
results.noToken = (await outcome(session.v1.projects.list())).kind;

// Errors say what is missing and name nobody.
await tell('/_sandbox/credentials', { client_id: 'small', client_secret: 'small', scopes: ['personio:projects:read'] });
const small = company({ clientId: 'small', clientSecret: 'small' });
results.right = await outcome(small.persons.get(person.id));
results.unknown = await outcome(personio.persons.get('999999'));
results.wrong = await outcome(company({ clientSecret: 'guessed' }).persons.get(person.id));
results.slips = await Promise.all([
  personio.persons.get(), personio.persons.get(''), personio.persons.get('..'), personio.persons.update('1'), personio.persons.list({ mail: 'x' }).page(),
  personio.documents.upload({ title: 'x', employeeId: 1, categoryId: 1, file: 'text' }),
].map((call) => outcome(call).then(({ kind, message }) => `${kind}: ${message}`)));
const thrown = (run) => {
  try {
    run();
    return 'nothing';
  } catch ({ kind, message }) {
    return `${kind}: ${message}`;
  }
};
results.options = [
  thrown(() => new Personio()), thrown(() => new Personio({ baseUrl, retries: 3 })), thrown(() => new Personio({ baseUrl, clientId: 'x' })),
  thrown(() => new Personio({ baseUrl, retry: { attempts: 'many' } })), thrown(() => personio.persons.list({ updatedAt: new Date() })),
];

// Pages that lead in a circle, and pages that lead elsewhere.
const page = (href) => JSON.stringify({ _data: [{ id: '1' }], _meta: { links: { next: { href } } } });
await fault({ path: '/v2/absence-types', kind: 'status', status: 200, headers: { 'content-type': 'application/json' }, body: page('https://elsewhere.example/v2/absence-types?cursor=a'), times: 1 });
await fault({ path: '/v2/absence-types', kind: 'status', status: 200, headers: { 'content-type': 'application/json' }, body: page('/v2/absence-types?cursor=b'), times: 1 });
await fault({ path: '/v2/absence-types', kind: 'status', status: 200, headers: { 'content-type': 'application/json' }, body: page('/v2/absence-types?cursor=a'), times: 5 });
results.circle = await outcome(personio.absences.listTypes().toArray());
await tell('/_sandbox/faults', undefined, 'DELETE');
results.asSaid = (await log('path=/v2/absence-types')).map?.(({ query }) => query) ?? null;
console.log(JSON.stringify(results));
