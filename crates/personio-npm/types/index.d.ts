/**
 * Personio for JavaScript: everything of `personio-web/feed`, applications, and the rules of working time.
 *
 * @packageDocumentation
 */

import type { WasmSource } from "./feed.js";

export * from "./client.js";
export * from "./error.js";
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
export * from "./worktime.js";

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
 * A page that only reads a job feed loads less with `personio-web/feed`.
 *
 * @throws {@link PersonioError} of kind `load`.
 */
export declare function init(sources?: WasmSources): Promise<void>;
