import { readFile } from 'node:fs/promises';

import { expect, test } from './fixtures.mjs';
import { View } from './pages/view.mjs';
import { today } from './time.mjs';

/** The screen to import and export with, as it opens in a tab. */
async function transfer(browserWith) {
  const page = await browserWith.open('tab#transfer');
  await expect(page.getByRole('heading', { name: 'Import', exact: true })).toBeVisible();
  return page;
}

const choose = (page, name, content) => page.getByLabel('File').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

const toggl = (day) => `User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags
Clara,c@acme.example,,No such project,,Review,No,${day},08:00:00,${day},10:00:00,02:00:00,
Clara,c@acme.example,,,,Mail,No,${day},10:00:00,${day},10:30:00,00:30:00,
Clara,c@acme.example,,,,Clash,No,${day},09:30:00,${day},11:00:00,01:30:00,
Clara,c@acme.example,,,,Broken,No,${day},at noon,${day},11:00:00,01:30:00,
`;

test('a file of Toggl is shown before it is added, and added once; then it comes out again', async ({ signedIn, browserWith, company }) => {
  await signedIn.saved();
  const page = await transfer(browserWith);
  await choose(page, 'toggl.csv', toggl(today()));
  const card = page.getByRole('region', { name: 'Import' });
  await expect(card).toContainText('New: 2');
  await expect(card).toContainText('Overlapping, left out: 1');
  await expect(card).toContainText('Lines that cannot be read: 1');
  await expect(card).toContainText('Line 5');
  await expect(card).toContainText('No such project');
  await card.getByRole('button', { name: 'Add 2 entries' }).click();
  await expect(card).toContainText('Already there: 2');
  await expect(card.getByRole('button', { name: /^Add/ })).toBeHidden();
  await new View(page).saved();
  await expect.poll(() => company.day(today())).toEqual(['WORK 08:00–10:00 Review', 'WORK 10:00–10:30 Mail']);

  await page.getByLabel('From').fill(today());
  await page.getByLabel('To', { exact: true }).fill(today());
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()]);
  expect(file.suggestedFilename()).toBe(`working-time-${today()}-${today()}.csv`);
  const lines = (await readFile(await file.path(), 'utf8')).split('\r\n');
  expect(lines[1]).toMatch(new RegExp(`^${today()},08:00(:00)?,10:00(:00)?,120,work,,Review$`));
  expect(lines).toHaveLength(4);
});

/** What Clockify gives out in the American way: the day that could be a month is told by another line. */
const clockify = (days) => `"Project","Client","Description","Task","User","Group","Email","Tags","Billable","Start Date","Start Time","End Date","End Time","Duration (h)","Duration (decimal)"
${days.map((day, row) => {
    const [year, month, date] = day.split('-');
    const american = `${month}/${date}/${year}`;
    return `"","","Part ${row}","","Clara","","c@acme.example","","No","${american}","9:00:00 AM","${american}","12:30:00 PM","3:30:00","3.50"`;
  }).join('\n')}
`;

/** Days of the last weeks, one of which is after the twelfth of its month. */
const unmistakable = () => {
  const late = Array.from({ length: 31 }, (_, ago) => today(-1 - ago)).find((day) => Number(day.slice(8)) > 12);
  return [today(), late];
};

test('a file of Clockify is understood as it is', async ({ signedIn, browserWith, company }) => {
  await signedIn.saved();
  const [day, other] = unmistakable();
  await company.clear(other);
  await signedIn.status.click();
  await signedIn.saved();
  const page = await transfer(browserWith);
  await choose(page, 'clockify.csv', clockify([day, other]));
  await page.getByRole('button', { name: 'Add 2 entries' }).click();
  await new View(page).saved();
  await expect.poll(() => company.day(day)).toEqual(['WORK 09:00–12:30 Part 0']);
  await expect.poll(() => company.day(other)).toEqual(['WORK 09:00–12:30 Part 1']);
});

/** A calendar with a line that goes on, a time in UTC, and what is no work: all day, repeating, cancelled. */
const calendar = (day) => {
  const event = (...lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
  const date = day.replaceAll('-', '');
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0',
    ...event(`DTSTART:${date}T080000`, `DTEND:${date}T093000`, 'SUMMARY:Offer\\, with a title', '  that goes on'),
    ...event(`DTSTART;TZID=Europe/Berlin:${date}T100000`, 'DURATION:PT45M', 'SUMMARY:Call'),
    ...event(`DTSTART;VALUE=DATE:${date}`, 'SUMMARY:Trade fair'),
    ...event(`DTSTART:${date}T110000`, `DTEND:${date}T113000`, 'RRULE:FREQ=WEEKLY', 'SUMMARY:Weekly'),
    ...event(`DTSTART:${date}T120000`, `DTEND:${date}T123000`, 'STATUS:CANCELLED', 'SUMMARY:Gone'),
    'END:VCALENDAR', '',
  ].join('\r\n');
};

