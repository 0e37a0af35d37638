import type { CallOptions, Created, CursorFilter, Id, Open, Pages } from "./call.js";

/** What can happen. Nothing happens to jobs and applications. */
export type WebhookEventName = Open<
  | "person.created"
  | "person.updated"
  | "person.deleted"
  | "employment.created"
  | "employment.updated"
  | "employment.updated.cost-centers"
  | "employment.deleted"
  | "employment.started"
  | "employment.terminated"
  | "absence-period.created"
  | "absence-period.updated.status"
  | "absence-period.updated.timerange"
  | "absence-period.deleted"
  | "attendance-period.created"
  | "attendance-period.updated"
  | "attendance-period.deleted"
  | "document.created"
  | "document.updated"
  | "document.deleted"
  | "document.signed"
  | "ping"
>;

/** An address that Personio tells about events. */
export interface Webhook {
  id: string;
  url: string;
  description?: string | null;
  status?: Open<"ENABLED" | "DISABLED"> | null;
  authType?: Open<"NONE" | "TOKEN" | "CUSTOM"> | null;
  enabledEvents?: WebhookEventName[] | null;
  [other: string]: unknown;
}

/** A webhook that is to be created. */
export interface NewWebhook {
  /** HTTPS. */
  url: string;
  description: string;
  status: "ENABLED" | "DISABLED";
  /** How deliveries prove to be Personio's. */
  authType: "NONE" | "TOKEN" | "CUSTOM";
  /** For `TOKEN`: the exact value of the header `Authorization`. */
  token?: string;
  /** For `CUSTOM`: at most three headers. */
  customHeaders?: Record<string, string>;
  enabledEvents: WebhookEventName[];
}

/** Something that happened. Uncertain: what Personio says beside this is not documented, and comes as well. */
export interface RecordedEvent {
  /** For {@link Webhooks.redeliver}. */
  id?: string | null;
  eventName?: WebhookEventName | null;
  occurredAt?: string | null;
  [other: string]: unknown;
}

/** An attempt to deliver an event. Uncertain: what Personio says beside this is not documented, and comes as well. */
export interface WebhookDelivery {
  eventName?: WebhookEventName | null;
  completedAt?: string | null;
  /** The receiver answered 2xx. */
  isDelivered?: boolean | null;
  [other: string]: unknown;
}

/** Which events of the last 30 days. */
export interface WebhookEventFilter extends CursorFilter {
  occurredAtGte?: string;
  occurredAtLte?: string;
  eventName?: WebhookEventName;
}

/** Which attempts of the last 30 days. */
export interface WebhookActivityFilter extends CursorFilter {
  completedAtGte?: string;
  completedAtLte?: string;
  eventName?: WebhookEventName;
  isDelivered?: boolean;
}

/** Webhooks. */
export interface Webhooks {
  /** `GET /v2/webhooks`. Reference: https://developer.personio.de/reference/get_v2-webhooks */
  list(filter?: CursorFilter & { enabledEvents?: WebhookEventName; status?: "ENABLED" | "DISABLED" }, options?: CallOptions): Pages<Webhook>;
  /** `GET /v2/webhooks/{id}`. Reference: https://developer.personio.de/reference/get_v2-webhooks-id */
  get(id: Id, options?: CallOptions): Promise<Webhook>;
  /** `POST /v2/webhooks`. After a lost answer, the webhook is looked up by its address before the call is repeated. Reference: https://developer.personio.de/reference/post_v2-webhooks */
  create(webhook: NewWebhook, options?: CallOptions): Promise<Created>;
  /** `PATCH /v2/webhooks/{id}`. Reference: https://developer.personio.de/reference/patch_v2-webhooks-id */
  update(id: Id, change: Partial<NewWebhook>, options?: CallOptions): Promise<void>;
  /** `DELETE /v2/webhooks/{id}`. Reference: https://developer.personio.de/reference/delete_v2-webhooks-id */
  delete(id: Id, options?: CallOptions): Promise<void>;
  /** `GET /v2/webhooks/{id}/events`. Reference: https://developer.personio.de/reference/get_v2-webhooks-id-events */
  listEvents(id: Id, filter?: WebhookEventFilter, options?: CallOptions): Pages<RecordedEvent>;
  /** `GET /v2/webhooks/{id}/activity`. Reference: https://developer.personio.de/reference/get_v2-webhooks-id-activity */
  listActivity(id: Id, filter?: WebhookActivityFilter, options?: CallOptions): Pages<WebhookDelivery>;
  /** `POST /v2/webhooks/{id}/ping`. Reference: https://developer.personio.de/reference/post_v2-webhooks-id-ping */
  ping(id: Id, options?: CallOptions): Promise<void>;
  /** `POST /v2/webhooks/{id}/redelivery`. Uncertain: how Personio wants to be told which. Reference: https://developer.personio.de/reference/post_v2-webhooks-id-redelivery */
  redeliver(id: Id, events: { eventIds: string[] }, options?: CallOptions): Promise<void>;
  /** `POST /v2/webhooks/{id}/test-event`. Uncertain: the name of `payload`. Reference: https://developer.personio.de/reference/post_v2-webhooks-id-test-event */
  sendTestEvent(id: Id, event: { eventName: WebhookEventName; payload?: unknown }, options?: CallOptions): Promise<void>;
}

/** What a delivery says. Its payload holds ids only: fetch what they name. */
export interface WebhookEvent {
  companyId: string | number;
  eventName: WebhookEventName;
  /** One of Personio's pages spells it with one `r`. */
  occurredAt?: string;
  occuredAt?: string;
  payload: Record<string, unknown>;
  [other: string]: unknown;
}

/** A delivery as it arrived, and the proof that it must show: one of the three. */
export interface WebhookRequest {
  /** `Headers`, or what Node's `request.headers` holds. */
  headers: Headers | Record<string, string | string[] | undefined>;
  /** Byte for byte as it arrived. */
  body: string | ArrayBuffer | Uint8Array;
  /** The exact value of the header `Authorization`. */
  token?: string;
  /** All these headers with their values. */
  secretHeaders?: Record<string, string>;
  /** The key of `X-Personio-Signature` (HMAC-SHA256 of the body). Uncertain: Personio's reference does not have it. */
  signatureKey?: string;
}

/**
 * Reads a delivery of a webhook, if it is Personio's. Comparisons take the same time wherever the difference is.
 *
 * @throws {@link PersonioError} of kind `notProven` (answer 401 and read no further) or `decoding`.
 */
export declare function verifyWebhook(request: WebhookRequest): WebhookEvent;
