/**
 * Applying through a relay, from a form of your own: `personio-web/apply`. It is JavaScript alone and loads no
 * WebAssembly.
 *
 * @packageDocumentation
 */

import type { FileContent } from "./call.js";
import type { NewApplication } from "./recruiting.js";

export { PersonioError, isPersonioError } from "./error.js";
export type { PersonioErrorKind, ErrorDetail } from "./error.js";
export type { NewApplication } from "./recruiting.js";

/** A document of an application. */
export interface ApplicationDocument extends FileContent {
  category: "cv" | "cover-letter" | "employment-reference" | "certificate" | "work-sample" | "other";
}

/** What is sent, and to whom. */
export interface ApplyOptions {
  /** The address of the relay; with several companies, with `/c/NAME` behind it. */
  relay: string;
  /** What the candidate says. */
  application: NewApplication;
  /** Documents that go with it, in order. */
  documents?: ApplicationDocument[];
  /** Gives it up. */
  signal?: AbortSignal;
}

/** What became of an application. */
export interface Applied {
  /** `delivered`: Personio has it. `received`: the relay has stored it, and Personio will get it. */
  status: "delivered" | "received";
}

/**
 * Sends an application with its documents through a relay, once.
 *
 * Where the relay keeps robots away (`[protection]`), it does the work that the relay asks for, which takes a second, and
 * waits as long as nobody could have written an application. Pages need HTTPS for that: browsers hash nothing elsewhere.
 *
 * ```js
 * import { apply } from "personio-web/apply";
 *
 * const documents = [{ file: input.files[0], category: "cv" }];
 * const { status } = await apply({ relay: "https://jobs.acme.example", application, documents });
 * ```
 *
 * @throws {@link PersonioError}; of kind `invalid` with the `details` that say what is wrong with which field, of kind
 *   `permission` where the relay does not take applications from this page.
 */
export declare function apply(options: ApplyOptions): Promise<Applied>;
