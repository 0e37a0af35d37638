// Documents as candidates have them. Their bytes are different on each call, so that none can be taken for another.

import { createHash, randomBytes } from 'node:crypto';

const STARTS = { pdf: '%PDF-1.7\n', png: '\x89PNG\r\n\x1a\n' };

/** A document of a size whose content is what its name says. */
export function document(name, size = 40_000) {
  const start = Buffer.from(STARTS[name.split('.').pop()], 'latin1');
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.concat([start, randomBytes(size - start.length)]) };
}

/** A document with this content, whatever its name says. */
export const containing = (name, content) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
