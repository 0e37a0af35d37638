import { PersonioError } from './error.js';

export { PersonioError, isPersonioError } from './error.js';

/** Numbers that are hashed at a time: each hash is a task of its own, and they share threads. */
const AT_ONCE = 500;
/** A ticket may run out while somebody chooses documents. */
const TICKETS = 2;

const KINDS = { 400: 'invalid', 403: 'permission', 404: 'notFound', 409: 'conflict', 413: 'tooLarge', 422: 'invalid', 428: 'permission', 429: 'rateLimited' };

const input = (message) => { throw new PersonioError('input', `apply: ${message}`); };

export async function apply({ relay, application, documents = [], signal } = {}) {
  if (typeof relay !== 'string') input('give the address of a relay as `relay`');
  if (application?.jobPositionId === undefined) input('give the `application`, with its `jobPositionId`');
  const form = { relay: relay.replace(/\/+$/, ''), job: application.jobPositionId, signal };
  const key = crypto.randomUUID();
  for (let tries = 1; ; tries += 1) {
    try {
      return await send(form, application, documents, key);
    } catch (error) {
      // The ticket ran out. What was stored with it is deleted by itself, and the application is the same one by its key.
      if (error.status !== 428 || tries === TICKETS) throw error;
    }
  }
}

async function send(form, application, documents, key) {
  form.ticket = await ticket(form);
  const files = [...application.files ?? []];
  for (const { file, fileName = file?.name, category } of documents) files.push(await upload(form, file, fileName, category));
  const body = JSON.stringify({ ...application, files }, (_, value) => named(value));
  const headers = { 'content-type': 'application/json', 'idempotency-key': key };
  const answer = await ask(form, '/v1/recruiting/applications', { method: 'POST', headers, body });
  return { status: answer.status === 202 ? 'received' : 'delivered' };
}

async function upload(form, file, fileName, category) {
  if (typeof fileName !== 'string') input('say the name of each document as `fileName`');
  const isBytes = file instanceof ArrayBuffer || ArrayBuffer.isView(file);
  if (!isBytes && !(file instanceof Blob)) input('a document is a Blob, a File or bytes');
  const body = new FormData();
  body.append('file', isBytes ? new Blob([file]) : file, fileName);
  const answer = await ask(form, '/v1/recruiting/applications/documents', { method: 'POST', body });
  const { uuid } = await answer.json();
  return { uuid, originalFilename: fileName, category };
}

/** Works for a ticket; none where the relay wants to see no work. */
async function ticket(form) {
  const asked = await ask(form, `/_relay/challenge?job=${encodeURIComponent(form.job)}`);
  if (asked.status === 204) return undefined;
  const challenge = await asked.json();
  const number = await solve(challenge, form.signal);
  const answer = await ask(form, '/_relay/ticket', { method: 'POST', body: JSON.stringify({ ...challenge, number }) });
  const { ticket: text, wait_ms: wait } = await answer.json();
  // Relays take nothing that was written faster than people write.
  await new Promise((resolve) => { setTimeout(resolve, wait); });
  return text;
}

/** The number whose SHA-256, behind the salt, is as named: the protocol of ALTCHA. */
async function solve({ salt, challenge, maxnumber }, signal) {
  const texts = new TextEncoder();
  const wanted = new Uint8Array(challenge.match(/../g).map((byte) => Number.parseInt(byte, 16)));
  const is = (hash) => wanted.every((byte, at) => hash[at] === byte);
  for (let first = 0; first <= maxnumber; first += AT_ONCE) {
    if (signal?.aborted) throw aborted(signal);
    const numbers = Array.from({ length: Math.min(AT_ONCE, maxnumber - first + 1) }, (_, at) => first + at);
    const hashes = await Promise.all(numbers.map((number) => crypto.subtle.digest('SHA-256', texts.encode(salt + number))));
    const found = hashes.findIndex((hash) => is(new Uint8Array(hash)));
    if (found >= 0) return first + found;
  }
  throw new PersonioError('decoding', 'apply: the relay asks for something that cannot be worked out');
}

async function ask({ relay, signal, ticket: shown }, path, options = {}) {
  const headers = shown === undefined ? options.headers : { ...options.headers, 'x-relay-ticket': shown };
  let answer;
  try {
    answer = await fetch(relay + path, { ...options, headers, signal, redirect: 'manual' });
  } catch (cause) {
    if (signal?.aborted) throw aborted(signal);
    throw new PersonioError('noAnswer', 'the relay does not answer', { isRetryable: true, isUnclear: true, cause });
  }
  if (answer.ok) return answer;
  const { status } = answer;
  const kind = status >= 500 ? 'unavailable' : KINDS[status] ?? 'invalid';
  const details = told(await answer.json().catch(() => ({})));
  const message = details[0]?.message ?? details.map(({ field, code }) => `${field}: ${code}`).join(', ');
  throw new PersonioError(kind, `the relay says no (${status}): ${message}`, { status, details, isRetryable: status >= 500 || status === 429 });
}

const aborted = (signal) => new PersonioError('aborted', 'the call was given up', { isUnclear: true, cause: signal.reason });

/** What is wrong, field by field or as a whole. */
function told({ errors = [], error }) {
  if (error !== undefined) return [{ code: error.code, message: error.message }];
  return errors.flatMap(({ field, errors: reasons = [], detail }) => (field === undefined
    ? [{ message: detail }]
    : reasons.map(({ reason }) => ({ field, code: reason }))));
}

/** Personio writes `first_name` what JavaScript calls `firstName`. */
function named(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const wire = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [wire(name), of]));
}
