// The sandbox as a company: its address, and clients with its credentials.

import { Personio, init } from 'personio-web';

export const [, , baseUrl] = process.argv;

await init();

export const credentials = {
  baseUrl,
  clientId: 'sandbox-client',
  clientSecret: 'sandbox-secret',
  recruiting: { token: 'sandbox-recruiting', companyId: 4711 },
};

export const company = (more = {}) => new Personio({ ...credentials, ...more });

/** Tells the sandbox something. */
export async function tell(path, body, method = 'POST') {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(new URL(path, baseUrl), { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** The requests that the sandbox got. */
export const log = (query) => tell(`/_sandbox/log?${query}`, undefined, 'GET');

/** What became of a call, as far as errors say it. */
export const outcome = (call) => call.then(
  (value) => value ?? 'done',
  ({ name, kind, status, isUnclear, details, missingRight, message, cause }) =>
    ({ name, kind, status, isUnclear, details, missingRight, message, cause: cause?.name }),
);