test('a calendar is shown before it is added; ICS and JSON come out with what is there', async ({ signedIn, browserWith, company }) => {
  await signedIn.saved();
  const page = await transfer(browserWith);
  await choose(page, 'team.ics', calendar(today()));
  const card = page.getByRole('region', { name: 'Import' });
  await expect(card).toContainText('Lines that cannot be read: 3');
  for (const why of ['all of a day', 'repeats', 'cancelled']) await expect(card).toContainText(why);
  await card.getByRole('button', { name: 'Add 2 entries' }).click();
  await expect(card).toContainText('Already there: 2');
  await new View(page).saved();
  const recorded = ['WORK 08:00–09:30 Offer, with a title that goes on', 'WORK 10:00–10:45 Call'];
  await expect.poll(() => company.day(today())).toEqual(recorded);

  await page.getByLabel('From').fill(today());
  await page.getByLabel('To', { exact: true }).fill(today());
  const download = async (format) => {
    await page.getByRole('button', { name: format, exact: true }).click();
    const button = page.getByRole('button', { name: 'Download' });
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(file.suggestedFilename()).toBe(`working-time-${today()}-${today()}.${format.toLowerCase()}`);
    return readFile(await file.path(), 'utf8');
  };
  const date = today().replaceAll('-', '');
  const ics = (await download('ICS')).replaceAll('\r\n ', '').split('\r\n');
  expect(ics.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
  expect(ics).toEqual(expect.arrayContaining([
    `DTSTART:${date}T080000`, `DTEND:${date}T093000`, 'SUMMARY:Offer\\, with a title that goes on', `DTEND:${date}T104500`,
  ]));
  expect(new Set(ics.filter((line) => line.startsWith('UID:'))).size).toBe(2);
  const json = JSON.parse(await download('JSON'));
  expect(json.map(({ day, kind, comment }) => [day, kind, comment])).toEqual([
    [today(), 'work', 'Offer, with a title that goes on'], [today(), 'work', 'Call'],
  ]);
  expect(json[0].start).toMatch(new RegExp(`^${today()}T08:00`));
});

test('people say what is in which column where nobody could know', async ({ signedIn, browserWith, company }) => {
  await signedIn.saved();
  const page = await transfer(browserWith);
  const [year, month, day] = today().split('-');
  await choose(page, 'mine.csv', `Wann;Los;Schluss;Was\n${day}.${month}.${year};7:00;7:45;Tagebuch\n`);
  await expect(page.getByText('Say above which columns')).toBeVisible();
  for (const [label, name] of [['Date', 'Wann'], ['Start', 'Los'], ['End', 'Schluss'], ['Comment', 'Was']]) {
    await page.getByLabel(label, { exact: true }).selectOption({ label: name });
  }
  await page.getByRole('button', { name: '31.12.2026' }).click();
  await page.getByRole('button', { name: 'Add 1 entry' }).click();
  await expect.poll(() => company.day(today())).toEqual(['WORK 07:00–07:45 Tagebuch']);
});

test('hostile, broken and huge files are told apart and add nothing by themselves', async ({ signedIn, browserWith, company }) => {
  await signedIn.saved();
  const page = await transfer(browserWith);
  const alert = page.getByRole('alert');
  await choose(page, 'huge.csv', Buffer.alloc(10 * 1024 * 1024 + 1, 'x'));
  await expect(alert).toContainText('larger than 10 MB');
  await choose(page, 'empty.csv', '');
  await expect(alert).toContainText('nothing in this file');
  await choose(page, 'sheet.xlsx', Buffer.from('PK\x03\x04\0\0\0'));
  await expect(alert).toContainText('neither CSV nor a calendar');
  await choose(page, 'broken.ics', 'BEGIN:VEVENT\nDTSTART:20260101T');
  await expect(alert).toContainText('neither CSV nor a calendar');
  const hostile = '<img src=x onerror="document.title=1">';
  await choose(page, 'hostile.csv', `Date,Start,End,Description,Project\n${today()},1:00,1:10,"${hostile.replaceAll('"', '""')}",${hostile}\n`);
  await expect(page.getByRole('region', { name: 'Import' })).toContainText(hostile);
  expect(await page.locator('img').count()).toBe(0);
  // Thousands of lines: the view stays usable, and shows the first of them.
  const rows = Array.from({ length: 40_000 }, (_, row) => {
    const slot = Math.floor(row / 300);
    const time = (minute) => `${Math.floor(slot / 6)}:${(slot % 6) * 10 + minute}`.replace(/:(\d)$/, ':0$1');
    return `${today(-1 - (row % 300))},${time(0)},${time(1)},row ${row}`;
  });
  const began = Date.now();
  await choose(page, 'year.csv', `Date,Start,End,Description\n${rows.join('\n')}\n`);
  await expect(page.getByText(/and \d+ more/)).toBeVisible();
  expect(Date.now() - began).toBeLessThan(10_000);
  await expect(page.getByRole('button', { name: /^Add 1,?000 entries/ })).toBeVisible();
  expect(await company.day(today())).toEqual([]);
});
