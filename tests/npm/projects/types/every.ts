// Makes every call once, strictly typed, and prints what each was answered, by its name.

import { type Pages, type Person, Personio, init } from "personio-web";

declare const process: { argv: string[] };

await init();
const baseUrl = process.argv[2]!;
const personio = new Personio({
  baseUrl,
  clientId: "sandbox-client",
  clientSecret: "sandbox-secret",
  recruiting: { token: "sandbox-recruiting", companyId: 4711 },
});
const answers: Record<string, unknown> = {};

function note<Item, OnePage extends { items: Item[] }>(name: string, call: Pages<Item, OnePage>): Promise<Item[]>;
function note<Answer>(name: string, call: Promise<Answer>): Promise<Answer>;
/** Notes an answer; of lists the first few records. */
async function note(name: string, call: Pages<unknown> | Promise<unknown>): Promise<unknown> {
  const answer = "page" in call ? (await call.page()).items.slice(0, 20) : await call;
  answers[name] = answer instanceof Uint8Array ? { bytes: answer.length } : (answer ?? null);
  return answer;
}

const { persons, attendances, absences, projects, documents, organisation, compensations, reports, recruiting, webhooks, v1 } = personio;

const [first, second] = (await note("persons.list", persons.list({ status: "ACTIVE", limit: 5 }))) as [Person, Person];
await note("persons.get", persons.get(first.id));
const person = await note("persons.create", persons.create({
  email: "new@acme.example", firstName: "New", lastName: "Person", languageCode: "de",
  employments: [{ status: "ACTIVE", employmentStartDate: "2026-01-01", type: "INTERNAL", position: { title: "Cook" }, weeklyWorkingHours: 40 }],
}));
await note("persons.update", persons.update(person.id, { preferredName: "Newt" }));
const employment = (await note("persons.listEmployments", persons.listEmployments(first.id)))[0]!;
await note("persons.getEmployment", persons.getEmployment(first.id, employment.id));
await note("persons.updateEmployment", persons.updateEmployment(first.id, employment.id, { type: "INTERNAL", position: { title: "Chef" } }));

await note("attendances.list", attendances.list({ personId: [first.id, second.id], limit: 10 }));
const period = await note("attendances.create", attendances.create({
  person: { id: person.id }, type: "WORK", start: { dateTime: "2026-03-02T08:00:00" }, end: { dateTime: "2026-03-02T12:00:00" }, comment: "first_name stays",
}, { skipApproval: true }));
await note("attendances.update", attendances.update(period.id, { comment: null }));
await note("attendances.get", attendances.get(period.id));
await note("attendances.delete", attendances.delete(period.id));

const types = await note("absences.listTypes", absences.listTypes());
const inDays = types.find((type) => type.unit?.toLowerCase().startsWith("d"))!;
await note("absences.getType", absences.getType(inDays.id));
const absence = await note("absences.create", absences.create({
  person: { id: person.id }, absenceType: { id: inDays.id },
  startsFrom: { dateTime: "2026-04-06T00:00:00", type: "FIRST_HALF" }, endsAt: { dateTime: "2026-04-07T00:00:00", type: "FIRST_HALF" },
}));
await note("absences.update", absences.update(absence.id, { comment: "Away" }));
await note("absences.get", absences.get(absence.id));
await note("absences.listBreakdowns", absences.listBreakdowns(absence.id));
await note("absences.list", absences.list({ personId: person.id }));
await note("absences.delete", absences.delete(absence.id));

const project = await note("projects.create", projects.create({ name: "npm", status: "ACTIVE", start: { date: "2026-01-01" }, billable: true }));
await note("projects.update", projects.update(project.id, { description: "A project" }));
await note("projects.get", projects.get(project.id));
await note("projects.list", projects.list({ topLevelOnly: true }));
await note("projects.addMembers", projects.addMembers(project.id, [{ person: { id: first.id } }]));
await note("projects.listMembers", projects.listMembers(project.id));
await note("projects.removeMembers", projects.removeMembers(project.id, [{ person: { id: first.id } }]));
await note("projects.delete", projects.delete(project.id));

const category = (await note("documents.listCategories", documents.listCategories()))[0]!;
await note("documents.upload", documents.upload({
  title: "Payslip", employeeId: first.id, categoryId: category.id, date: "2026-06-01", file: new Blob(["%PDF-1.4 payslip"]), fileName: "payslip.pdf",
}));
const document = (await note("documents.list", documents.list({ ownerId: first.id }))).find(({ name }) => name === "Payslip")!;
await note("documents.update", documents.update(document.id, { name: "June" }));
await note("documents.download", documents.download(document.id));
await note("documents.delete", documents.delete(document.id));

await note("organisation.listCostCenters", organisation.listCostCenters());
await note("organisation.listWorkplaces", organisation.listWorkplaces({ sort: "name" }));
const entity = (await note("organisation.listLegalEntities", organisation.listLegalEntities()))[0]!;
await note("organisation.getLegalEntity", organisation.getLegalEntity(entity.id));
const unit = employment.orgUnits![0]!;
await note("organisation.getOrgUnit", organisation.getOrgUnit(unit.id, { type: unit.type as "team" }));

const type = await note("compensations.createType", compensations.createType({ name: "Bonus of npm", category: "ONE_TIME" }));
await note("compensations.listTypes", compensations.listTypes());
await note("compensations.create", compensations.create({ person: { id: first.id }, type: { id: type.id }, value: 100.5, effectiveFrom: "2026-06-01", currency: "EUR" }));
await note("compensations.list", compensations.list({ startDate: "2026-06-01", endDate: "2026-06-30", personId: first.id }));

