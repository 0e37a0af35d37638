import type { CallOptions, CursorFilter, FileContent, Id, Pages, Reference, UploadOptions } from "./call.js";

/** An application for a position. */
export interface NewApplication {
  firstName: string;
  lastName: string;
  email: string;
  /** The position's id in the feed. */
  jobPositionId: number;
  /** The channel that it came through, by its number in Personio. */
  recruitingChannelId?: number;
  /** The `pid` that a job board handed over. */
  externalPostingId?: string;
  /** What the candidate writes. */
  message?: string;
  /** `2026-06-01`; today unless said otherwise. */
  applicationDate?: string;
  /** Where in the process it starts. */
  phase?:
    | { type: "system"; id: "unassigned" | "rejected" | "withdrawn" | "offer" | "accepted" }
    | { type: "custom"; id: number };
  /** Existing or new tags. */
  tags?: string[];
  /** Documents that were uploaded before. */
  files?: {
    /** What the upload answered. */
    uuid: string;
    /** The name of the file. */
    originalFilename: string;
    category: "cv" | "cover-letter" | "employment-reference" | "certificate" | "work-sample" | "other";
  }[];
  /** `birthday`, `gender`, `location`, `phone`, `available_from`, `salary_expectations`, or `custom_attribute_…`. */
  attributes?: { id: string; value: string }[];
}

/** What answers the upload of a candidate's document. */
export interface UploadedFile {
  /** Names it in an application. */
  uuid: string;
  /** In bytes. */
  size: number;
  /** As Personio detected it. */
  mimetype: string;
  originalFilename: string;
  extension: string;
}

/** When a record of recruiting changed. Uncertain: a bare text in some answers. */
export type RecruitingStamp = string | { "date-time"?: string; dateTime?: string; date?: string; timezone?: string | null };

/** Something with a name. */
export interface NamedReference {
  id: string;
  name?: string | null;
}

/** Somebody who hires. */
export interface HiringTeamMember {
  person?: Reference | null;
  role?: { name?: string | null } | null;
}

/** A job. Personio says neither its text nor its office here: those are in the feed. */
export interface Job {
  id: string;
  name?: string | null;
  department?: NamedReference | null;
  /** Uncertain: it can be an empty object. */
  category?: Partial<NamedReference> | null;
  hiringTeam?: HiringTeamMember[] | null;
  company?: Reference | null;
  createdAt?: RecruitingStamp | null;
  updatedAt?: RecruitingStamp | null;
  [other: string]: unknown;
}

/** A stage of a hiring process. */
export interface RecruitingStage {
  id?: string | null;
  name?: string | null;
  /** The words are not documented. */
  kind?: string | null;
  /** The words are not documented. */
  type?: string | null;
}

/** A step of an application into a stage. */
export interface StageTransition {
  enteredAt?: RecruitingStamp | null;
  stage: RecruitingStage;
}

/** An application that is there. */
export interface Application {
  id: string;
  applicationDate?: string | null;
  candidate?: {
    id: string;
    email?: string | null;
    firstName?: string | null;
    lastName?: string | null;
    gender?: string | null;
  } | null;
  job?: Job | null;
  currentStage?: RecruitingStage | null;
  channel?: NamedReference | null;
  hiringTeam?: HiringTeamMember[] | null;
  isAnonymized?: boolean | null;
  createdAt?: RecruitingStamp | null;
  updatedAt?: RecruitingStamp | null;
  [other: string]: unknown;
}

/** Somebody who applied. */
export interface Candidate {
  id: string;
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  gender?: string | null;
  phone?: string | null;
  location?: string | null;
  birthday?: string | null;
  linkedinProfile?: string | null;
  availableFrom?: string | null;
  applications?: { id: string; applicationDate?: string | null }[] | null;
  createdAt?: RecruitingStamp | null;
  updatedAt?: RecruitingStamp | null;
  [other: string]: unknown;
}

/** A category of jobs, with the stages of its process. */
export interface RecruitingCategory {
  id: string;
  name?: string | null;
  stages?: RecruitingStage[] | null;
  company?: Reference | null;
  [other: string]: unknown;
}

/** Which records of recruiting. Whether jobs and candidates take filters is uncertain. */
export interface RecruitingFilter extends CursorFilter {
  updatedAtGt?: string;
  updatedAtLt?: string;
}

/** Jobs, candidates and applications. The published jobs with their texts are in the feed: `personio-web/feed`. */
export interface Recruiting {
  /**
   * `POST /v1/recruiting/applications`. Personio takes one application for a position and address; after a lost answer,
   * its refusal of a second one counts as success. At most 20 in 60 seconds for a company, documents included.
   *
   * Reference: https://developer.personio.de/reference/post_v1-recruiting-applications
   *
   * @throws {@link PersonioError}; of kind `invalid` with the `details` that say what is wrong with which field.
   */
  createApplication(application: NewApplication, options?: CallOptions): Promise<void>;
  /** `POST /v1/recruiting/applications/documents`: one file of at most 20 MB. It is repeated even where it may have arrived: a document that no application names does no harm. Reference: https://developer.personio.de/reference/post_v1-recruiting-applications-documents */
  uploadDocument(document: FileContent, options?: UploadOptions): Promise<UploadedFile>;
  /** `GET /v2/recruiting/jobs`. Reference: https://developer.personio.de/reference/get_v2-recruiting-jobs */
  listJobs(filter?: RecruitingFilter, options?: CallOptions): Pages<Job>;
  /** `GET /v2/recruiting/jobs/{id}`. Reference: https://developer.personio.de/reference/get_v2-recruiting-jobs-id */
  getJob(id: Id, options?: CallOptions): Promise<Job>;
  /** `GET /v2/recruiting/applications`. Reference: https://developer.personio.de/reference/get_v2-recruiting-applications */
  listApplications(filter?: RecruitingFilter & { candidateEmail?: string }, options?: CallOptions): Pages<Application>;
  /** `GET /v2/recruiting/applications/{id}`. Reference: https://developer.personio.de/reference/get_v2-recruiting-applications-id */
  getApplication(id: Id, options?: CallOptions): Promise<Application>;
  /** `GET /v2/recruiting/applications/{id}/stage-transitions`. Reference: https://developer.personio.de/reference/get_v2-recruiting-applications-id-stage-transitions */
  listStageTransitions(id: Id, filter?: CursorFilter, options?: CallOptions): Pages<StageTransition>;
  /** `GET /v2/recruiting/candidates`. Reference: https://developer.personio.de/reference/get_v2-recruiting-candidates */
  listCandidates(filter?: RecruitingFilter & { email?: string }, options?: CallOptions): Pages<Candidate>;
  /** `GET /v2/recruiting/candidates/{id}`. Reference: https://developer.personio.de/reference/get_v2-recruiting-candidates-id */
  getCandidate(id: Id, options?: CallOptions): Promise<Candidate>;
  /** `GET /v2/recruiting/categories`. Reference: https://developer.personio.de/reference/get_v2-recruiting-categories */
  listCategories(filter?: CursorFilter, options?: CallOptions): Pages<RecruitingCategory>;
  /** `GET /v2/recruiting/categories/{id}`. Reference: https://developer.personio.de/reference/get_v2-recruiting-categories-id */
  getCategory(id: Id, options?: CallOptions): Promise<RecruitingCategory>;
}
