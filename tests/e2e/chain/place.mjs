// Where the built parts and the feeds lie. `cargo xtask test` tells through the environment; without it, the places of
// a development build are taken.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The folder of `personio`, `personio-relay` and `personio-sandbox`. */
export const PROGRAMS = process.env.PERSONIO_PROGRAMS ?? join(ROOT, 'target/debug');
/** The folder of the built widget. */
export const WIDGET = process.env.PERSONIO_WIDGET_DIR ?? join(ROOT, 'target/dev/widget');
/** The folder of the demo's career page. */
export const DEMO = join(ROOT, 'widget/demo');
/** Feeds that this folder brings along. */
export const OWN_FEEDS = fileURLToPath(new URL('../feeds/', import.meta.url));

const REAL_FEEDS = join(ROOT, '../shared/feeds');
/** Feeds as real companies have them where there are any beside the repository, else the own ones. */
export const FEEDS = existsSync(REAL_FEEDS) ? REAL_FEEDS : OWN_FEEDS;
