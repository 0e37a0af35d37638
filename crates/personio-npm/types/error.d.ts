/**
 * What went wrong.
 *
 * | kind | what |
 * |---|---|
 * | `not_ready` | `init` was not called, or not awaited |
 * | `load` | the WebAssembly could not be loaded; calling `init` again tries again |
 * | `feed` | a document is no job feed |
 * | `input` | a value is not what it should be; the message says where |
 */
export type PersonioErrorKind = "not_ready" | "load" | "feed" | "input";

/** Everything that this package throws on purpose. */
export declare class PersonioError extends Error {
  private constructor();
  readonly name: "PersonioError";
  /** What went wrong, for programs. */
  readonly kind: PersonioErrorKind;
  /** The status of an answer that says no, where there was one. */
  readonly status: number | undefined;
  /** Names the call to Personio's support, where there was one. */
  readonly traceId: string | undefined;
}

/** Whether something that was caught is a {@link PersonioError}, also one of another copy of this package. */
export declare function isPersonioError(error: unknown): error is PersonioError;
