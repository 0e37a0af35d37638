import type { CallOptions, Id, Open, Page, Pages } from "./call.js";

/** Filters of a list of version 1. */
export interface CountedFilter {
  /** How many records a page has. */
  limit?: number;
  /** How many records are left out at the beginning; for time-offs, the number of the page, from 1. */
  offset?: number;
}

/** An attribute of an employee. */
export interface EmployeeAttribute {
  /** What people call it. */
  label?: string | null;
  /** Uncertain: by its type, a text, a number, a date, a record, or a list of those. */
  value?: unknown;
  type?: Open<"standard" | "date" | "integer" | "decimal" | "list" | "link" | "tags" | "multiline"> | null;
  /** The same in every company: `iban`, `date_of_birth`. */
  universalId?: string | null;
  currency?: string | null;
}

/**
 * An employee by attributes: `employee.firstName.value`, and those that the company added: `employee.dynamic_33400.value`.
 * What the credentials may not read is missing.
 */
export interface Employee {
  [attribute: string]: EmployeeAttribute | undefined;
}

/** An attribute that employees have. */
export interface AttributeDefinition {
  key: string;
  label?: string | null;
  type?: EmployeeAttribute["type"];
  universalId?: string | null;
  options?: string[] | null;
}

/** What can be said about an employee beside name and address. Subcompany, department and office must exist. */
export interface EmployeeDetails {
  preferredName?: string;
  gender?: Open<"male" | "female" | "diverse" | "undefined">;
  position?: string;
  subcompany?: string;
  department?: string;
  office?: string;
  hireDate?: string;
  weeklyWorkingHours?: number | string;
  status?: Open<"onboarding" | "active" | "leave" | "inactive">;
  supervisorId?: number | null;
  /** By the keys of the attributes: `{ dynamic_33400: "German" }`. */
  customAttributes?: Record<string, string>;
}

/** An employee who is to be created. */
export interface NewEmployee extends EmployeeDetails {
  /** It cannot be changed later. */
  email: string;
  firstName: string;
  lastName: string;
}

/** What changes about an employee. */
export interface EmployeeChange extends EmployeeDetails {
  firstName?: string;
  lastName?: string;
}

/** What answers a change of an employee. */
export interface WrittenEmployee {
  id: number;
  /** What Personio left out, such as an office that does not exist, in its words. They are lost with a lost answer. */
  remarks: string[];
}

/** Employees in version 1. */
export interface V1Employees {
  /** `GET /v1/company/employees`. At most 15 a second. Reference: https://developer.personio.de/reference/get_company-employees */
  list(filter?: CountedFilter & { email?: string; attributes?: string | string[]; updatedSince?: string }, options?: CallOptions): Pages<Employee>;
  /** `GET /v1/company/employees/{employee_id}`. Reference: https://developer.personio.de/reference/get_company-employees-employee-id */
  get(id: Id, options?: CallOptions): Promise<Employee>;
  /** `POST /v1/company/employees`. After a lost answer, the employee is looked up by e-mail before the call is repeated. Reference: https://developer.personio.de/reference/post_company-employees */
  create(employee: { employee: NewEmployee }, options?: CallOptions): Promise<WrittenEmployee>;
  /** `PATCH /v1/company/employees/{employee_id}`. Reference: https://developer.personio.de/reference/patch_company-employees-employee-id */
  update(id: Id, change: { employee: EmployeeChange }, options?: CallOptions): Promise<WrittenEmployee>;
  /** `GET /v1/company/employees/attributes`. Reference: https://developer.personio.de/reference/get_company-employees-attributes */
  listAttributes(options?: CallOptions): Promise<AttributeDefinition[]>;
  /** `GET /v1/company/employees/custom-attributes`. Reference: https://developer.personio.de/reference/get_company-employees-custom-attributes */
  listCustomAttributes(options?: CallOptions): Promise<AttributeDefinition[]>;
  /** `GET /v1/company/employees/{employee_id}/profile-picture/{width}`. Reference: https://developer.personio.de/reference/get_company-employees-employee-id-profile-picture-width */
  getPicture(id: Id, width: number, options?: CallOptions): Promise<Uint8Array>;
}

