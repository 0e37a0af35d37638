import type { CallOptions, Created, CursorFilter, Day, Id, Open, Pages, Reference } from "./call.js";

/** A project, or a part of one. */
export interface Project {
  id: string;
  /** Unique in the company. */
  name?: string | null;
  status?: Open<"ACTIVE" | "ARCHIVED"> | null;
  description?: string | null;
  /** The company's own number for it. */
  projectCode?: string | null;
  projectType?: string | null;
  clientName?: string | null;
  billable?: boolean | null;
  costCenter?: Reference | null;
  start?: Day | null;
  /** The day after the last. */
  end?: Day | null;
  /** The project above, of a sub-project. */
  parentProject?: Reference | null;
  /** Everybody may record time, not only members. */
  assignedToAll?: boolean | null;
  trackedMinutes?: number | null;
  createdAt?: string | null;
  updatedAt?: string | null;
}

/** Somebody who may record time for a project. */
export interface ProjectMember {
  person: Reference;
}

/** Which projects. */
export interface ProjectFilter extends CursorFilter {
  name?: string;
  status?: "ACTIVE" | "ARCHIVED";
  /** No sub-projects. */
  topLevelOnly?: boolean;
}

/** A project that is to be created. */
export interface NewProject {
  /** At most 255 characters, unique. */
  name: string;
  status?: "ACTIVE" | "ARCHIVED";
  /** At most 1,000 characters. */
  description?: string;
  projectCode?: string;
  start?: Day;
  end?: Day;
  /** Makes it a sub-project, which shares all that follows with the project above. */
  parentProject?: Reference;
  assignedToAll?: boolean;
  billable?: boolean;
  clientName?: string;
  projectType?: string;
  costCenter?: Reference;
}

/** What changes about a project; `null` clears. Sub-projects take the first six only. */
export interface ProjectChange {
  name?: string;
  status?: "ACTIVE" | "ARCHIVED";
  description?: string | null;
  projectCode?: string | null;
  start?: Day | null;
  end?: Day | null;
  assignedToAll?: boolean;
  billable?: boolean;
  clientName?: string | null;
  projectType?: string | null;
  costCenter?: Reference | null;
}

/** Projects and who may record time for them. */
export interface Projects {
  /** `GET /v2/projects`. Reference: https://developer.personio.de/reference/get_v2-projects */
  list(filter?: ProjectFilter, options?: CallOptions): Pages<Project>;
  /** `GET /v2/projects/{id}`. Reference: https://developer.personio.de/reference/get_v2-projects-id */
  get(id: Id, options?: CallOptions): Promise<Project>;
  /** `POST /v2/projects`. After a lost answer, the project is looked up by name before the call is repeated. Reference: https://developer.personio.de/reference/post_v2-projects */
  create(project: NewProject, options?: CallOptions): Promise<Created>;
  /** `PATCH /v2/projects/{id}`. Reference: https://developer.personio.de/reference/patch_v2-projects-id */
  update(id: Id, change: ProjectChange, options?: CallOptions): Promise<void>;
  /** `DELETE /v2/projects/{id}`, with its sub-projects. Personio may refuse where time was recorded. Reference: https://developer.personio.de/reference/delete_v2-projects-id */
  delete(id: Id, options?: CallOptions): Promise<void>;
  /** `GET /v2/projects/{id}/members`. Reference: https://developer.personio.de/reference/get_v2-projects-id-members */
  listMembers(id: Id, filter?: CursorFilter, options?: CallOptions): Pages<ProjectMember>;
  /** `POST /v2/projects/{id}/members`. A project for everybody becomes one for its members; sub-projects have none. Reference: https://developer.personio.de/reference/post_v2-projects-id-members */
  addMembers(id: Id, members: ProjectMember[], options?: CallOptions): Promise<void>;
  /** `DELETE /v2/projects/{id}/members`. Uncertain: one client names the person in the query instead. Reference: https://developer.personio.de/reference/delete_v2-projects-id-members */
  removeMembers(id: Id, members: ProjectMember[], options?: CallOptions): Promise<void>;
}
