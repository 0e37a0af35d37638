// One value of each declared kind, with every field.

import { readFileSync } from 'node:fs';

import { Board, checkWorkingTime, init, parseFeed, workingShifts, workingTimeRules } from 'personio-web';

await init();
const document = readFileSync(process.argv[2], 'utf8').replace('<max></max>', '<max>95000.00</max>');
const [position] = parseFeed(document).positions;
const sections = { 'How you\'ll make it': 'teaser', Raw: 'slug' };
const board = Board.merge([{ language: 'en', document }], { sections });
const feed = parseFeed('<workzag-jobs><position><id>7</id></position></workzag-jobs>');
const work = (start, end) => ({ kind: 'work', start, end });
const [shift] = workingShifts([work('2026-06-01T08:00', '2026-06-01T10:00')]);
const { hits, facets, groups } = board.search({ groupBy: 'office' });

console.log(JSON.stringify({
  Feed: feed,
  FeedPosition: position,
  JobDescription: position.descriptions[0],
  Salary: position.salary,
  SkippedPosition: feed.skipped[0],
  BoardPosition: board.positions[0],
  PositionDetail: board.detail(position.id),
  DetailSection: board.detail(position.id).sections[0],
  BoardResult: { hits, facets, groups },
  BoardHit: hits[0],
  BoardGroup: groups[0],
  FacetCounts: facets[0],
  WorkingTimeRules: workingTimeRules('DE'),
  WorkingTimeLimit: workingTimeRules('DE').rest,
  WorkingTimeAdvice: checkWorkingTime([work('2026-06-01T08:00', '2026-06-01T16:30')])[0],
  WorkingShift: shift,
}));
