/**
 * What went wrong.
 *
 * | kind | what | and now |
 * |---|---|---|
 * | `notReady` | `init` was not called, or not awaited | call it |
 * | `load` | the WebAssembly could not be loaded | `init` tries again |
 * | `feed` | a document is no job feed | look at the message |
 * | `input` | a value is not what it should be | the message says which |
 * | `secretInBrowser` | credentials were given in a page | use a relay |
 * | `notProven` | nothing shows that a delivery is from Personio | answer 401 |
 * | `aborted` | your `signal` gave the call up | see `isUnclear` |
 * | `authentication` | Personio does not accept the credentials | check them |
 * | `permission` | the credentials lack a right | `missingRight` says which |
 * | `notFound` | there is no such thing | |
 * | `conflict` | something is in the way: it is there already, or overlaps | look at `details` |
 * | `tooLarge` | the file is too large | |
 * | `invalid` | something is wrong with what was sent | `details` says what |
 * | `rateLimited` | too many calls; this one had no effect | send it again, after `retryAfter` |
 * | `unavailable` | Personio has a problem | see `isUnclear` |
 * | `redirected` | the answer leads elsewhere; nothing that leads away is followed | check `baseUrl` |
 * | `deadline` | there was no time left to send it | give it more |
 * | `notSent` | no connection, or nobody had a token | send it again |
 * | `noAnswer` | the connection broke | see `isUnclear` |
 * | `decoding` | the answer is not what was promised | see `isUnclear` |
 * | `encoding` | the call could not be written | |
 */
export type PersonioErrorKind =
  | "notReady"
  | "load"
  | "feed"
  | "input"
  | "secretInBrowser"
  | "notProven"
  | "aborted"
  | "authentication"
  | "permission"
  | "notFound"
  | "conflict"
  | "tooLarge"
  | "invalid"
  | "rateLimited"
  | "unavailable"
  | "redirected"
  | "deadline"
  | "notSent"
  | "noAnswer"
  | "decoding"
  | "encoding";

/** One thing that is wrong with a call. */
export interface ErrorDetail {
  /** Names the problem for programs: `common.resource_not_found`, `errors.file-too-big`. */
  readonly code?: string;
  /** Where: a field, or `row 2` of a batch, counted from 1. */
  readonly field?: string;
  /** In words, English or German. It may quote what was sent, and with it people: not for logs. */
  readonly message?: string;
}

/** Everything that this package throws on purpose. Its message names nobody. */
export declare class PersonioError extends Error {
  private constructor();
  readonly name: "PersonioError";
  /** What went wrong, for programs. */
  readonly kind: PersonioErrorKind;
  /** The status of an answer that says no, where there was one. Version 1 says no with 200 as well. */
  readonly status: number | undefined;
  /** Names the incident to Personio's support, where there is one. */
  readonly traceId: string | undefined;
  /** How many seconds Personio asks to wait. */
  readonly retryAfter: number | undefined;
  /** Which right the credentials may lack, as a sentence for an administrator. */
  readonly missingRight: string | undefined;
  /** The same call may work later. Where it is also unclear, it may then have its effect twice. */
  readonly isRetryable: boolean;
  /** The call may have taken effect, or not. */
  readonly isUnclear: boolean;
  /** What Personio says is wrong, whatever shape it says it in. */
  readonly details: readonly ErrorDetail[];
}

/** Whether something that was caught is a {@link PersonioError}, also one of another copy of this package. */
export declare function isPersonioError(error: unknown): error is PersonioError;
