// How a state is looked at, and where its pictures lie.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the pictures; `cargo xtask pictures` names it. */
export const PICTURES = process.env.PERSONIO_PICTURES ?? fileURLToPath(new URL('../../target/pictures', import.meta.url));

/** A small phone, a tablet, a desk. */
export const WIDTHS = [360, 768, 1280];

const LIGHT = { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } };
const DARK = { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } };
const FORCED = { name: 'forced', media: { colorScheme: 'dark', forcedColors: 'active' } };

/** Every width in light and dark; forced colours do not depend on the width. */
export const LOOKS = WIDTHS.flatMap((width) => [LIGHT, DARK, ...(width === 768 ? [FORCED] : [])].map((scheme) => ({ width, ...scheme })));

/** The file of a picture. */
export const file = ({ width, name }, lang, state) => join(PICTURES, `${width}-${name}-${lang}`, `${state}.png`);
