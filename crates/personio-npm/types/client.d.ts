/** Where to send requests, and what proves who is asking. */
export interface PersonioOptions {
  /**
   * The address of a relay, which has the company's credentials. Without one, requests go to Personio itself, which
   * answers programs on a server but no pages.
   */
  baseUrl?: string;
  /** Credentials of the Recruiting API. **They belong to the whole company: never in a page.** */
  recruiting?: {
    /** The "Recruiting API access token" of Settings > Integrations > API credentials. */
    token: string;
    /** The company's number. */
    companyId: string | number;
  };
  /**
   * In a browser, credentials are refused: every visitor could read them and act for the company. `true` allows them
   * all the same, for a page that nobody but you opens.
   */
  dangerouslyShowCompanySecretToEveryVisitor?: boolean;
}

/** An application for a position. */
export interface Application {
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
  /** `unassigned`, `rejected`, `withdrawn`, `offer`, `accepted`, or the number of a phase of this company. */
  phase?: string | number;
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

/**
 * Calls Personio, or a relay that speaks its API.
 *
 * ```js
 * const personio = new Personio({ baseUrl: "https://jobs.acme.example" });
 * await personio.recruiting.createApplication({
 *   firstName: "Ada", lastName: "Acme", email: "ada@acme.example", jobPositionId: 4103,
 * });
 * ```
 */
export declare class Personio {
  /**
   * @throws {@link PersonioError} of kind `secret_in_browser` for credentials in a browser, and of kind `input` where
   *   there is neither a relay nor credentials.
   */
  constructor(options: PersonioOptions);

  /** The Recruiting API. */
  readonly recruiting: Recruiting;

  /** Gives the memory back at once; otherwise that happens when it is collected. */
  free(): void;
}

/** The Recruiting API. */
export interface Recruiting {
  /**
   * Brings an application to Personio. It is not repeated on its own: after an error that `isUnclear`, the same
   * application may be there already, and sending it again is answered with `errors.applicant-already-exists`.
   *
   * Reference: https://developer.personio.de/reference/post_v1-recruiting-applications
   *
   * @throws {@link PersonioError}; of kind `refused` with the `fields` that are wrong.
   */
  createApplication(application: Application): Promise<void>;
}
