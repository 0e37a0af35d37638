import type { CallOptions, CursorFilter, Id, Page, Pages } from "./call.js";

/** A report, without its rows. What else Personio says of it is not documented, and comes as well. */
export interface ReportInfo {
  id: string;
  name?: string | null;
  [other: string]: unknown;
}

/** Something that reports can show. Uncertain: both spellings were seen. */
export interface ReportAttribute {
  id?: string;
  attributeId?: string;
  name?: string | null;
  label?: string | null;
  [other: string]: unknown;
}

/** A cell: the attribute, and its value under a name that says of what kind it is. */
export interface ReportCell {
  attributeId?: string | null;
  stringValue?: { value: string } | null;
  dateValue?: { value: string } | null;
  numericValue?: { number: number } | null;
  optionsValue?: { options: string[] } | null;
  timeRangeValue?: { from?: string | null; to?: string | null } | null;
  [other: string]: unknown;
}

/** A page of rows, with what the report says of itself. */
export interface ReportPage extends Page<ReportCell[]> {
  /** How the report was set up, as it came. */
  reportConfig?: unknown;
  meta?: { columns?: { name?: string | null; display?: string | null; type?: string | null }[] | null } | null;
}

/** Reports of version 2: flat tables whose access by API is switched on. */
export interface Reports {
  /** `GET /v2/reports`. Reference: https://developer.personio.de/reference/get_v2-reports */
  list(filter?: CursorFilter, options?: CallOptions): Pages<ReportInfo>;
  /** `GET /v2/reports/attributes`. Reference: https://developer.personio.de/reference/get_v2-reports-attributes */
  listAttributes(filter?: CursorFilter, options?: CallOptions): Pages<ReportAttribute>;
  /** `GET /v2/reports/{id}`: its rows. Reference: https://developer.personio.de/reference/get_v2-reports-id */
  get(id: Id, filter?: CursorFilter, options?: CallOptions): Pages<ReportCell[], ReportPage>;
}
