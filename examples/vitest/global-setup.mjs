// Starts a local cloud for the tests on free ports. It stops with Vitest.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url)); // the folder of Pulumi.local.yaml
const command = process.env.GATEHOUSE_COMMAND ?? `"${root}gatehouse" local`;

export default async function setup(project) {
  const cloud = spawn(`${command} --ports 0 --json`, { cwd: root, shell: true, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: cloud.stdout })[Symbol.asyncIterator]();
  const ready = await lines.next();
  if (ready.done) {
    throw new Error('the local cloud did not start, see its message');
  }
  project.provide('cloud', JSON.parse(readFileSync(JSON.parse(ready.value).outputsFile, 'utf8')));
  // In watch mode, each run starts with the users, sessions and mails after the start.
  project.onTestsRerun(async () => {
    cloud.stdin.write('reset\n');
    await lines.next();
  });
  return () =>
    new Promise((stopped) => {
      cloud.once('exit', stopped);
      cloud.stdin.end();
    });
}
