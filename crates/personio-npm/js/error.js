/** Whatever goes wrong: `kind` tells programs what, `message` tells people. */
export class PersonioError extends Error {
  constructor(kind, message, { status, traceId, retryAfter, isRetryable = false, isUnclear = false, fields = [], cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'PersonioError';
    this.kind = kind;
    Object.assign(this, { status, traceId, retryAfter, isRetryable, isUnclear, fields });
  }
}

/** Also for errors of another copy of this package, which `instanceof` does not know. */
export function isPersonioError(error) {
  return error instanceof PersonioError || (error instanceof Error && error.name === 'PersonioError' && 'kind' in error);
}

/** Calls into wasm, which throws texts. */
export function call(kind, run) {
  try {
    return run();
  } catch (error) {
    throw typeof error === 'string' ? new PersonioError(kind, error) : error;
  }
}

/** What a call to a server throws: JSON of everything that is known. */
export function failure(error) {
  if (typeof error !== 'string') throw error;
  const { kind, message, ...more } = JSON.parse(error);
  throw new PersonioError(kind, message, more);
}
