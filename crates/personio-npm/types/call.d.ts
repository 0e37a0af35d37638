/** A word that Personio may add others to. */
export type Open<Word extends string> = Word | (string & {});

/** Names a record. Personio's ids are texts; numbers are taken as well. */
export type Id = string | number;

/** A link to another record. */
export interface Reference {
  /** The id of the other record. */
  id: string;
}

/** What answers the creation of something in version 2. Some answers have more; after a lost one, it is the whole record. */
export interface Created {
  /** The id of what was created. */
  id: string;
  [other: string]: unknown;
}

/** How far the approval of something is. */
export interface Approval<Status extends string> {
  status: Open<Status>;
}

/** A moment by the clock on the wall: `{ dateTime: "2026-06-01T08:00:00" }`. An offset stands there only where Personio sent one. */
export interface Moment {
  dateTime: string;
}

/** A day: `{ date: "2026-06-01" }`. */
export interface Day {
  date: string;
}

/** What every call takes as its last argument. */
export interface CallOptions {
  /** Gives the call up. It then fails with {@link PersonioError} of kind `aborted`. */
  signal?: AbortSignal;
  /** Milliseconds for the call with all its attempts and pauses. */
  timeout?: number;
}

/** What calls take that may pass the company's approval. */
export interface ApprovalOptions extends CallOptions {
  /** Confirms at once what somebody would have to approve. `false` unless said otherwise; a relay ignores it. */
  skipApproval?: boolean;
}

/** What uploads take. */
export interface UploadOptions extends CallOptions {
  /** How many bytes are sent, of how many. Browsers tell it; Node and service workers do not. */
  onProgress?: (sent: number, total: number) => void;
}

/** A file to be sent. It stays where it is until it is sent. */
export interface FileContent {
  /** The content. */
  file: Blob | ArrayBuffer | ArrayBufferView;
  /** The file's name, whose extension says its type. That of a `File` unless said otherwise. */
  fileName?: string;
}

/** Filters of a list that is divided by cursors. */
export interface CursorFilter {
  /** How many records a page has. */
  limit?: number;
  /** Where the list starts: the `next` of a {@link Page}. */
  cursor?: string;
}

/** One page of a list. */
export interface Page<Item> {
  /** The records. */
  items: Item[];
  /** How many records are left out since they are none. */
  skipped: number;
  /** Where the next page starts; nothing on the last one. */
  next?: string;
  /** How many records the list has, where Personio says so. */
  total?: number;
}

/**
 * A list that is fetched while it is walked through.
 *
 * ```js
 * for await (const person of personio.persons.list({ status: "ACTIVE" })) console.log(person.email);
 * const all = await personio.projects.list().toArray();
 * ```
 *
 * Links of Personio are never followed, only their cursors, so that no page leads to another server. A list that comes
 * back to a page that it had ends with an error.
 */
export interface Pages<Item, OnePage = Page<Item>> extends AsyncIterable<Item> {
  /** One page: the first, or the one that starts at a `next`. */
  page(at?: string): Promise<OnePage>;
  /** Page after page. */
  pages(): AsyncIterable<OnePage>;
  /** Everything at once. */
  toArray(): Promise<Item[]>;
}
