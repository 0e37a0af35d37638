import { readFile } from 'node:fs/promises';

import { readWith } from './load.js';

readWith((url) => readFile(url));

export * from './api.js';
