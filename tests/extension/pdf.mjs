// PDFs as payroll programs make them: plain, scanned, protected, damaged; and archives of them.

import { deflateRawSync } from 'node:zlib';

/** A PDF with a page for each list of lines. A page without lines is a picture. */
export function pdf(pages, { encrypted = false } = {}) {
  const objects = [];
  const add = (body) => objects.push(body);
  const [catalog, tree, font] = [1, 2, 3];
  const first = 4;
  add(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ')}] >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const [index, lines] of pages.entries()) {
    const text = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj 0 -14 Td`).join('\n');
    const content = lines.length > 0 ? `BT /F1 12 Tf 50 780 Td\n${text}\nET` : '0 0 595 842 re f';
    add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${first + 2 * index + 1} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`);
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  // Nobody knows the password: what looks like its proof is none.
  const lock = encrypted && objects.push(`<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`);
  let file = '%PDF-1.5\n';
  const places = objects.map((body, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const place of places) file += `${String(place).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R ${lock ? `/Encrypt ${lock} 0 R /ID [<00> <00>]` : ''} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** A ZIP archive. */
export function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const label = Buffer.from(name);
    const numbers = (head, after) => {
      const bytes = Buffer.alloc(head.length + 26);
      bytes.set(head);
      let at = head.length;
      // Version, flags (names are UTF-8), deflated, time, date.
      for (const number of [20, 0x800, 8, 0, 33]) at = bytes.writeUInt16LE(number, at);
      for (const number of [crc(content), packed.length, content.length]) at = bytes.writeUInt32LE(number, at);
      bytes.writeUInt16LE(label.length, at);
      return Buffer.concat([bytes, after]);
    };
    const local = Buffer.concat([numbers(Buffer.from('PK\x03\x04'), Buffer.alloc(0)), label, packed]);
    const behind = Buffer.alloc(14);
    behind.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([numbers(Buffer.from('PK\x01\x02\x14\x00'), behind), label]));
    parts.push(local);
    offset += local.length;
  }
  const all = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(all.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, all, end]);
}

function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
