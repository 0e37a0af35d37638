/**
 * Personio's XML job feed, and a board made of it. Loads nothing else of this package.
 *
 * ```js
 * import { init, parseFeed } from "personio-web/feed";
 *
 * await init();
 * const answer = await fetch("https://acme.jobs.personio.de/xml?language=en");
 * const { positions } = parseFeed(await answer.text());
 * ```
 *
 * @packageDocumentation
 */

export { PersonioError, isPersonioError } from "./error.js";
export type { PersonioErrorKind } from "./error.js";

/** A WebAssembly module, its bytes, an answer that has them, or where to fetch them. */
export type WasmSource = WebAssembly.Module | BufferSource | Response | URL | string;

/**
 * Loads the WebAssembly. Call it once before anything else; further calls do nothing.
 *
 * @param source Only where files cannot be fetched, as in some workers: the content of
 *   `personio-web/wasm/personio-feed.wasm`.
 * @throws {@link PersonioError} of kind `load`.
 */
export declare function init(source?: WasmSource | Promise<WasmSource>): Promise<void>;

/** A document of the feed, as one language of a board. */
export interface Feed {
  /** In the order of the document. */
  positions: FeedPosition[];
  /** Positions that could not be read. They hide no other. */
  skipped: SkippedPosition[];
}

/** An open position, as the feed describes it in one language. */
export interface FeedPosition {
  /** Also the `job_position_id` of an application. */
  id: number;
  /** The title. */
  name: string;
  /** The company of a group that offers the position. */
  subcompany?: string;
  /** The main office, in the customer's own words. */
  office?: string;
  /** Further offices, without the main one. */
  additionalOffices: string[];
  /** The department. */
  department?: string;
  /** The customer's own grouping. */
  recruitingCategory?: string;
  /** The sections of the description. */
  descriptions: JobDescription[];
  /** `permanent`, `intern`, `trainee`, `freelance`, or what else Personio sends. */
  employmentType?: string;
  /** `entry-level`, `experienced`, `executive`, `student`, or what else Personio sends. */
  seniority?: string;
  /** `full-time`, `part-time`, `full-or-part-time`. */
  schedule?: string;
  /** `lt-1`, `1-2`, `2-5`, `5-7`, `7-10`, `10-15`, `gt-15`. */
  yearsOfExperience?: string;
  /** One by one. */
  keywords: string[];
  /** A code such as `office_management`. */
  occupation?: string;
  /** A code such as `administrative_and_clerical`. */
  occupationCategory?: string;
  /** What it pays, where the customer says so. */
  salary?: Salary;
  /** When it was created, ISO 8601 in UTC. */
  createdAt?: string;
  /** Elements that this version does not know. */
  unknown: { name: string; text: string }[];
}

/** A section of a description. */
export interface JobDescription {
  /** The heading, in the customer's own words; may be empty. */
  name: string;
  /**
   * HTML as the customer wrote it. **Never put it into a page as it is**: {@link parseDescription} gives a tree of
   * harmless elements, {@link plainText} the text. Empty where there is no text in the feed's language.
   */
  html: string;
}

/** What a position pays. Amounts are decimal texts, as they were sent. */
export interface Salary {
  /** The lower bound, such as `100000.00`. */
  min?: string;
  /** The upper bound. */
  max?: string;
  /** Such as `£`. */
  currencySymbol?: string;
  /** Such as `GBP`. */
  currencyCode?: string;
  /** As sent: `yearly`, `monthly`, `hourly`, … */
  interval?: string;
}

/** A position that could not be read. */
export interface SkippedPosition {
  /** Its id as far as it was read. */
  id?: string;
  /** What was wrong. */
  reason: string;
}

/**
 * Reads a document of the feed: UTF-8, or ISO-8859-1 where it is declared. A position that cannot be read is skipped
 * and reported.
 *
 * @throws {@link PersonioError} of kind `feed` when the document as a whole is no feed.
 */
export declare function parseFeed(document: string | Uint8Array): Feed;

/** A piece of a description: a text, or an element. */
export type DescriptionNode = string | DescriptionElement;

/**
 * A list of a tag and what is in it, such as `["p", "Cook ", ["strong", "soup"]]`. Tags are `p`, `ul`, `ol`, `li`, `h4`,
 * `strong`, `em`, `u`, `blockquote`, `br` and `a`. A link has its address, which is `http`, `https`, `mailto` or `tel`,
 * behind the tag. Nothing else survives, so there is nothing left to sanitise.
 */
export interface DescriptionElement extends ReadonlyArray<DescriptionNode> {
  /** The tag. */
  readonly 0: string;
}

/** Reads the HTML of a description. */
export declare function parseDescription(html: string): DescriptionNode[];

/** The text of a description without its markup. */
export declare function plainText(html: string): string;

/** A document of the feed, and in which language it was asked for (`?language=`). */
export interface LanguageFeed {
  /** Two letters. */
  language: string;
  /** What Personio answered. */
  document: string | Uint8Array;
}

