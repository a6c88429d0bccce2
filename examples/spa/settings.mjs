// Writes .env.local, which Vite reads, from a stack's outputs: those of the local cloud, or those in standard input:
//   pulumi stack output -s dev --json | npm run settings -- -
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const LOCAL = fileURLToPath(new URL('../../.gatehouse/outputs.json', import.meta.url));

export function settings(file = LOCAL, client = 'spa') {
  let text;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new Error(`cannot read ${file}: start the local cloud with ./gatehouse local, or pipe in a stack's outputs`);
  }
  const frontend = JSON.parse(text).frontend?.[client];
  if (!frontend) {
    throw new Error(`the outputs have no frontend.${client}: declare a client with this name and kind spa`);
  }
  writeFileSync(new URL('.env.local', import.meta.url), frontend.env);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    settings(...process.argv.slice(2));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