const report = (await note("reports.list", reports.list()))[0]!;
await note("reports.listAttributes", reports.listAttributes());
await note("reports.get", reports.get(report.id));

const job = (await note("recruiting.listJobs", recruiting.listJobs()))[0]!;
await note("recruiting.getJob", recruiting.getJob(job.id));
const position = Number((await (await fetch(new URL("/xml?language=en", baseUrl))).text()).match(/(?<=<id>)\d+/)![0]);
const file = await note("recruiting.uploadDocument", recruiting.uploadDocument({ file: new TextEncoder().encode("%PDF-1.4 cv"), fileName: "cv.pdf" }));
await note("recruiting.createApplication", recruiting.createApplication({
  firstName: "Ada", lastName: "Acme", email: "ada@example.com", jobPositionId: position, phase: { type: "system", id: "offer" },
  files: [{ uuid: file.uuid, originalFilename: file.originalFilename, category: "cv" }], attributes: [{ id: "phone", value: "1" }],
}));
const application = (await note("recruiting.listApplications", recruiting.listApplications()))[0]!;
await note("recruiting.getApplication", recruiting.getApplication(application.id));
await note("recruiting.listStageTransitions", recruiting.listStageTransitions(application.id));
const candidate = (await note("recruiting.listCandidates", recruiting.listCandidates()))[0]!;
await note("recruiting.getCandidate", recruiting.getCandidate(candidate.id));
const hiring = (await note("recruiting.listCategories", recruiting.listCategories()))[0]!;
await note("recruiting.getCategory", recruiting.getCategory(hiring.id));

const webhook = await note("webhooks.create", webhooks.create({
  url: "https://acme.example/hook", description: "npm", status: "ENABLED", authType: "TOKEN", token: "a_b", enabledEvents: ["person.created"],
}));
await note("webhooks.list", webhooks.list());
await note("webhooks.get", webhooks.get(webhook.id));
await note("webhooks.update", webhooks.update(webhook.id, { description: "Of npm" }));
await note("webhooks.ping", webhooks.ping(webhook.id));
const event = (await note("webhooks.listEvents", webhooks.listEvents(webhook.id)))[0]!;
await note("webhooks.listActivity", webhooks.listActivity(webhook.id));
await note("webhooks.redeliver", webhooks.redeliver(webhook.id, { eventIds: [event.id!] }));
await note("webhooks.sendTestEvent", webhooks.sendTestEvent(webhook.id, { eventName: "person.created" }));
await note("webhooks.delete", webhooks.delete(webhook.id));

const employee = (await note("v1.employees.list", v1.employees.list({ limit: 5 })))[0]!;
const number = employee["id"]!.value as number;
await note("v1.employees.get", v1.employees.get(number));
const { id: writtenId } = await note("v1.employees.create", v1.employees.create({ employee: { email: "v1@acme.example", firstName: "V", lastName: "One", hireDate: "2026-01-01" } }));
await note("v1.employees.update", v1.employees.update(writtenId, { employee: { lastName: "Two" } }));
await note("v1.employees.listAttributes", v1.employees.listAttributes());
await note("v1.employees.listCustomAttributes", v1.employees.listCustomAttributes());
await note("v1.employees.getPicture", v1.employees.getPicture(number, 75));
await note("v1.attendances.create", v1.attendances.create({
  attendances: [
    { employee: writtenId, date: "2026-03-02", startTime: "08:00", endTime: "12:00", break: 0 },
    { employee: writtenId, date: "2026-03-02", startTime: "11:00", endTime: "13:00", break: 0 },
  ],
}));
const attendance = (await note("v1.attendances.list", v1.attendances.list({ startDate: "2026-03-02", endDate: "2026-03-02", includePending: true, employees: [writtenId] })))[0]!;
await note("v1.attendances.update", v1.attendances.update(attendance.id, { comment: "Early" }));
await note("v1.attendances.delete", v1.attendances.delete(attendance.id));
const older = await note("v1.projects.create", v1.projects.create({ name: "Older", active: true }));
await note("v1.projects.list", v1.projects.list());
await note("v1.projects.update", v1.projects.update(older.id, { name: "Oldest" }));
await note("v1.projects.delete", v1.projects.delete(older.id));
const kinds = await note("v1.timeOffs.listTypes", v1.timeOffs.listTypes());
const days = kinds.find((kind) => kind.unit === "day")!;
const leave = await note("v1.timeOffs.create", v1.timeOffs.create({ employeeId: number, timeOffTypeId: days.id, startDate: "2026-09-01", endDate: "2026-09-02", halfDayEnd: true }));
await note("v1.timeOffs.get", v1.timeOffs.get(leave.id));
await note("v1.timeOffs.list", v1.timeOffs.list({ startDate: "2026-09-01", endDate: "2026-09-02", employees: number }));
await note("v1.timeOffs.delete", v1.timeOffs.delete(leave.id));
await note("v1.absences.getBalance", v1.absences.getBalance(number));
const inHours = kinds.find((kind) => kind.unit === "hour")!;
const hourly = await note("v1.absences.create", v1.absences.create({ employeeId: number, timeOffTypeId: inHours.id, startDate: "2026-09-03", endDate: "2026-09-03", startTime: "08:00", endTime: "10:00" }));
await note("v1.absences.list", v1.absences.list({ startDate: "2026-09-01", endDate: "2026-09-30", employees: [number] }));
await note("v1.absences.delete", v1.absences.delete(hourly.id));
const custom = (await note("v1.reports.list", v1.reports.list()))[0]!;
await note("v1.reports.get", v1.reports.get(custom.id));
await note("v1.reports.listColumns", v1.reports.listColumns());
await note("persons.delete", persons.delete(person.id));
await personio.revoke();

console.log(JSON.stringify(answers));
