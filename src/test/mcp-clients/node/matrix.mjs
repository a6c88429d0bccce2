// Runs each client against each API kind in each way of getting a client id, prints one line a cell and a table, and fails if a cell that
// must work does not. Arguments: KIND=FILE, with the outputs of a running local cloud. `run` starts the clouds.
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {read} from './api.mjs';
import {openCallback, signIn} from './browser.mjs';
import {CLIENTS, SIGN_IN, WAYS} from './clients.mjs';

const USER = {name: 'user@example.com', password: 'SecurePassword123'};
const DOCUMENT = 'https://clients.example.com/mcp/client.json';
const CALLBACK = 'http://localhost:38976/callback';
/** The tools of a user who is in no group, with the scope read. */
const TOOLS = ['get_resource', 'list_resources'];
/** Calls, in order. refused: the reason that must come back. */
const CALLS = [
  {tool: 'list_resources', arguments: {limit: 5}},
  {
    tool: 'create_resource', arguments: {name: 'By an agent'},
    refused: /^create_resource needs the scope http:\/\/localhost:\d+\/mcp\/write, which the access token does not have/,
  },
  {tool: 'count_resources', arguments: {}, refused: /^only members of the group admin may use count_resources/},
];

/** What the browser saw of the running cell: the parameters of the sign-in, and why a page did not lead to the callback. */
let seen;
const browser = createServer(async (request, response) => {
  let address = '';
  for await (const part of request) {
    address += part;
  }
  try {
    seen.signIns.push(new URL(address).searchParams);
    const callback = await signIn(address, USER);
    if (request.url === '/?callback=open') {
      await openCallback(callback);
    }
    response.end(callback);
  } catch (error) {
    seen.problem = error.message;
    response.writeHead(502).end(error.message);
  }
});
await new Promise((resolve) => browser.listen(0, 'localhost', resolve));
const browserUrl = `http://localhost:${browser.address().port}/`;

/** Runs a client's program for a cell, at most a minute. */
function program(command, cell) {
  return new Promise((resolve, reject) => {
    const env = {...process.env, CELL: JSON.stringify(cell), PAGE_OPENER: `${browserUrl}?callback=open`};
    const child = spawn(command[0], command.slice(1), {env, stdio: ['ignore', 'pipe', 'pipe'], cwd: import.meta.dirname});
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => { out += data; });
    child.stderr.on('data', (data) => { err += data; });
    const timer = setTimeout(() => child.kill(), 60_000);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      const line = out.trim().split('\n').at(-1);
      if (code === 0 && line.startsWith('{')) {
        resolve(JSON.parse(line));
      } else {
        const lines = err.trim().split('\n').filter((each) => each.trim());
        reject(new Error([seen.problem, `exit code ${code}`, ...lines.slice(-12)].filter(Boolean).join('\n')));
      }
    });
  });
}

/** What is wrong with a sign-in of a client. */
function signInProblems(way, {url, clientId, metadata}) {
  if (seen.signIns.length !== (way === 'token' ? 0 : 1)) {
    return [`the client signed in ${seen.signIns.length} times`];
  }
  const wanted = {resource: url, code_challenge_method: 'S256', client_id: way === 'CIMD' ? DOCUMENT : clientId};
  return seen.signIns.flatMap((query) => [
    ...Object.entries(wanted)
      .filter(([name, value]) => query.get(name) !== value)
      .map(([name, value]) => `the client signed in with ${name} ${query.get(name)}, not ${value}`),
    ...metadata.scopes_supported
      .filter((scope) => !query.get('scope')?.split(' ').includes(scope))
      .map((scope) => `the client did not ask for ${scope}`),
  ]);
}

/** What is wrong with the answers that a client got. */
function answerProblems({tools, results, requests, refreshTokens = 3}, hidden) {
  const first = requests?.[0] ?? 'POST /mcp 401';
  return [
    ...first === 'POST /mcp 401' ? [] : [`the first request was ${first}`],
    ...String([...tools].sort()) === String(TOOLS) ? [] : [`the tools are ${tools.join(', ')}`],
    // Refresh tokens of agent clients rotate.
    ...refreshTokens === 3 ? [] : [`${refreshTokens} refresh tokens of a sign-in that was refreshed twice`],
    ...CALLS.flatMap(({tool, refused}, index) => {
      const {isError, text} = results[index];
      const right = refused ? isError && (hidden ?? refused).test(text) : !isError;
      return right ? [] : [`${tool} ${isError ? 'was refused' : 'was permitted'}: ${text}`];
    }),
  ];
}

/** A call and its result; of a refusal, the first part of the sentence. */
const told = ({tool, isError, text}) =>
  isError ? `${tool} refused: ${text.split(/, |\. /)[0].replace(`${tool} `, '').replace(/\.$/, '')}` : `${tool} ok`;

async function runCell(api, client, way) {
  seen = {signIns: []};
  const found = await program(client.command, {
    url: api.url, way, era: client.era ?? 'legacy', package: client.package, clientId: api.clientId, documentUrl: DOCUMENT,
    callback: client.callback ?? CALLBACK, browser: browserUrl, calls: CALLS.map((call) => [call.tool, call.arguments]),
    ...way === 'token' && {token: api.token},
  });
  const wrong = [...signInProblems(way, api), ...answerProblems(found, client.hidden)];
  if (wrong.length > 0) {
    throw new Error(wrong.join('\n'));
  }
  const document = found.requests?.find((each) => each.startsWith('GET /.well-known/oauth-protected-resource'));
  return [
    ...document ? [document] : [], `${found.tools.length} tools`, ...found.results.map(told),
    ...found.refreshTokens ? ['refreshed twice'] : [],
  ].join(', ');
}

const table = [['API', 'client', ...WAYS]];
let failed = 0;
for (const argument of process.argv.slice(2)) {
  const [kind, file] = argument.split('=');
  let api;
  try {
    api = await read(kind, JSON.parse(readFileSync(file, 'utf8')), CALLBACK, USER);
  } catch (error) {
    console.log(`${kind}: FAILED\n    ${error.message}`);
    table.push([kind, 'all clients', ...WAYS.map(() => 'FAILED')]);
    failed += WAYS.length;
    continue;
  }
  for (const client of CLIENTS) {
    const row = [kind, client.name];
    for (const way of WAYS) {
      const name = `${kind} · ${client.name} · ${way}`;
      if (!client.ways.includes(way)) {
        row.push('-');
        if (client.absent && SIGN_IN.includes(way)) {
          console.log(`${name}: not possible: ${client.absent}`);
        }
        continue;
      }
      try {
        console.log(`${name}: ${await runCell(api, client, way)}`);
        row.push('ok');
      } catch (error) {
        console.log(`${name}: FAILED\n    ${error.message.replaceAll('\n', '\n    ')}`);
        row.push('FAILED');
        failed++;
      }
    }
    table.push(row);
  }
}
browser.close();

const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
console.log('');
table.forEach((row) => console.log(row.map((text, column) => text.padEnd(widths[column])).join('  ').trimEnd()));
console.log(failed === 0 ? '\nAll cells work.' : `\n${failed} cells FAILED.`);
process.exitCode = failed === 0 ? 0 : 1;