/** What a section of a description is used for. */
export type SectionRole = "text" | "hidden" | "contact" | "slug" | "teaser" | "sort_order";

/** How a board is merged. */
export interface BoardOptions {
  /** The languages in which positions are shown, the best first; without any, the company's own order. */
  languages?: string[];
  /** Roles of sections by their name; they add to the usual ones (`CONTACT_PERSON`, `Teaser`, `Slug`, …). */
  sections?: Record<string, SectionRole>;
}

/** What a board can be narrowed and grouped by. */
export type Facet =
  | "department"
  | "office"
  | "employmentType"
  | "schedule"
  | "seniority"
  | "recruitingCategory"
  | "subcompany"
  | "experience"
  | "occupationCategory"
  | "language";

/** A position as it is listed. */
export interface BoardPosition {
  /** Also the `job_position_id` of an application. */
  id: number;
  /** The title, in the best language there is. */
  title: string;
  /** The language of title and text; missing where the position has no text. */
  language?: string;
  /** A sentence or two. */
  teaser?: string;
  /** A readable name for addresses. */
  slug?: string;
  /** The main office, in the company's own words. */
  office?: string;
  /** Further offices. */
  additionalOffices: string[];
  /** The keywords. */
  keywords: string[];
  /** What it pays. */
  salary?: Salary;
  /** When it was created, ISO 8601 in UTC, to the minute. */
  createdAt?: string;
  /** Its values of each facet, where it has some. */
  facets: { [facet in Facet]?: string[] };
}

/** The text of a position. */
export interface PositionDetail {
  /** Which position. */
  id: number;
  /** The title. */
  title: string;
  /** The language of title and text. */
  language?: string;
  /** The sections to be shown. */
  sections: DetailSection[];
  /** The contact person. */
  contact?: DescriptionNode[];
}

/** A section of a position's text. */
export interface DetailSection {
  /** The heading; may be empty. */
  name: string;
  /** The text. */
  text: DescriptionNode[];
  /** Its language, for the `lang` attribute. */
  language?: string;
}

/** What somebody asks of a board. Without anything: all of it, in board order. */
export interface BoardQuery {
  /** Words that must all be found, in titles, facts and texts; slips are forgiven. */
  text?: string;
  /** Selected values: one of each facet must apply. */
  selection?: { [facet in Facet]?: string[] };
  /** `relevance` unless said otherwise. */
  sort?: "relevance" | "newest" | "title";
  /** Groups the hits. */
  groupBy?: Facet;
}

/** What a query found. */
export interface BoardResult {
  /** In order, each position once. */
  hits: BoardHit[];
  /** What the board can be narrowed by from here. */
  facets: FacetCounts[];
  /** Only where the query has `groupBy`. */
  groups: BoardGroup[];
}

/** A position that was found. */
export interface BoardHit {
  /** The position. */
  position: BoardPosition;
  /** How well it matches; 0 without a text. */
  score: number;
}

/** Hits that have a value in common. */
export interface BoardGroup {
  /** The value; empty for positions without one. */
  value: string;
  /** In order. */
  hits: BoardHit[];
}

/** The values of a facet, the most frequent first. */
export interface FacetCounts {
  /** The facet. */
  facet: Facet;
  /** Its values. */
  values: {
    /** The value. */
    value: string;
    /** How many positions have it, given the text and what is selected in the other facets. */
    count: number;
    /** Whether it is selected. */
    selected: boolean;
  }[];
}

/**
 * A company's positions in all its languages, merged by their ids.
 *
 * ```js
 * const board = Board.merge([
 *   { language: "de", document: german },
 *   { language: "en", document: english },
 * ], { languages: ["en", "de"] });
 * const { hits, facets } = board.search({ text: "enginer", selection: { office: ["Berlin"] } });
 * ```
 */
export declare class Board {
  private constructor();

  /**
   * Merges documents of the feed. They come in the company's order of preference: where two differ in a fact, the
   * earlier one counts.
   *
   * @throws {@link PersonioError} of kind `feed` when one of the documents is no feed.
   */
  static merge(feeds: LanguageFeed[], options?: BoardOptions): Board;

  /** The languages in which there are texts. */
  readonly languages: string[];
  /** What could not be read, each problem once. */
  readonly skipped: SkippedPosition[];
  /** All positions in board order: as the company sorted them, then the newest first. */
  readonly positions: BoardPosition[];

  /** The position with an id. */
  position(id: number): BoardPosition | undefined;

  /** The text of a position. */
  detail(id: number): PositionDetail | undefined;

  /**
   * Searches and narrows. The first search builds an index of everything, texts included.
   *
   * @throws {@link PersonioError} of kind `input` when the query names a facet that does not exist.
   */
  search(query?: BoardQuery): BoardResult;

  /** Gives the memory back at once; otherwise that happens when the board is collected. */
  free(): void;
}
