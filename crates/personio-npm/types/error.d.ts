/**
 * What went wrong.
 *
 * | kind | what | and now |
 * |---|---|---|
 * | `not_ready` | `init` was not called, or not awaited | call it |
 * | `load` | the WebAssembly could not be loaded | `init` tries again |
 * | `feed` | a document is no job feed | look at the message |
 * | `input` | a value is not what it should be | the message says where |
 * | `secret_in_browser` | credentials were given in a page | use a relay |
 * | `auth` | Personio does not accept the credentials | check them |
 * | `rate_limited` | too many requests; this one had no effect | send it again, after `retryAfter` |
 * | `refused` | Personio says no | `fields` says what is wrong |
 * | `unavailable` | Personio has a problem | see `isUnclear` |
 * | `not_sent` | no connection | send it again |
 * | `no_answer` | the connection broke | see `isUnclear` |
 * | `unreadable` | the answer is not what was promised | see `isUnclear` |
 */
export type PersonioErrorKind =
  | "not_ready"
  | "load"
  | "feed"
  | "input"
  | "secret_in_browser"
  | "auth"
  | "rate_limited"
  | "refused"
  | "unavailable"
  | "not_sent"
  | "no_answer"
  | "unreadable";

/** Everything that this package throws on purpose. Nothing personal is in it. */
export declare class PersonioError extends Error {
  private constructor();
  readonly name: "PersonioError";
  /** What went wrong, for programs. */
  readonly kind: PersonioErrorKind;
  /** The status of an answer that says no, where there was one. */
  readonly status: number | undefined;
  /** Names the call to Personio's support, where there was one. */
  readonly traceId: string | undefined;
  /** How many seconds Personio asks to wait. */
  readonly retryAfter: number | undefined;
  /** The same request may work later. */
  readonly isRetryable: boolean;
  /** The request may have taken effect, or not. */
  readonly isUnclear: boolean;
  /** What Personio says is wrong with the request, field by field. */
  readonly fields: { field: string; code: string }[];
}

/** Whether something that was caught is a {@link PersonioError}, also one of another copy of this package. */
export declare function isPersonioError(error: unknown): error is PersonioError;
