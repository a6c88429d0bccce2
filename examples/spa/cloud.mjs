// Uses the local cloud that runs already, or starts one with `./gatehouse local` and ends it again.
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {setTimeout as wait} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {LOCAL_OUTPUTS} from './settings.mjs';

const WINDOWS = process.platform === 'win32';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COMMAND = process.env.GATEHOUSE_COMMAND ?? (WINDOWS ? 'gatehouse.cmd local' : './gatehouse local');

/**
 * @param say shows a line to the user: what this module does, and the output of a cloud that it starts
 * @param limitSeconds for the start, which builds the local cloud if necessary
 * @param graceSeconds for the stop; after it, the process is killed
 * @returns {ready, ended, stop}: `ready` resolves when the local cloud answers; `ended()` when a cloud that was started
 *   here ends, to its exit code; `stop()` ends the cloud only if it was started here
 */
export function localCloud({
  say = () => {}, command = COMMAND, outputs = LOCAL_OUTPUTS, limitSeconds = 300, graceSeconds = 15,
} = {}) {
  let child;
  let stopping = false;
  const ready = (async () => {
    if (await answers(outputs)) {
      say(`Using the local cloud that is running: ${JSON.parse(readFileSync(outputs, 'utf8')).apiUrl}`);
      return;
    }
    if (stopping) {
      return;
    }
    say(`No local cloud is running. Starting one: ${command}`);
    child = start(command, say, graceSeconds);
    await childAnswers(child, {say, command, outputs, limitSeconds});
    say('The local cloud is ready.');
  })();
  return {
    ready,
    ended: () => child?.ended ?? new Promise(() => {}),
    async stop() {
      stopping = true;
      if (child?.isRunning()) {
        say('Stopping the local cloud that was started here.');
        await child.stop();
      }
    },
  };
}

/** Whether the cloud that wrote these outputs is running: its issuer publishes the discovery document. */
async function answers(outputs) {
  try {
    const {discoveryUrl, issuer} = JSON.parse(readFileSync(outputs, 'utf8'));
    const response = await fetch(discoveryUrl, {signal: AbortSignal.timeout(2000)});
    return response.ok && (await response.json()).issuer === issuer;
  } catch {
    return false;
  }
}

async function childAnswers(child, {say, command, outputs, limitSeconds}) {
  const start = Date.now();
  for (let polls = 1; ; polls++) {
    if (await Promise.race([child.ended.then(() => true), wait(250, false)])) {
      throw new Error(child.stopped() ? 'the local cloud was stopped before it was ready'
        : `the local cloud did not start: ${command} ended with exit code ${await child.ended}. ${hint(await child.ended)}`);
    }
    if (await answers(outputs)) {
      return;
    }
    const seconds = Math.round((Date.now() - start) / 1000);
    if (seconds >= limitSeconds) {
      await child.stop();
      throw new Error(`the local cloud did not answer within ${limitSeconds} s, and was stopped. Its output is above`);
    }
    if (polls % 40 === 0) {
      say(`Waiting for the local cloud to write ${outputs} and to answer (${seconds} s; the first start builds it) …`);
    }
  }
}

/** A shell uses these two exit codes if there is no such command. */
const hint = (code) => (code === 127 || code === 9009
  ? `Check that the command exists in ${ROOT}, or set GATEHOUSE_COMMAND to a command that starts the local cloud` : 'Its output is above');

function start(command, say, graceSeconds) {
  // The shell finds ./gatehouse and gatehouse.cmd. A process group of its own lets stop() end the shell and its children.
  const child = spawn(command, {cwd: ROOT, shell: true, detached: !WINDOWS, stdio: ['ignore', 'pipe', 'pipe']});
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      for (const line of text.split(/\r?\n/).filter(Boolean)) {
        say(`  ${line}`);
      }
    });
  }
  // 'close' comes when the shell and all its children have closed their output, 'exit' when only the shell has ended.
  const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)));
  let running = true;
  let stopped = false;
  ended.then(() => {
    running = false;
  });
  const signal = (name) => (WINDOWS
    ? spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'])
    : process.kill(-child.pid, name));
  return {
    ended,
    isRunning: () => running,
    stopped: () => stopped,
    stop() {
      stopped = true;
      if (!running) {
        return ended;
      }
      const kill = setTimeout(() => running && signal('SIGKILL'), graceSeconds * 1000);
      signal('SIGTERM');
      return ended.finally(() => clearTimeout(kill));
    },
  };
}

/** @throws if another process uses the port */
export async function checkPort(port) {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once('error', (error) => reject(error.code !== 'EADDRINUSE' ? error : new Error(
      `port ${port} is in use: stop the process that uses it. The app needs this port, because the client's callback URL contains it`)));
    server.listen(port, 'localhost', resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}
