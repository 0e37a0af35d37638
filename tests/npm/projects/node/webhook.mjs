// Deliveries of webhooks, true and false ones.

import { createHmac } from 'node:crypto';

import { init, verifyWebhook } from 'personio-web/api';

await init();
const body = '{"company_id":1,"event_name":"person.created","occurred_at":"2026-06-01T08:00:00Z","payload":{"person":{"id":"1"}}}';
const read = (request) => {
  try {
    return verifyWebhook({ body, ...request }).eventName;
  } catch ({ kind }) {
    return kind;
  }
};
const signature = createHmac('sha256', 'key').update(body).digest('hex');
console.log(JSON.stringify({
  token: read({ headers: new Headers({ Authorization: 'secret' }), token: 'secret' }),
  node: read({ headers: { authorization: 'secret', cookie: ['a'] }, token: 'secret', body: Buffer.from(body) }),
  headers: read({ headers: { 'X-Acme': '1', 'x-other': '2' }, secretHeaders: { 'x-acme': '1', 'X-Other': '2' } }),
  signature: read({ headers: { 'x-personio-signature': `sha256=${signature}` }, signatureKey: 'key' }),
  wrong: read({ headers: { authorization: 'guessed' }, token: 'secret' }),
  nothing: read({ headers: {} }),
  torn: read({ headers: { authorization: 'secret' }, token: 'secret', body: body.slice(0, 20) }),
}));
