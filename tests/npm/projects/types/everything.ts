// Uses every area with its types; compiled strictly, then run.

import {
  Board,
  type BoardPosition,
  type BoardQuery,
  type DescriptionNode,
  type Feed,
  type NewApplication,
  Personio,
  PersonioError,
  type PersonioErrorKind,
  type WorkingPeriod,
  type WorkingTimeAdvice,
  type WorkingTimeRules,
  applyFix,
  checkWorkingTime,
  init,
  isPersonioError,
  parseDescription,
  parseFeed,
  plainText,
  workingShifts,
  workingTimeRules,
} from "personio-web";
import * as feedOnly from "personio-web/feed";

await init();
await feedOnly.init();

const document = "<workzag-jobs><position><id>7</id><name>Cook</name><office>Berlin</office></position></workzag-jobs>";
const feed: Feed = parseFeed(document);
const name: string = feed.positions[0]!.name;
const salary: string | undefined = feed.positions[0]!.salary?.min;

const tree: DescriptionNode[] = parseDescription("<p>Cook <b>soup</b></p>");
const words = (node: DescriptionNode): string => {
  if (typeof node === "string") return node;
  const [, ...content] = node;
  return content.map(words).join("");
};

const query: BoardQuery = { text: "cook", selection: { office: ["Berlin"] }, groupBy: "office", sort: "newest" };
const board: Board = feedOnly.Board.merge([{ language: "en", document }], { sections: { Legal: "hidden" } });
const { hits, groups, facets } = board.search(query);
const positions: BoardPosition[] = hits.map((hit) => hit.position);
// @ts-expect-error There is no such facet.
const wrong: BoardQuery = { selection: { team: ["a"] } };

const rules: WorkingTimeRules = { ...workingTimeRules("DE"), longestStretch: { minutes: 240 } };
let day: WorkingPeriod[] = [{ kind: "work", start: "2026-06-01T08:00", end: "2026-06-01T13:00" }];
const advice: WorkingTimeAdvice[] = checkWorkingTime(day, { rules, now: "2026-06-01T14:00" });
const fix = advice[0]!.fix;
if (fix?.kind === "insertBreak") day = applyFix(day, fix);
const minutes: number = workingShifts(day)[0]!.worked;

let kind: PersonioErrorKind | undefined;
try {
  parseFeed("no feed");
} catch (error) {
  if (isPersonioError(error) && error instanceof PersonioError) kind = error.kind;
}

const phase = { type: "custom", id: 3 } as const;
const application: NewApplication = { firstName: "Ada", lastName: "A", email: "a@acme.example", jobPositionId: 7, phase };
const personio = new Personio({ baseUrl: "http://127.0.0.1:1", retry: false });
const unclear: boolean = await personio.recruiting.createApplication(application).then(
  () => false,
  (error: unknown) => isPersonioError(error) && error.isUnclear,
);

console.log(JSON.stringify({
  name,
  salary: salary ?? null,
  words: tree.map(words).join(""),
  plain: plainText("<i>a</i>"),
  titles: positions.map((position) => position.title),
  groups: groups.map((group) => group.value),
  facets: facets.map((facet) => facet.facet),
  wrong: Object.keys(wrong),
  rule: advice[0]!.rule,
  minutes,
  kind,
  unclear,
}));
