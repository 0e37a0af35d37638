import { Module } from './load.js';
import startWasm from './wasm/personio.js';

/** The module with everything but the feed. */
export const module = new Module(startWasm, new URL('./wasm/personio.wasm', import.meta.url));
