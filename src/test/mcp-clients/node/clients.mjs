// The clients of the matrix, with their versions from the files that pin them.
import {readFileSync} from 'node:fs';

/** Ways of getting a client id; token: no sign-in, the client sends a token that another program got. */
export const SIGN_IN = ['typed-in id', 'CIMD', 'registration'];
export const WAYS = [...SIGN_IN, 'token'];

const {NODE_22, PYTHON, JAVA_CLIENT} = process.env;
const installed = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;
const pinned = (file, pattern) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').match(pattern)[1];
const python = (name) => pinned('python/requirements.txt', new RegExp(`^${name}==(.*)$`, 'm'));

const SDK = {name: `sdk ${installed('@modelcontextprotocol/sdk')}`, command: [process.execPath, 'sdk.mjs']};
const CLIENT = {
  name: `client ${installed('@modelcontextprotocol/client')}`, command: [process.execPath, 'client.mjs'], package: 'client',
};
const INSPECTOR = {
  name: `Inspector ${installed('@modelcontextprotocol/inspector')}`, command: [NODE_22, 'inspector.mjs'],
  callback: 'http://127.0.0.1:6276/oauth/callback', hidden: /^Tool '\w+' not found on server\.$/,
};
const MCP = {name: `Python mcp ${python('mcp')}`, command: [PYTHON, '../python/mcp_client.py']};
const FASTMCP = {name: `FastMCP ${python('fastmcp')}`, command: [PYTHON, '../python/fastmcp_client.py']};
const JAVA = {
  name: `Java mcp ${pinned('java/pom.xml', /<artifactId>mcp<\/artifactId>\s*<version>(.*)</)}`,
  command: ['java', '-XX:TieredStopAtLevel=1', '-cp', JAVA_CLIENT, 'MatrixClient'],
};
/** The newer protocol, which has no initialize. The others speak 2025-11-25. */
const modern = (client) => ({...client, name: `${client.name}, protocol 2026-07-28`, era: 'modern'});

/**
 * command: a program that gets a cell in the environment variable CELL and prints what it saw as one line of JSON.
 * hidden: how a client itself refuses to call a tool that is not in the list; without it, the client sends the call.
 * absent: why a client has no way to sign in.
 */
export const CLIENTS = [
  {...SDK, ways: SIGN_IN},
  {...CLIENT, ways: SIGN_IN},
  {...modern(CLIENT), ways: ['typed-in id']},
  {...INSPECTOR, ways: WAYS},
  {...modern(INSPECTOR), ways: ['typed-in id', 'token']},
  {...MCP, ways: SIGN_IN},
  {...modern(MCP), ways: ['typed-in id']},
  {...FASTMCP, ways: SIGN_IN},
  {...JAVA, ways: ['token'], absent: 'its client has no OAuth: it sends the token that the app sets'},
];
