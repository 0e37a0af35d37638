import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { expect, test } from './fixtures.mjs';
import { PACKAGE, startFirefox } from './firefox.mjs';
import { today } from './time.mjs';

const LINTER = fileURLToPath(new URL('../node_modules/.bin/addons-linter', import.meta.url));

test('in Firefox: sign in, clock in, break, out; what Personio then has', async ({ company }) => {
  test.slow();
  await company.reset();
  await company.clear(today());
  const firefox = await startFirefox();
  try {
    await firefox.open();
    await firefox.fill('Invitation link', company.invite());
    await firefox.press('Sign in');
    await firefox.fill('Comment', 'review in Firefox');
    await firefox.press('Start working');
    await firefox.sees('Working since');
    await firefox.pressClass('timer-state');
    await firefox.fill('I began at', '9:00');
    await firefox.press('Save');
    await firefox.sees('Working since 09:00');
    await firefox.press('Break');
    await firefox.sees('On a break since');
    await firefox.press('Continue working');
    await firefox.press('Stop');
    await expect.poll(async () => (await company.day(today()))[0]).toMatch(/^WORK 09:00–13:\d\d review in Firefox$/);
    await firefox.sees('All saved');
  } finally {
    await firefox.end();
  }
});

test('in Firefox: where administrators said which relay it is, the first page leads there and to nothing else', async () => {
  const firefox = await startFirefox({ managed: { relay: 'https://relay.acme.example' } });
  try {
    await firefox.open();
    await firefox.sees('Your company uses relay.acme.example.');
    expect(await firefox.text()).not.toContain('No relay? Connect directly to Personio');
  } finally {
    await firefox.end();
  }
});

test('in Firefox the entries of the menu can be switched off, though it allows them from the start', async ({ company }) => {
  await company.reset();
  const firefox = await startFirefox();
  try {
    await firefox.open();
    await firefox.fill('Invitation link', company.invite());
    await firefox.press('Sign in');
    await firefox.sees('All saved');
    await firefox.press('More');
    for (const isThere of [true, false, true]) {
      await expect.poll(() => firefox.hasMenu('start')).toBe(isThere);
      await firefox.switch('menu');
    }
  } finally {
    await firefox.end();
  }
});

test('Mozilla has nothing against the package for Firefox', () => {
  const done = spawnSync(LINTER, ['--output', 'json', PACKAGE], { encoding: 'utf8' });
  const { errors, warnings } = JSON.parse(done.stdout);
  expect(errors.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  const known = [
    'UNSAFE_VAR_ASSIGNMENT', // leptos can write markup; nothing here lets it
    'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION', // it is not offered for Android
  ];
  expect(warnings.map(({ code }) => code).filter((code) => !known.includes(code))).toEqual([]);
});
