/**
 * Every call of Personio's API, and the rules of working time: `personio-web` without job feed and board.
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
export type { WasmSource } from "./feed.js";

/**
 * Loads the WebAssembly. Call it once before anything else; further calls do nothing.
 *
 * @throws {@link PersonioError} of kind `load`.
 */
export declare function init(source?: WasmSource | Promise<WasmSource>): Promise<void>;
