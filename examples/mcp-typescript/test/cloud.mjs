// The local cloud of the tests, on free ports, with the stack of this folder. It stops when its standard input ends.
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';

const folder = fileURLToPath(new URL('..', import.meta.url)); // the folder of Pulumi.local.yaml
const root = fileURLToPath(new URL('../../..', import.meta.url));
const command = process.env.GATEHOUSE_COMMAND ?? `"${root}gatehouse" local`;

/** @returns the outputs of the stack, what the cloud printed, and a function that stops it */
export async function start() {
  const cloud = spawn(`${command} --ports 0 --json`, {cwd: folder, shell: true, stdio: ['pipe', 'pipe', 'pipe']});
  const log = [];
  cloud.stderr.setEncoding('utf8').on('data', (text) => log.push(text));
  const exited = new Promise((resolve) => cloud.once('exit', resolve));
  const ready = await createInterface({input: cloud.stdout})[Symbol.asyncIterator]().next();
  if (ready.done) {
    await exited;
    throw new Error(`the local cloud did not start:\n${log.join('')}`);
  }
  return {
    outputs: JSON.parse(readFileSync(JSON.parse(ready.value).outputsFile, 'utf8')),
    log: () => log.join(''),
    stop() {
      cloud.stdin.end();
      return exited;
    },
  };
}
