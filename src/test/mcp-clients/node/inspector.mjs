// A cell of the matrix with the Inspector's command line: one command for the list of tools, during which the user signs in, and one for
// each call, with the token that the Inspector stored.
import {spawn} from 'node:child_process';
import {mkdtempSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const cell = JSON.parse(process.env.CELL);
const launcher = createRequire(import.meta.url).resolve('@modelcontextprotocol/inspector/clients/launcher/build/index.js');
const home = mkdtempSync(join(tmpdir(), 'inspector-'));
const identity = {
  'typed-in id': ['--client-id', cell.clientId],
  'CIMD': ['--client-metadata-url', cell.documentUrl],
  'registration': [],
  'token': ['--header', `Authorization: Bearer ${cell.token}`],
}[cell.way];

let signIns = 0;

/** Runs one command, and opens the page that it prints. Its result is on standard output, and an error on standard error, as JSON. */
function inspector(...args) {
  const all = [launcher, '--cli', cell.url, '--format', 'json', '--protocol-era', cell.era, ...identity, ...args];
  // MCP_AUTO_OPEN_ENABLED permits the sign-in without a terminal; the page that it opens with BROWSER is also printed, and opened here.
  // Without the file store or a keychain, the Inspector forgets the token after each command.
  const env = {...process.env, HOME: home, MCP_AUTO_OPEN_ENABLED: 'true', BROWSER: 'true', MCP_INSPECTOR_SECRET_STORE: 'file', NO_COLOR: '1'};
  const child = spawn(process.execPath, all, {env, stdio: ['ignore', 'pipe', 'pipe']});
  let out = '';
  let err = '';
  let opened;
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (data) => { out += data; });
    child.stderr.on('data', (data) => {
      err += data;
      const url = err.match(/Please navigate to: (\S+)\s/)?.[1];
      if (url && !opened) {
        opened = fetch(`${cell.browser}?callback=open`, {method: 'POST', body: url}).then(async (answer) => {
          if (!answer.ok) {
            child.kill();
            reject(new Error(await answer.text()));
          }
        });
      }
    });
    child.on('error', reject);
    child.on('close', (code) => {
      signIns += opened ? 1 : 0;
      const text = (out.trim() || err.trim().split('\n').at(-1)).trim();
      try {
        const envelope = JSON.parse(text);
        resolve(envelope.result ?? envelope);
      } catch {
        reject(new Error(`${args.join(' ')}: exit code ${code}: ${err.trim()}`));
      }
    });
  });
}

const list = await inspector('--method', 'tools/list');
if (!list.tools) {
  throw new Error(`tools/list: ${JSON.stringify(list.error ?? list)}`);
}
const results = [];
for (const [tool, args] of cell.calls) {
  const result = await inspector('--method', 'tools/call', '--tool-name', tool, '--tool-args-json', JSON.stringify(args));
  results.push(result.error
    ? {tool, isError: true, text: result.error.message}
    : {tool, isError: result.isError === true, text: result.content.map((each) => each.text).join(' ')});
}
if (signIns !== (cell.way === 'token' ? 0 : 1)) {
  throw new Error(`${signIns} sign-ins for ${cell.calls.length + 1} commands`);
}
console.log(JSON.stringify({tools: list.tools.map((each) => each.name), results}));
