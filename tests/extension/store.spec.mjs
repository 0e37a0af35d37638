import { readFile } from 'node:fs/promises';

import { expect, test } from '@playwright/test';

const file = (name) => readFile(new URL(`../../extension/${name}`, import.meta.url), 'utf8');

/** What stands under a heading, up to the next one. */
const under = (text, heading) => text.split(`## ${heading}\n`)[1].split('\n## ')[0].trim();

for (const [language, name, short] of [['en', 'Name', 'Short description'], ['de', 'Name', 'Kurzbeschreibung']]) {
  test(`the stores read what the package says of itself (${language})`, async () => {
    const listing = await file(`store/listing-${language}.md`);
    const messages = JSON.parse(await file(`static/_locales/${language}/messages.json`));
    expect(under(listing, name)).toBe(messages.name.message);
    expect(under(listing, short)).toBe(messages.description.message);
    expect(messages.description.message.length).toBeLessThanOrEqual(132);
  });
}

test('every permission is explained to the stores', async () => {
  const explained = await file('store/permissions.md');
  const manifest = JSON.parse(await file('static/manifest.json'));
  const asked = [manifest, manifest.chromium, manifest.firefox].flatMap((part) => (
    ['permissions', 'optional_permissions', 'optional_host_permissions'].flatMap((kind) => Object.keys(part[kind] ?? {}))
  ));
  for (const permission of asked) expect(explained).toContain(`\`${permission}\``);
});
