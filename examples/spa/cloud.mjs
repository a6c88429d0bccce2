// Starts the local cloud with its documented command. `ready` resolves when the local cloud is running.
import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export function cloud(onLine = () => {}) {
  const windows = process.platform === 'win32';
  const child = spawn(windows ? 'gatehouse.cmd' : './gatehouse', ['local'], {cwd: ROOT, shell: windows});
  const lines = [];
  const ready = new Promise((resolve, reject) => {
    const take = (data) => {
      for (const line of String(data).split('\n').filter(Boolean)) {
        lines.push(line);
        onLine(line);
        if (line.includes('Ready in ')) {
          resolve();
        }
      }
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('exit', (code) => reject(new Error(`the local cloud exited with code ${code}:\n${lines.join('\n')}`)));
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  return {ready, stop: () => { child.kill('SIGTERM'); return ended; }};
}
