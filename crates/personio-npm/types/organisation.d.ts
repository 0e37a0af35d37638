import type { CallOptions, Created, CursorFilter, Id, Open, Pages, Reference } from "./call.js";

/** A cost centre. What else Personio says of it is not documented, and comes as well. */
export interface CostCenter {
  id: string;
  name?: string | null;
  [other: string]: unknown;
}

/** A workplace, formerly an office. What else Personio says of it is not documented, and comes as well. */
export interface Workplace {
  id: string;
  name?: string | null;
  [other: string]: unknown;
}

/** A legal entity. What else Personio says of it is not documented, and comes as well. */
export interface LegalEntity {
  id: string;
  name?: string | null;
  /** Two letters: `DE`. */
  country?: string | null;
  [other: string]: unknown;
}

/** A department or a team. What else Personio says of it is not documented, and comes as well. */
export interface OrgUnit {
  /** Unique among its type only. */
  id: string;
  type?: Open<"department" | "team"> | null;
  name?: string | null;
  [other: string]: unknown;
}

/** Which cost centres or workplaces. */
export interface NamedFilter extends CursorFilter {
  id?: Id | Id[];
  name?: string;
  sort?: "id" | "name";
}

/** How the company is divided. Cost centres, workplaces and org units are betas of Personio. */
export interface Organisation {
  /** `GET /v2/cost-centers`. */
  listCostCenters(filter?: NamedFilter, options?: CallOptions): Pages<CostCenter>;
  /** `GET /v2/workplaces`. */
  listWorkplaces(filter?: NamedFilter, options?: CallOptions): Pages<Workplace>;
  /** `GET /v2/legal-entities`. Reference: https://developer.personio.de/reference/get_v2-legal-entities */
  listLegalEntities(filter?: CursorFilter & { country?: string }, options?: CallOptions): Pages<LegalEntity>;
  /** `GET /v2/legal-entities/{id}`. Reference: https://developer.personio.de/reference/get_v2-legal-entities-id */
  getLegalEntity(id: Id, options?: CallOptions): Promise<LegalEntity>;
  /** `GET /v2/org-units/{id}`. Reference: https://developer.personio.de/reference/get_v2-org-units-id */
  getOrgUnit(id: Id, filter: { type: "department" | "team" }, options?: CallOptions): Promise<OrgUnit>;
}

/** What a person is paid. Uncertain: how Personio answers is hardly documented, and what it says beside this comes as well. */
export interface Compensation {
  id?: string | null;
  person?: Reference | null;
  value?: number | string | null;
  amount?: number | string | null;
  /** Three letters: `EUR`. */
  currency?: string | null;
  interval?: Open<"MONTHLY" | "QUARTERLY" | "HALF-YEARLY" | "HALF_YEARLY" | "YEARLY"> | null;
  effectiveFrom?: string | null;
  comment?: string | null;
  [other: string]: unknown;
}

/** A kind of pay. */
export interface CompensationType {
  id: string;
  name?: string | null;
  category?: Open<"RECURRING" | "ONE_TIME"> | null;
  [other: string]: unknown;
}

/** Which compensations. */
export interface CompensationFilter extends CursorFilter {
  startDate: string;
  /** At most a month later. */
  endDate: string;
  personId?: Id | Id[];
  legalEntityId?: Id | Id[];
}

/** A compensation that is to be recorded. */
export interface NewCompensation {
  person: Reference;
  type: Reference;
  value: number;
  effectiveFrom: string;
  /** The company's unless said otherwise. */
  currency?: string;
  /** Of recurring ones; monthly unless said otherwise. */
  interval?: "MONTHLY" | "QUARTERLY" | "HALF-YEARLY" | "YEARLY";
  comment?: string;
}

/** Pay. It can be recorded, but neither changed nor removed. */
export interface Compensations {
  /** `GET /v2/compensations`. Reference: https://developer.personio.de/reference/get_v2-compensations */
  list(filter: CompensationFilter, options?: CallOptions): Pages<Compensation>;
  /** `POST /v2/compensations`. After a lost answer, it is looked up by person, type, day and amount before the call is repeated. Reference: https://developer.personio.de/reference/post_v2-compensations */
  create(compensation: NewCompensation, options?: CallOptions): Promise<Created>;
  /** `GET /v2/compensations/types`. Reference: https://developer.personio.de/reference/get_v2-compensations-types */
  listTypes(filter?: CursorFilter, options?: CallOptions): Pages<CompensationType>;
  /** `POST /v2/compensations/types`. After a lost answer, it is looked up by name before the call is repeated. Reference: https://developer.personio.de/reference/post_v2-compensations-types */
  createType(type: { name: string; category: "RECURRING" | "ONE_TIME" }, options?: CallOptions): Promise<Created>;
}
