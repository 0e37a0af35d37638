import { PersonioError, failure } from './error.js';
import { module } from './main.js';
import * as wasm from './wasm/personio.js';

/** Names and values, one after the other, of `Headers` or of what Node gives. */
const flat = (headers) => [...(typeof headers?.entries === 'function' ? headers.entries() : Object.entries(headers ?? {}))]
  .flatMap(([name, value]) => (typeof value === 'string' ? [name.toLowerCase(), value] : []));

const bytes = (body) => {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  return body instanceof ArrayBuffer ? new Uint8Array(body) : body;
};

export function verifyWebhook({ headers, body, token, signatureKey, secretHeaders }) {
  module.check();
  const [kind, secrets] = token !== undefined ? ['token', [token]]
    : signatureKey !== undefined ? ['signature', [signatureKey]]
      : secretHeaders !== undefined ? ['headers', Object.entries(secretHeaders).flat()] : ['', []];
  let event;
  try {
    event = wasm.verifyWebhook(kind, secrets, flat(headers), bytes(body));
  } catch (error) {
    failure(error);
  }
  try {
    return JSON.parse(new TextDecoder().decode(event));
  } catch {
    throw new PersonioError('decoding', 'the delivery is no event');
  }
}
