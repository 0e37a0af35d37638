import type { Approval, ApprovalOptions, CallOptions, Created, CursorFilter, Id, Moment, Open, Pages, Reference } from "./call.js";

/** Where an absence starts or ends: a day with its half, or for types in hours a time. A whole day starts with its first half and ends with its second. */
export interface AbsenceBoundary extends Moment {
  type?: Open<"FIRST_HALF" | "SECOND_HALF"> | null;
}

/** Somebody is away. */
export interface AbsencePeriod {
  /** The `id_v2` of a time-off of version 1. */
  id: string;
  person: Reference;
  absenceType: Reference;
  startsFrom: AbsenceBoundary;
  /** `null` while nobody knows. */
  endsAt?: AbsenceBoundary | null;
  /** A name of the time zone database. */
  timezoneId?: string | null;
  comment?: string | null;
  approval?: Approval<"PENDING" | "APPROVED" | "CONFIRMED" | "REJECTED"> | null;
  createdAt?: string | null;
  updatedAt?: string | null;
}

/** A type of absence. */
export interface AbsenceType {
  /** The `id_v2` of a type of version 1. */
  id: string;
  name?: string | null;
  /** What it is for the law and for payroll. Uncertain: version 2 may have the words in capitals. */
  category?: string | null;
  /** Uncertain: all of these were seen. */
  unit?: Open<"DAY" | "HOUR" | "day" | "hour" | "DAILY" | "HOURLY" | "DAYS" | "HOURS"> | null;
}

/** What one day of an absence amounts to. */
export interface AbsenceBreakdown {
  date: string;
  /** Holidays and weekends are nothing. */
  effectiveDuration: {
    unit: Open<"DAY" | "HOUR">;
    /** Half a day is 0.5. */
    value: number;
  };
}

/** Which absences. Uncertain: clients disagree about the filters; check what matters in the answer. */
export interface AbsenceFilter extends CursorFilter {
  id?: string | string[];
  personId?: Id | Id[];
  absenceTypeId?: string | string[];
  startsFromDateTimeGte?: string;
  startsFromDateTimeLte?: string;
  endsAtDateTimeGte?: string;
  endsAtDateTimeLte?: string;
  updatedAtGte?: string;
  updatedAtLte?: string;
}

/** An absence that is to be requested. */
export interface NewAbsencePeriod {
  person: Reference;
  absenceType: Reference;
  startsFrom: AbsenceBoundary;
  endsAt?: AbsenceBoundary;
  /** At most 2,000 characters. */
  comment?: string;
}

/** What changes about an absence; `null` clears. */
export interface AbsencePeriodChange {
  absenceType?: Reference;
  startsFrom?: AbsenceBoundary;
  endsAt?: AbsenceBoundary | null;
  comment?: string | null;
}

/** Absences. Balances are in version 1 only: {@link V1Absences.getBalance}. */
export interface Absences {
  /** `GET /v2/absence-periods`. Reference: https://developer.personio.de/reference/get_v2-absence-periods */
  list(filter?: AbsenceFilter, options?: CallOptions): Pages<AbsencePeriod>;
  /** `GET /v2/absence-periods/{id}`. Reference: https://developer.personio.de/reference/get_v2-absence-periods-id */
  get(id: Id, options?: CallOptions): Promise<AbsencePeriod>;
  /**
   * `POST /v2/absence-periods`. After a lost answer, the absence is looked up by person, type, start and end before the
   * call is repeated.
   *
   * Reference: https://developer.personio.de/reference/post_v2-absence-periods
   */
  create(absence: NewAbsencePeriod, options?: ApprovalOptions): Promise<Created>;
  /** `PATCH /v2/absence-periods/{id}`. Reference: https://developer.personio.de/reference/patch_v2-absence-periods-id */
  update(id: Id, change: AbsencePeriodChange, options?: ApprovalOptions): Promise<void>;
  /** `DELETE /v2/absence-periods/{id}`. Reference: https://developer.personio.de/reference/delete_v2-absence-periods-id */
  delete(id: Id, options?: ApprovalOptions): Promise<void>;
  /** `GET /v2/absence-periods/{id}/breakdowns`. Reference: https://developer.personio.de/reference/get_v2-absence-periods-id-breakdowns */
  listBreakdowns(id: Id, filter?: Pick<CursorFilter, "cursor">, options?: CallOptions): Pages<AbsenceBreakdown>;
  /** `GET /v2/absence-types`. Reference: https://developer.personio.de/reference/get_v2-absence-types */
  listTypes(filter?: CursorFilter, options?: CallOptions): Pages<AbsenceType>;
  /** `GET /v2/absence-types/{id}`. Reference: https://developer.personio.de/reference/get_v2-absence-types-id */
  getType(id: Id, options?: CallOptions): Promise<AbsenceType>;
}
