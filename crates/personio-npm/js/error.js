/** Whatever goes wrong: `kind` tells programs what, `message` tells people. */
export class PersonioError extends Error {
  constructor(kind, message, { status, traceId, retryAfter, missingRight, isRetryable = false, isUnclear = false, details = [], cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'PersonioError';
    this.kind = kind;
    Object.assign(this, { status, traceId, retryAfter, missingRight, isRetryable, isUnclear, details });
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

/** What a call to a server throws: an object with everything that is known. */
export function failure(error, signal) {
  if (typeof error?.kind !== 'string') throw error;
  const { kind, message, ...more } = error;
  throw new PersonioError(kind, message, kind === 'aborted' ? { ...more, cause: signal.reason } : more);
}
