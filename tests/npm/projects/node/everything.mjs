// Uses the package in Node and prints what came out.

import { Board, PersonioError, checkWorkingTime, init, isPersonioError, parseFeed, workingShifts } from 'personio-web';

const kinds = [];
const kindOf = (run) => {
  try {
    run();
  } catch (error) {
    kinds.push(isPersonioError(error) && error instanceof PersonioError && error instanceof Error && error.kind);
  }
};

kindOf(() => parseFeed('<workzag-jobs/>'));
kindOf(() => checkWorkingTime([]));
await Promise.all([init(), init()]);
await init();
kindOf(() => parseFeed('<html></html>'));
kindOf(() => checkWorkingTime([{ kind: 'nap', start: 'noon' }]));
kindOf(() => checkWorkingTime([], { rules: 'XX' }));

const feed = (name, text) => `<?xml version="1.0" encoding="UTF-8"?><workzag-jobs><position><id>7</id>
  <name>${name}</name><office>Berlin</office><jobDescriptions><jobDescription><name>You</name>
  <value><![CDATA[<p>${text}</p><script>steal()</script>]]></value></jobDescription></jobDescriptions></position>
  </workzag-jobs>`;
const documents = [
  { language: 'de', document: feed('Köchin', 'Sie kochen Suppe.') },
  { language: 'en', document: new TextEncoder().encode(feed('Cook', 'You cook soup.')) },
];
const board = Board.merge(documents, { languages: ['en'] });
kindOf(() => board.search({ selection: { team: ['a'] } }));

const result = {
  kinds,
  name: parseFeed(documents[0].document).positions[0].name,
  languages: board.languages,
  hits: board.search({ text: 'soup', selection: { office: ['Berlin'] } }).hits.map((hit) => hit.position.title),
  text: board.detail(7).sections[0].text,
  nobody: board.detail(8) ?? null,
  fix: checkWorkingTime([{ kind: 'work', start: '2026-06-01T08:00', end: '2026-06-01T16:30' }])[0].fix,
  worked: workingShifts([{ kind: 'work', start: '2026-06-01T08:00' }], { now: '2026-06-01T10:30' })[0].worked,
};
board.free();
console.log(JSON.stringify(result));
