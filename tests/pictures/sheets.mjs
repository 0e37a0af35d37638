// Contact sheets: the pictures of one look side by side, so that many are seen at once.

import { readFile, readdir, rm, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { PICTURES } from './looks.mjs';

/** A sheet's size, and the tallest piece of a picture on it: taller ones go on beside it. */
const SHEET = { width: 1520, height: 1500 };
const GAP = 16;
const TITLE = 18;

/** Makes the sheets of every look, in `sheets` beside the pictures. */
export default async function sheets() {
  const folder = join(PICTURES, 'sheets');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: process.env.PERSONIO_CHROMIUM ?? '/usr/bin/chromium' });
  const page = await browser.newPage({ viewport: SHEET });
  for (const look of (await readdir(PICTURES)).filter((name) => name !== 'sheets').sort()) {
    const pieces = (await pictures(look)).flatMap(cut);
    for (const [number, sheet] of pack(pieces).entries()) {
      await page.setContent(markup(sheet));
      await page.screenshot({ path: join(folder, `${look}-${String(number + 1).padStart(2, '0')}.png`), fullPage: true });
    }
  }
  await browser.close();
  console.log(`contact sheets: ${folder}`);
}

/** The pictures of a look, those of a desk and of the many steps by keyboard smaller. */
async function pictures(look) {
  const scale = look.includes('focus') ? 0.49 : look.startsWith('1280') ? 0.58 : look.startsWith('768') ? 0.95 : 1;
  const names = (await readdir(join(PICTURES, look))).sort();
  return Promise.all(names.map(async (name) => {
    const bytes = await readFile(join(PICTURES, look, name));
    // A PNG begins with its size.
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)].map((side) => Math.round(side * scale));
    return { name: name.replace('.png', ''), width, height, source: `data:image/png;base64,${bytes.toString('base64')}` };
  }));
}

function cut(picture) {
  const tallest = SHEET.height - TITLE;
  const count = Math.max(1, Math.ceil(picture.height / tallest));
  return Array.from({ length: count }, (_, place) => ({
    ...picture, top: place * tallest, shown: Math.min(tallest, picture.height - place * tallest), whole: picture.height,
  }));
}

/** Each piece goes into the column that is shortest. */
function pack(pieces) {
  const all = [];
  const column = mostCommon(pieces.map((piece) => piece.width)) + GAP;
  const columns = Math.floor((SHEET.width + GAP) / column);
  let ends = [];
  for (const piece of pieces) {
    const height = piece.shown + TITLE + GAP;
    const fits = (end) => end === 0 || end + height <= SHEET.height + GAP;
    if (!ends.some(fits)) {
      ends = Array(columns).fill(0);
      all.push([]);
    }
    const place = ends.indexOf(Math.min(...ends.filter(fits)));
    all.at(-1).push({ ...piece, left: place * column, y: ends[place] });
    ends[place] += height;
  }
  return all;
}

/** What is wider reaches over its column: it is broken, and is to be seen so. */
const mostCommon = (widths) => {
  const count = (width) => widths.filter((other) => other === width).length;
  return widths.reduce((most, width) => (count(width) > count(most) ? width : most));
};

const markup = (sheet) => {
  const bottom = Math.max(...sheet.map((piece) => piece.y + piece.shown + TITLE));
  const piece = ({ name, left, y, width, whole, shown, top, source }) => `<figure style="left:${left}px;top:${y}px;width:${width}px">
<figcaption>${name}${top ? ' …' : ''}</figcaption><div style="height:${shown}px"><img src="${source}" style="width:${width}px;height:${whole}px;margin-top:${-top}px"></div></figure>`;
  return `<!doctype html><style>body { margin: 0; height: ${bottom}px; background: #777; position: relative }
figure { position: absolute; margin: 0 } figcaption { font: 13px/${TITLE}px sans-serif; color: #fff } div { overflow: hidden } img { display: block }</style>${sheet.map(piece).join('')}`;
};
