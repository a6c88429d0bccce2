// Writes .env.local, which Vite reads, from a stack's outputs: those of the local cloud, or those in standard input:
//   pulumi stack output -s dev --json | npm run settings -- -
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

export const LOCAL_OUTPUTS = fileURLToPath(new URL('../../.gatehouse/outputs.json', import.meta.url));
const SETTINGS = new URL('.env.local', import.meta.url);

export function settings(file = LOCAL_OUTPUTS, client = 'spa') {
  let text;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new Error(`cannot read ${file}: start the local cloud with npm run local, or pipe in a stack's outputs`);
  }
  writeFileSync(SETTINGS, linesOf(JSON.parse(text), client));
}

/** The lines of .env.local: the client's settings, and the routes with their scopes and groups. */
export function linesOf(outputs, client) {
  const frontend = outputs.frontend?.[client];
  if (!frontend) {
    throw new Error(`the outputs have no frontend.${client}: declare a client with this name and kind spa`);
  }
  const {routes, scopes, scopeGroups} = outputs;
  // Vite replaces $NAME in values.
  const access = JSON.stringify({routes, scopes, scopeGroups}).replaceAll('$', '\\$');
  return `${frontend.env}VITE_API_ACCESS='${access}'\n`;
}

/** The issuer in .env.local; undefined if there is no such file. */
export function currentIssuer() {
  try {
    return readFileSync(SETTINGS, 'utf8').match(/^VITE_OIDC_ISSUER=(.*)$/m)?.[1];
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    settings(...process.argv.slice(2));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
