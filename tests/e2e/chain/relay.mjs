// The relay, between the page and the sandbox.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { WIDGET } from './place.mjs';
import { runProgram, startProgram } from './program.mjs';

/**
 * Starts a relay with a fresh memory that takes applications from a page's origin. `more` is put at the end of its
 * configuration, and `listen` says where, when the relay's address has to be known before. With `takesFromPrograms`, it
 * takes applications that no page sends, too; `protection` has further lines of that section.
 */
export async function startRelay({ sandbox, origin, listen = '127.0.0.1:0', takesFromPrograms = false, protection = '', more = '' }) {
  const folder = await mkdtemp(join(tmpdir(), 'personio-relay-'));
  const config = join(folder, 'relay.toml');
  await writeFile(config, configuration({ folder, sandbox, origin, listen, takesFromPrograms, protection }) + more);
  const { url, stop } = await startProgram('personio-relay', ['serve', '--config', config]);
  return {
    url,
    hasLooked: () => hasLooked(url),
    /** What a command prints. */
    run: (...args) => runProgram('personio-relay', [...args, '--config', config]),
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits for the relay's first look at the feed, whatever it found there. */
async function hasLooked(url) {
  for (;;) {
    const answer = await fetch(`${url}/_relay/board.json?language=en`);
    if (answer.ok || (await answer.json()).error.code !== 'starting') return;
  }
}

const configuration = ({ folder, sandbox, origin, listen, takesFromPrograms, protection }) => `
listen = "${listen}"
data_dir = ${JSON.stringify(join(folder, 'data'))}
widget_dir = ${JSON.stringify(WIDGET)}

[personio]
career_page = "${sandbox}"
api = "${sandbox}"
company_id = "4711"
recruiting_token = "sandbox-recruiting"

[board]
languages = ["en", "de"]

[applications]
allowed_origins = ["${origin}"]
allow_requests_without_origin = ${takesFromPrograms}
per_minute = 1000
wait = "3s"

# From one address, and within minutes, come more applications than from a whole town.
[protection]
applications_per_address = 100000
applications_per_job = 100000
bytes_per_address = 1000000000000
tickets_per_address = 100000
${protection}

[form]
company = "Acme"
privacy_url = "${origin}/privacy.html"

[[form.fields]]
id = "first_name"
required = true

[[form.fields]]
id = "last_name"
required = true

[[form.fields]]
id = "email"
required = true

[[form.fields]]
id = "phone"

[[form.fields]]
id = "available_from"

[[form.fields]]
id = "salary_expectations"

[[form.fields]]
id = "message"

[form.documents]
categories = ["cv", "cover-letter", "certificate", "other"]
required = []
max_files = 6
`;
