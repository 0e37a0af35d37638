// The company's provider of sign-in: a certified OpenID provider on this computer, with its own pages.

import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

import { Provider } from 'oidc-provider';

const CLIENT = { client_id: 'personio-relay', client_secret: randomUUID() };

/** Starts a provider that knows a relay, and these people: from what they type to what the provider says of them. */
export async function startProvider(people) {
  const provider = new CompanyProvider(people);
  await provider.listen();
  return provider;
}

class CompanyProvider {
  #people;
  #server;

  constructor(people) { this.#people = people; }

  /** The provider's address is part of what it signs, so that the port comes first. */
  async listen() {
    this.#server = createServer((request, response) => this.callback(request, response));
    await new Promise((resolve) => { this.#server.listen(0, '127.0.0.1', resolve); });
    this.url = `http://127.0.0.1:${this.#server.address().port}`;
    this.client = CLIENT;
  }

  /** From now on it knows the relay at this address. */
  knows(relay) {
    const redirect_uris = [`${relay}/_relay/openid/callback`];
    this.callback = new Provider(this.url, this.#configuration(redirect_uris)).callback();
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => { this.#server.close(resolve); });
  }

  #configuration(redirect_uris) {
    return {
      clients: [{ ...CLIENT, redirect_uris, grant_types: ['authorization_code'], response_types: ['code'] }],
      claims: { email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
      cookies: { keys: [randomUUID()] },
      features: { devInteractions: { enabled: true } },
      findAccount: (_, sub) => {
        const said = this.#people[sub];
        return said && { accountId: sub, claims: () => ({ sub, ...said }) };
      },
      pkce: { required: () => true },
    };
  }
}
