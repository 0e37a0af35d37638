import type { CallOptions, Created, CursorFilter, Id, Open, Pages, Reference } from "./call.js";

/** A human who works, worked or will work for the company. What the credentials may not read is missing. */
export interface Person {
  id: string;
  email?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  preferredName?: string | null;
  gender?: Open<"UNSPECIFIED" | "MALE" | "FEMALE" | "DIVERSE"> | null;
  /** Its address needs credentials, too. */
  profilePicture?: { url?: string | null } | null;
  status?: Open<"UNSPECIFIED" | "ACTIVE" | "INACTIVE"> | null;
  customAttributes?: CustomAttribute[] | null;
  /** Their ids; {@link Persons.listEmployments} tells the rest. */
  employments?: Reference[] | null;
  createdAt?: string | null;
  updatedAt?: string | null;
  /** Links to the employments. */
  _meta?: Record<string, unknown>;
}

/** An attribute that the company added. */
export interface CustomAttribute {
  id: string;
  /** In capitals by the specification, in lower case in answers. */
  type?: Open<"UNSPECIFIED" | "STRING" | "INT" | "DOUBLE" | "DATE" | "BOOLEAN" | "STRING_LIST"> | null;
  /** The company's own name for it, for programs. */
  globalId?: string | null;
  /** The company's own name for it, for humans. Lists may leave it out. */
  label?: string | null;
  /** Uncertain: the specification has texts and lists; numbers, booleans and objects were seen. */
  value?: string | number | boolean | string[] | Record<string, unknown>[] | Record<string, unknown> | null;
}

/** A time that a person works for the company under one contract. */
export interface Employment {
  id: string;
  person?: Reference | null;
  position?: Position | null;
  status?: Open<"ACTIVE" | "INACTIVE" | "ONBOARDING" | "LEAVE" | "UNSPECIFIED"> | null;
  type?: Open<"INTERNAL" | "EXTERNAL" | "UNSPECIFIED"> | null;
  /** Hours. */
  weeklyWorkingHours?: number | null;
  /** Hours. */
  fullTimeWeeklyWorkingHours?: number | null;
  employmentStartDate?: string | null;
  employmentEndDate?: string | null;
  probationEndDate?: string | null;
  contractEndDate?: string | null;
  supervisor?: Reference | null;
  /** Personio now says workplace. */
  office?: Reference | null;
  orgUnits?: OrgUnitReference[] | null;
  costCenters?: CostCenterShare[] | null;
  legalEntity?: Reference | null;
  job?: Reference | null;
  /** @deprecated by Personio in favour of the legal entity. */
  subCompany?: Reference | null;
  termination?: Termination | null;
  createdAt?: string | null;
  updatedAt?: string | null;
  /** Links to the person and the supervisor. */
  _meta?: Record<string, unknown>;
}

/** What a person does. */
export interface Position {
  title?: string | null;
}

/** A department or team of an employment. */
export interface OrgUnitReference {
  type?: Open<"team" | "department"> | null;
  id: string;
}

/** The share of a cost centre; all of an employment sum up to 100. */
export interface CostCenterShare {
  id: string;
  /** In percent. */
  weight?: number | null;
}

/** How an employment ended or will end. */
export interface Termination {
  terminationDate?: string | null;
  /** By the specification. */
  lastWorkingDay?: string | null;
  /** In Personio's examples. */
  lastWorkingDate?: string | null;
  terminatedAt?: string | null;
  type?: Open<
    | "UNSPECIFIED"
    | "EMPLOYEE"
    | "FIRED"
    | "DEATH"
    | "CONTRACT_EXPIRED"
    | "AGREEMENT"
    | "SUB_COMPANY_SWITCH"
    | "IRREVOCABLE_SUSPENSION"
    | "CANCELLATION"
    | "COLLECTIVE_AGREEMENT"
    | "SETTLEMENT_AGREEMENT"
    | "RETIREMENT"
    | "COURT_SETTLEMENT"
    | "QUIT"
  > | null;
  reason?: string | null;
}

/** Which persons. Each filter that is given must hold. Moments are texts: `2026-06-01T08:00:00Z`. */
export interface PersonFilter extends CursorFilter {
  id?: Id | Id[];
  email?: string | string[];
  firstName?: string;
  lastName?: string;
  preferredName?: string;
  createdAt?: string;
  createdAtGt?: string;
  createdAtLt?: string;
  updatedAt?: string;
  updatedAtGt?: string;
  updatedAtLt?: string;
  status?: "ACTIVE" | "INACTIVE";
  /** 1 to 50; 10 unless said otherwise. */
  limit?: number;
}