/** Work on a day. */
export interface Attendance {
  id: number;
  employee: number;
  date: string;
  /** `08:00`. */
  startTime: string;
  /** Missing or `null` while the work goes on. */
  endTime?: string | null;
  /** In minutes. */
  break: number;
  comment?: string | null;
  status?: Open<"confirmed" | "pending" | "rejected"> | null;
  /** Uncertain: 0 and 1 were seen. */
  isHoliday?: boolean | number | null;
  /** Uncertain: 0 and 1 were seen. */
  isOnTimeOff?: boolean | number | null;
  project?: V1Project | null;
  updatedAt?: string | null;
  /** In version 2. */
  idV2?: string | null;
}

/** Work that is to be recorded. */
export interface NewAttendance {
  employee: number;
  date: string;
  startTime: string;
  endTime?: string;
  /** In minutes. */
  break: number;
  comment?: string;
  projectId?: number | null;
}

/** What changes about an attendance. */
export interface AttendanceChange {
  date?: string;
  startTime?: string;
  endTime?: string | null;
  break?: number;
  comment?: string | null;
  projectId?: number | null;
  skipApproval?: boolean;
}

/** What became of several attendances: some may be stored although others were refused. */
export interface AttendanceBatch {
  /** One for each attendance, in the order in which they were sent. */
  rows: ({ id: number } | { id: null; message: string | null; employee: number | null })[];
}

/** Attendances in version 1, whose announced end was 2026-08-30. Prefer {@link Attendances}. */
export interface V1Attendances {
  /** `GET /v1/company/attendances`. Reference: https://developer.personio.de/reference/get_company-attendances */
  list(
    filter: CountedFilter & {
      startDate: string;
      endDate: string;
      updatedFrom?: string;
      updatedTo?: string;
      includePending?: boolean;
      employees?: Id | Id[];
    },
    options?: CallOptions,
  ): Pages<Attendance>;
  /** `POST /v1/company/attendances`. It is not repeated where it may have worked. Reference: https://developer.personio.de/reference/post_company-attendances */
  create(batch: { attendances: NewAttendance[]; skipApproval?: boolean }, options?: CallOptions): Promise<AttendanceBatch>;
  /** `PATCH /v1/company/attendances/{id}`. Reference: https://developer.personio.de/reference/patch_company-attendances-id */
  update(id: Id, change: AttendanceChange, options?: CallOptions): Promise<void>;
  /** `DELETE /v1/company/attendances/{id}`. Reference: https://developer.personio.de/reference/delete_company-attendances-id */
  delete(id: Id, options?: CallOptions & { skipApproval?: boolean }): Promise<void>;
}

/** A project of version 1. */
export interface V1Project {
  id: number;
  name?: string | null;
  /** Uncertain: 0 and 1 were seen. */
  active?: boolean | number | null;
  createdAt?: string | null;
  updatedAt?: string | null;
}

/** Projects in version 1, whose announced end was 2026-08-30. Prefer {@link Projects}. */
export interface V1Projects {
  /** `GET /v1/company/attendances/projects`: all at once. Reference: https://developer.personio.de/reference/get_company-attendances-projects */
  list(options?: CallOptions): Promise<V1Project[]>;
  /** `POST /v1/company/attendances/projects`. After a lost answer, the project is looked up by name. Reference: https://developer.personio.de/reference/post_company-attendances-projects */
  create(project: { name: string; active: boolean }, options?: CallOptions): Promise<V1Project>;
  /** `PATCH /v1/company/attendances/projects/{id}`. Reference: https://developer.personio.de/reference/patch_company-attendances-projects-id */
  update(id: Id, change: { name?: string; active?: boolean }, options?: CallOptions): Promise<V1Project>;
  /** `DELETE /v1/company/attendances/projects/{id}`. Reference: https://developer.personio.de/reference/delete_company-attendances-projects-id */
  delete(id: Id, options?: CallOptions): Promise<void>;
}

