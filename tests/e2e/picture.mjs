// Pictures of parts of the page, as pixels.

/** The picture of an element and so many pixels around it. */
export async function picture(page, locator, around = 6) {
  await locator.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await locator.boundingBox();
  const clip = { x: Math.max(0, x - around), y: Math.max(0, y - around), width: width + 2 * around, height: height + 2 * around };
  const png = (await page.screenshot({ clip, animations: 'disabled' })).toString('base64');
  const pixels = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    let text = '';
    for (const value of context.getImageData(0, 0, bitmap.width, bitmap.height).data) text += String.fromCharCode(value);
    return { width: bitmap.width, height: bitmap.height, data: btoa(text) };
  }, png);
  return new Picture(pixels);
}

class Picture {
  constructor({ width, height, data }) {
    Object.assign(this, { width, height, data: Buffer.from(data, 'base64') });
  }

  /** The colour of a pixel, in words that can be compared. */
  at(x, y) { return [...this.data.subarray(4 * (y * this.width + x), 4 * (y * this.width + x) + 3)].join(' '); }
}

/** How many pixels of two pictures of one size differ. */
export function difference(one, other) {
  if (one.width !== other.width || one.height !== other.height) return Number.POSITIVE_INFINITY;
  let count = 0;
  for (let place = 0; place < one.data.length; place += 4) {
    if ([0, 1, 2].some((channel) => one.data[place + channel] !== other.data[place + channel])) count += 1;
  }
  return count;
}
