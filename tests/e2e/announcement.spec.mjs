// What channels of Microsoft Teams and Slack are told, held against what the two companies publish for whoever writes to
// them: their types, and Microsoft's own reader of cards.

import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import cards from 'adaptivecards/dist/adaptivecards.js';
import ts from 'typescript';

import { runProgram } from './chain/program.mjs';
import { expect, test } from './fixtures.mjs';

const TEAMS = "import type { IAdaptiveCard } from '@microsoft/teams.cards'; export const card: IAdaptiveCard =";
const SLACK = "import type { KnownBlock } from '@slack/types'; export const message: { text: string, blocks: KnownBlock[] } =";

test.describe('the morning\'s news', () => {
  for (const language of ['en', 'de']) {
    test(`is a card that Teams takes (${language})`, async ({ sandbox }) => {
      const { type, attachments } = await told(sandbox, 'teams', language);
      expect({ type, kinds: attachments.map((it) => it.contentType) })
        .toEqual({ type: 'message', kinds: ['application/vnd.microsoft.card.adaptive'] });
      const [{ content: { $schema, ...content } }] = attachments;
      expect($schema).toBe('http://adaptivecards.io/schemas/adaptive-card.json');
      expect(mistakes(TEAMS, content)).toEqual([]);
      const context = new cards.SerializationContext(cards.Versions.v1_4);
      const card = new cards.AdaptiveCard();
      card.parse(content, context);
      const events = [...Array(context.eventCount).keys()].map((at) => context.getEventAt(at).message);
      expect([...events, ...card.validateProperties().validationEvents.map((it) => it.message)]).toEqual([]);
      expect(card.getItemCount()).toBe(content.body.length);
    });

    test(`is blocks that Slack takes (${language})`, async ({ sandbox }) => {
      const message = await told(sandbox, 'slack', language);
      expect(message.blocks.length).toBeGreaterThan(1);
      expect(mistakes(SLACK, message)).toEqual([]);
    });
  }

  test('a message with a mistake is none that they take', async ({ sandbox }) => {
    const { attachments: [{ content: { $schema: _, ...card } }] } = await told(sandbox, 'teams', 'en');
    expect(mistakes(TEAMS, { ...card, body: [...card.body, { type: 'TextBlok', text: 'x' }] })).not.toEqual([]);
    const { text, blocks } = await told(sandbox, 'slack', 'en');
    expect(mistakes(SLACK, { text, blocks: [...blocks, { type: 'section', text: 'x' }] })).not.toEqual([]);
  });
});

/** What the terminal's program sends to a channel that listens here. */
async function told(sandbox, channel, language) {
  const messages = [];
  const server = createServer(async (request, response) => {
    messages.push(await json(request));
    response.end();
  });
  await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });
  const url = `http://127.0.0.1:${server.address().port}/hook`;
  const credentials = { PERSONIO_CLIENT_ID: 'sandbox-client', PERSONIO_CLIENT_SECRET: 'sandbox-secret' };
  await runProgram('personio', ['announce', '--api', sandbox.url, '--webhook', channel, '--url', url, '--lang', language], credentials);
  server.close();
  expect(messages.length).toBe(1);
  return messages[0];
}

/** What TypeScript finds wrong with a value of a type. */
function mistakes(declaration, value) {
  const name = fileURLToPath(new URL('message.ts', import.meta.url));
  const options = {
    strict: true, noEmit: true, skipLibCheck: true, types: [],
    module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  const source = `${declaration} ${JSON.stringify(value)};`;
  host.fileExists = (file) => file === name || fileExists(file);
  host.getSourceFile = (file, version) => (file === name
    ? ts.createSourceFile(file, source, version)
    : getSourceFile(file, version));
  const program = ts.createProgram([name], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