/** Which employments of a person. */
export interface EmploymentFilter extends CursorFilter {
  id?: string | string[];
  updatedAt?: string;
  updatedAtGt?: string;
  updatedAtLt?: string;
}

/** What an attribute is set to. */
export interface NewAttribute {
  id: string;
  value: string | string[];
}

/** A person who is to be created. */
export interface NewPerson {
  /** Unique in the company. */
  email: string;
  firstName: string;
  lastName: string;
  preferredName?: string;
  gender?: Open<"DIVERSE" | "FEMALE" | "MALE" | "UNKNOWN" | "UNDEFINED">;
  /** Of Personio for this person. */
  languageCode?: Open<"de" | "en" | "es" | "fi" | "fr" | "it" | "nl" | "sv">;
  customAttributes?: NewAttribute[];
  /** The first employment. */
  employments: NewEmployment[];
}

/** The first employment of a new person. */
export interface NewEmployment {
  status?: Open<"ACTIVE" | "INACTIVE" | "ONBOARDING" | "LEAVE">;
  employmentStartDate?: string;
  type?: "INTERNAL" | "EXTERNAL";
  position?: Position;
  supervisor?: Reference;
  office?: Reference;
  legalEntity?: Reference;
  contractEndDate?: string;
  /** Or {@link probationPeriodLength}. */
  probationEndDate?: string;
  /** In days. */
  probationPeriodLength?: number;
  weeklyWorkingHours?: number;
  fullTimeWeeklyWorkingHours?: number;
  orgUnits?: OrgUnitReference[];
  costCenters?: CostCenterShare[];
}

/** What changes about a person; `null` clears. */
export interface PersonChange {
  email?: string;
  firstName?: string;
  lastName?: string;
  preferredName?: string | null;
  gender?: NewPerson["gender"];
  languageCode?: NewPerson["languageCode"];
  /** Only these change. */
  customAttributes?: NewAttribute[];
}

/** What changes about an employment; `null` clears. */
export interface EmploymentChange {
  /** Other clients always send it; whether Personio insists is uncertain. */
  type?: "INTERNAL" | "EXTERNAL";
  status?: NewEmployment["status"];
  employmentStartDate?: string;
  position?: Position | null;
  supervisor?: Reference | null;
  office?: Reference | null;
  legalEntity?: Reference | null;
  contractEndDate?: string | null;
  probationEndDate?: string | null;
  weeklyWorkingHours?: number | null;
  fullTimeWeeklyWorkingHours?: number | null;
  /** All of them: what is not named is removed. */
  orgUnits?: OrgUnitReference[];
  /** All of them: what is not named is removed. */
  costCenters?: CostCenterShare[];
}

/** Persons and their employments. */
export interface Persons {
  /**
   * `GET /v2/persons`. Where the right is missing, Personio answers 401.
   *
   * Reference: https://developer.personio.de/reference/get_v2-persons
   */
  list(filter?: PersonFilter, options?: CallOptions): Pages<Person>;
  /** `GET /v2/persons/{id}`. Reference: https://developer.personio.de/reference/get_v2-persons-id */
  get(id: Id, options?: CallOptions): Promise<Person>;
  /**
   * `POST /v2/persons`: a person with the first employment. After a lost answer, the person is looked up by e-mail
   * before the call is repeated; what is found is given as it is.
   *
   * Reference: https://developer.personio.de/reference/post_v2-persons
   */
  create(person: NewPerson, options?: CallOptions): Promise<Created>;
  /** `PATCH /v2/persons/{person_id}`. Reference: https://developer.personio.de/reference/patch_v2-persons-person-id */
  update(id: Id, change: PersonChange, options?: CallOptions): Promise<void>;
  /** `DELETE /v2/persons/{person_id}`, with all employments, for good. Reference: https://developer.personio.de/reference/delete_v2-persons-person-id */
  delete(id: Id, options?: CallOptions): Promise<void>;
  /** `GET /v2/persons/{person_id}/employments`, the latest first. Reference: https://developer.personio.de/reference/get_v2-persons-person-id-employments */
  listEmployments(personId: Id, filter?: EmploymentFilter, options?: CallOptions): Pages<Employment>;
  /** `GET /v2/persons/{person_id}/employments/{id}`. Reference: https://developer.personio.de/reference/get_v2-persons-person-id-employments-id */
  getEmployment(personId: Id, id: Id, options?: CallOptions): Promise<Employment>;
  /** `PATCH /v2/persons/{person_id}/employments/{employment_id}`; needs the right to write persons. Reference: https://developer.personio.de/reference/patch_v2-persons-person-id-employments-employment-id */
  updateEmployment(personId: Id, id: Id, change: EmploymentChange, options?: CallOptions): Promise<void>;
}
