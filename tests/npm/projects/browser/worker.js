import { Personio, init } from '/node_modules/personio-web/api.js';

await init();
const personio = new Personio({
  baseUrl: location.origin, clientId: 'sandbox-client', clientSecret: 'sandbox-secret', dangerouslyShowCompanySecretToEveryVisitor: true,
});
let secret = 'made';
try {
  new Personio({ clientId: 'a', clientSecret: 'b' });
} catch ({ kind }) {
  secret = kind;
}
const { items } = await personio.persons.list({ limit: 2 }).page();
postMessage([items.length, secret]);
