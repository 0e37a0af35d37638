import type { CallOptions, CursorFilter, FileContent, Id, Pages, Reference, UploadOptions } from "./call.js";
import type { Employee } from "./v1.js";

/** What Personio knows about a document. */
export interface Document {
  id: string;
  name?: string | null;
  /** The day that it is about. */
  date?: string | null;
  comment?: string | null;
  category?: Reference | null;
  owner?: Reference | null;
  /** The words are not documented. */
  documentType?: string | null;
  /** In bytes. */
  size?: number | null;
  createdAt?: string | null;
  /** The words are not documented. */
  virusScan?: { status: string } | null;
  /** The words are not documented. */
  esignature?: { status: string } | null;
}

/** A category of documents, of version 1. */
export interface DocumentCategory {
  id: number;
  name?: string | null;
}

/** Which documents of a person. */
export interface DocumentFilter extends CursorFilter {
  /** Whose; Personio answers nothing without. */
  ownerId: Id;
  categoryId?: Id;
  createdAtGte?: string;
  createdAtLt?: string;
}

/** What changes about a document; `null` clears. */
export interface DocumentChange {
  /** At most 256 characters. */
  name?: string;
  comment?: string | null;
  date?: string | null;
  category?: Reference;
}

/** A document that is to be put into an employee's file. At most 30 MB. */
export interface NewDocument extends FileContent {
  /** At most 255 characters. */
  title: string;
  /** Of version 1; it is the person's id of version 2 as well, as far as is known. */
  employeeId: Id;
  /** Of {@link Documents.listCategories}. */
  categoryId: Id;
  comment?: string;
  date?: string;
}

/** What answers an upload: the document as version 1 has it. */
export interface UploadedDocument {
  /** `null` where the answer was lost and the document was found in version 2. */
  id: number | null;
  /** In version 2, where it is known. */
  idV2?: string | null;
  title?: string | null;
  comment?: string | null;
  date?: string | null;
  employee?: Employee | null;
  category?: DocumentCategory | null;
  /** The specification has this name as well. */
  categoryId?: DocumentCategory | null;
}

/** Documents of employees. */
export interface Documents {
  /** `GET /v2/document-management/documents`. Reference: https://developer.personio.de/reference/get_v2-document-management-documents */
  list(filter: DocumentFilter, options?: CallOptions): Pages<Document>;
  /** `PATCH /v2/document-management/documents/{document_id}`. Reference: https://developer.personio.de/reference/patch_v2-document-management-documents-document-id */
  update(id: Id, change: DocumentChange, options?: CallOptions): Promise<void>;
  /** `DELETE /v2/document-management/documents/{document_id}`. Reference: https://developer.personio.de/reference/delete_v2-document-management-documents-document-id */
  delete(id: Id, options?: CallOptions): Promise<void>;
  /** `GET /v2/document-management/documents/{document_id}/download`. Reference: https://developer.personio.de/reference/get_v2-document-management-documents-document-id-download */
  download(id: Id, options?: CallOptions): Promise<Uint8Array>;
  /** `GET /v1/company/document-categories`: version 2 has none. Reference: https://developer.personio.de/reference/get_company-document-categories */
  listCategories(options?: CallOptions): Promise<DocumentCategory[]>;
  /**
   * `POST /v1/company/documents`: version 2 has no upload. At most 60 a minute. The content is read from the file while
   * it is sent, and is not copied into WebAssembly. After a lost answer, the document is looked up in the list of version
   * 2 by person, title, size and date before the call is repeated.
   *
   * Reference: https://developer.personio.de/reference/post_company-documents
   */
  upload(document: NewDocument, options?: UploadOptions): Promise<UploadedDocument>;
}