/** A type of absence in version 1. */
export interface TimeOffType {
  id: number;
  name?: string | null;
  category?: string | null;
  unit?: Open<"day" | "hour"> | null;
  [other: string]: unknown;
}

/** An absence that is counted in days. */
export interface TimeOff {
  id: number;
  /** In version 2, where Personio says it. */
  idV2?: string | null;
  status?: Open<"approved" | "pending" | "rejected"> | null;
  startDate: string;
  /** Included. */
  endDate: string;
  /** Working days. Uncertain: may be a text. */
  daysCount?: number | string | null;
  /** Uncertain: 0 and 1 were seen. */
  halfDayStart?: boolean | number | null;
  /** Uncertain: 0 and 1 were seen. */
  halfDayEnd?: boolean | number | null;
  timeOffType?: TimeOffType | null;
  employee?: Employee | null;
  certificate?: { status?: string | null } | null;
  comment?: string | null;
  createdBy?: string | null;
  createdAt?: string | null;
  updatedAt?: string | null;
}

/** An absence in days that is to be requested. */
export interface NewTimeOff {
  employeeId: number;
  timeOffTypeId: number;
  startDate: string;
  /** Included. */
  endDate: string;
  halfDayStart?: boolean;
  halfDayEnd?: boolean;
  comment?: string;
  /** `false` unless said otherwise. */
  skipApproval?: boolean;
}

/** Absences that are counted in days, in version 1. */
export interface V1TimeOffs {
  /** `GET /v1/company/time-off-types`. Reference: https://developer.personio.de/reference/get_company-time-off-types */
  listTypes(filter?: CountedFilter, options?: CallOptions): Pages<TimeOffType>;
  /** `GET /v1/company/time-offs`. Reference: https://developer.personio.de/reference/get_company-time-offs */
  list(
    filter?: CountedFilter & { startDate?: string; endDate?: string; updatedFrom?: string; updatedTo?: string; employees?: Id | Id[] },
    options?: CallOptions,
  ): Pages<TimeOff>;
  /** `GET /v1/company/time-offs/{id}`. Reference: https://developer.personio.de/reference/get_company-time-offs-id */
  get(id: Id, options?: CallOptions): Promise<TimeOff>;
  /** `POST /v1/company/time-offs`. After a lost answer, the absence is looked up by person, type and days. Reference: https://developer.personio.de/reference/post_company-time-offs */
  create(absence: NewTimeOff, options?: CallOptions): Promise<TimeOff>;
  /** `DELETE /v1/company/time-offs/{id}`. Reference: https://developer.personio.de/reference/delete_company-time-offs-id */
  delete(id: Id, options?: CallOptions): Promise<void>;
}

/** How much of a type of absence is left. */
export interface AbsenceBalance {
  id: number;
  name?: string | null;
  category?: string | null;
  /** As of today, in the unit of the type. */
  balance?: number | string | null;
  /** What can still be planned. */
  availableBalance?: number | string | null;
}

/** An absence that is counted in hours. */
export interface HourlyAbsence {
  id: string;
  start: string;
  end?: string | null;
  /** In minutes, whatever the unit says. */
  effectiveDuration?: number | null;
  measurementUnit?: Open<"minutes" | "minute" | "hours" | "hour"> | null;
  employee?: Employee | null;
  absenceType?: { id: string; name?: string | null; timeOffTypeId?: number | null } | null;
  status?: Open<"approved" | "pending" | "rejected"> | null;
  comment?: string | null;
  timezone?: string | null;
  breakdowns?: { date: string; effectiveDuration: number }[] | null;
  [other: string]: unknown;
}

