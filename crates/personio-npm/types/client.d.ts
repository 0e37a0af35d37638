import type { Absences } from "./absences.js";
import type { Attendances } from "./attendances.js";
import type { Documents } from "./documents.js";
import type { Compensations, Organisation } from "./organisation.js";
import type { Persons } from "./persons.js";
import type { Projects } from "./projects.js";
import type { Recruiting } from "./recruiting.js";
import type { Reports } from "./reports.js";
import type { V1 } from "./v1.js";
import type { Webhooks } from "./webhooks.js";

/** A token, and for how many seconds it lasts. */
export interface Token {
  token: string;
  /** Without it, until Personio refuses the token. */
  expiresIn?: number;
}

/** One attempt of a call, for those who watch. No query, no header, no body: nothing that opens doors. */
export interface Attempt {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With ids. */
  path: string;
  /** Counts the attempts of a call, from 1. */
  attempt: number;
  /** Of the answer, where there was one. */
  status?: number | null;
  /** What was wrong, if something was. */
  error?: string | null;
  /** Milliseconds. */
  duration: number;
}

/** How patient calls are. Times are in milliseconds. */
export interface RetryOptions {
  /** How often a call is sent at most; 5 unless said otherwise. */
  attempts?: number;
  /** The pause after the first attempt, 500; each further one is twice as long. */
  firstPause?: number;
  /** No pause is longer, but for what Personio asks for; 30,000. */
  longestPause?: number;
  /** For a call with all its attempts and pauses; 120,000. */
  total?: number;
}

/** Where to send calls, and what proves who is asking. */
export interface PersonioOptions {
  /**
   * The address of a relay, which has the company's credentials. Without one, calls go to Personio itself, which answers
   * programs on a server but no pages.
   */
  baseUrl?: string;
  /** The credentials of the Personnel API. **They belong to the whole company: never in a page.** */
  clientId?: string;
  /** Goes with the {@link clientId}. */
  clientSecret?: string;
  /** What tokens of version 2 shall allow: `["personio:persons:read"]`; all that the credentials allow unless said otherwise. */
  scope?: string[];
  /** The credentials of the Recruiting API. **They belong to the whole company: never in a page.** */
  recruiting?: {
    /** The "Recruiting API access token" of Settings > Integrations > API credentials. */
    token: string;
    /** The company's number. */
    companyId: string | number;
  };
  /**
   * Instead of credentials: the token of a session at a relay, or a function that has one for a version of the API. It is
   * asked once however many calls wait, again shortly before a token expires, and once more when one is refused.
   */
  token?: string | ((version: "v1" | "v2") => string | Token | Promise<string | Token>);
  /**
   * What had no effect is sent again, reads and changes also after a lost answer; what creates is looked up first. Known
   * and announced limits are kept: calls wait. `false` sends each call once and at once.
   */
  retry?: RetryOptions | false;
  /** Is told of each attempt. */
  onAttempt?: (attempt: Attempt) => void;
  /**
   * In a browser, credentials are refused: every visitor could read them and act for the company. `true` allows them
   * all the same, for a page that nobody but you opens.
   */
  dangerouslyShowCompanySecretToEveryVisitor?: boolean;
}

/**
 * Calls Personio, or a relay that speaks its API. Names are those of Personio in camelCase.
 *
 * ```js
 * const personio = new Personio({ clientId: process.env.PERSONIO_ID, clientSecret: process.env.PERSONIO_SECRET });
 * for await (const period of personio.attendances.list({ personId: 4711, attributionDateGte: "2026-06-01" })) {
 *   console.log(period.type, period.start.dateTime, period.end?.dateTime);
 * }
 * ```
 *
 * Functions that list give {@link Pages} at once; all others give promises. Whatever goes wrong is a {@link PersonioError}.
 */
export declare class Personio {
  /**
   * @throws {@link PersonioError} of kind `secretInBrowser` for credentials in a browser, and of kind `input` where there
   *   is neither a relay nor credentials, or where an option is not what it should be.
   */
  constructor(options: PersonioOptions);

  readonly persons: Persons;
  readonly attendances: Attendances;
  readonly absences: Absences;
  readonly projects: Projects;
  readonly documents: Documents;
  readonly organisation: Organisation;
  readonly compensations: Compensations;
  readonly reports: Reports;
  readonly recruiting: Recruiting;
  readonly webhooks: Webhooks;
  /** What version 1 has in its own way. */
  readonly v1: V1;

  /**
   * Gives the token of version 2 back, which is worth nothing afterwards, and forgets that of version 1. The next call
   * fetches new ones.
   */
  revoke(): Promise<void>;

  /** Gives the memory back at once; otherwise that happens when it is collected. */
  free(): void;
}
