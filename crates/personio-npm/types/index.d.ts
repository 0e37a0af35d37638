/**
 * Personio for JavaScript: every call of its API, everything of `personio-web/feed`, and the rules of working time.
 *
 * @packageDocumentation
 */

import type { WasmSource } from "./feed.js";

export * from "./absences.js";
export * from "./attendances.js";
export * from "./call.js";
export * from "./client.js";
export * from "./documents.js";
export * from "./error.js";
export * from "./organisation.js";
export * from "./persons.js";
export * from "./projects.js";
export * from "./recruiting.js";
export * from "./reports.js";
export * from "./v1.js";
export * from "./webhooks.js";
export * from "./worktime.js";
export { Board, parseDescription, parseFeed, plainText } from "./feed.js";
export type {
  BoardGroup,
  BoardHit,
  BoardOptions,
  BoardPosition,
  BoardQuery,
  BoardResult,
  DescriptionElement,
  DescriptionNode,
  DetailSection,
  Facet,
  FacetCounts,
  Feed,
  FeedPosition,
  JobDescription,
  LanguageFeed,
  PositionDetail,
  Salary,
  SectionRole,
  SkippedPosition,
  WasmSource,
} from "./feed.js";

/** Where the WebAssembly comes from, where files cannot be fetched, as in some workers. */
export interface WasmSources {
  /** The content of `personio-web/wasm/personio.wasm`. */
  main?: WasmSource | Promise<WasmSource>;
  /** The content of `personio-web/wasm/personio-feed.wasm`. */
  feed?: WasmSource | Promise<WasmSource>;
}

/**
 * Loads the WebAssembly. Call it once before anything else; further calls do nothing.
 *
 * Who needs only the API loads less with `personio-web/api`, who only reads a job feed with `personio-web/feed`.
 *
 * @throws {@link PersonioError} of kind `load`.
 */
export declare function init(sources?: WasmSources): Promise<void>;
