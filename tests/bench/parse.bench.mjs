// Reading a feed: from its bytes to positions, beside DOMParser and fast-xml-parser in one page.

import { feed } from './board.mjs';
import { launch, open } from './browser.mjs';
import { faster, print } from './report.mjs';
import { serve } from './site.mjs';
import { beside, feedModule } from './surroundings.mjs';

const SIZES = [50, 1_000, 5_000];

const site = await serve({
  texts: { '/': '<!doctype html><title>parse</title>', ...Object.fromEntries(SIZES.map((size) => [`/${size}.xml`, feed(size)])) },
  isolated: true,
  folders: { '/module/': feedModule(), '/page/': beside('page/'), '/packages/': beside('../node_modules/') },
});
const browser = await launch();
try {
  const page = await open(browser, site.origin);
  await page.addScriptTag({ url: '/packages/fast-xml-parser/lib/fxparser.min.js' });
  for (const size of SIZES) {
    const times = await page.evaluate(async (size) => (await import('/page/parse.js')).measure(size), size);
    if (Object.values(times.counts).some((count) => count !== size)) throw new Error(`read ${JSON.stringify(times.counts)}`);
    const board = `${size.toLocaleString('en')} positions, ${(times.bytes / 1e6).toFixed(1)} MB`;
    faster(`${board}: DOMParser, the list's fields read out`, times.ours, times.plain, 12);
    faster(`${board}: fast-xml-parser`, times.ours, times.fastXmlParser, 12);
    faster(`${board}: DOMParser, nothing read out`, times.ours, times.domParser);
  }
} finally {
  await browser.close();
  await site.close();
}
print();