/** An absence in hours that is to be requested: times for a part of a day, half days for more than one. */
export interface NewHourlyAbsence {
  employeeId: number;
  timeOffTypeId: number;
  startDate: string;
  endDate: string;
  /** `08:00`. */
  startTime?: string;
  endTime?: string;
  halfDayStart?: boolean;
  halfDayEnd?: boolean;
  comment?: string;
  /** `false` unless said otherwise. */
  skipApproval?: boolean;
}

/** Absences that are counted in hours, in version 1, and the balances of all. */
export interface V1Absences {
  /** `GET /v1/company/employees/{employee_id}/absences/balance`: version 2 has none. Reference: https://developer.personio.de/reference/get_company-employees-employee-id-absences-balance */
  getBalance(employeeId: Id, options?: CallOptions): Promise<AbsenceBalance[]>;
  /** `GET /v1/company/absence-periods`. Reference: https://developer.personio.de/reference/get_company-absence-periods */
  list(
    filter?: CountedFilter & {
      startDate?: string;
      endDate?: string;
      updatedFrom?: string;
      updatedTo?: string;
      employees?: Id | Id[];
      absenceTypes?: string | string[];
      absencePeriods?: string | string[];
    },
    options?: CallOptions,
  ): Pages<HourlyAbsence>;
  /** `POST /v1/company/absence-periods`. It is not repeated where it may have worked. Reference: https://developer.personio.de/reference/post_company-absence-periods */
  create(absence: NewHourlyAbsence, options?: CallOptions): Promise<HourlyAbsence>;
  /** `DELETE /v1/company/absence-periods/{id}`. Reference: https://developer.personio.de/reference/delete_company-absence-periods-id */
  delete(id: Id, options?: CallOptions): Promise<void>;
}

/** A report of version 1, without its rows. */
export interface V1Report {
  id: string;
  name?: string | null;
  type?: Open<"point_in_time" | "historical_data" | "timeframe"> | null;
  status?: Open<"up_to_date" | "updating" | "update_failed"> | null;
  columns?: string[] | null;
  [other: string]: unknown;
}

/** The row of an employee. Cells have the shape of their `dataType`. */
export interface V1ReportRow {
  employeeId?: number | null;
  attributes?: V1ReportCell[] | null;
  historicalAttributes?: V1ReportCell[] | null;
}

/** What a report says in a column about an employee. */
export interface V1ReportCell {
  attributeId?: string | null;
  dataType?: string | null;
  [other: string]: unknown;
}

/** A column of reports. */
export interface V1ReportColumn {
  attributeId: string;
  humanReadable?: string | null;
  dataType?: string | null;
}

/** Custom reports in version 1. */
export interface V1Reports {
  /** `GET /v1/company/custom-reports/reports`. Reference: https://developer.personio.de/reference/listreports */
  list(filter?: { reportIds?: string | string[]; status?: string }, options?: CallOptions): Promise<V1Report[]>;
  /** `GET /v1/company/custom-reports/reports/{report_id}`: its rows; pages have the `report` as well. Reference: https://developer.personio.de/reference/listreportitems */
  get(
    id: Id,
    filter?: { limit?: number; page?: number; locale?: string },
    options?: CallOptions,
  ): Pages<V1ReportRow, Page<V1ReportRow> & { report?: V1Report | null }>;
  /** `GET /v1/company/custom-reports/columns`. Reference: https://developer.personio.de/reference/listcolumns */
  listColumns(filter?: { columns?: string | string[]; locale?: string; reportId?: string }, options?: CallOptions): Promise<V1ReportColumn[]>;
}

/** What version 1 has in its own way. Ids are numbers here, and others than in version 2. */
export interface V1 {
  readonly employees: V1Employees;
  readonly attendances: V1Attendances;
  readonly projects: V1Projects;
  readonly timeOffs: V1TimeOffs;
  readonly absences: V1Absences;
  readonly reports: V1Reports;
}
