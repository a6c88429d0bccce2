// Tests how a local cloud is found, started and ended, with a small server in its place.
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, test} from 'node:test';
import {checkPort, localCloud} from '../cloud.mjs';

let folder;
let outputs;
let said;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-'));
  outputs = join(folder, 'outputs.json');
  said = [];
});

afterEach(() => rmSync(folder, {recursive: true}));

/** A command that writes outputs, publishes the discovery document, and prints a line. */
function command(more = '') {
  const file = join(folder, 'cloud.mjs');
  writeFileSync(file, `
    import {createServer} from 'node:http';
    import {writeFileSync} from 'node:fs';
    const server = createServer((request, response) => response.end(JSON.stringify({issuer: 'http://issuer'})));
    server.listen(0, 'localhost', () => {
      const url = 'http://localhost:' + server.address().port;
      writeFileSync(process.argv[2], JSON.stringify({apiUrl: url, issuer: 'http://issuer', discoveryUrl: url + '/discovery'}));
      console.log('Ready');
    });
    ${more}`);
  return `"${process.execPath}" "${file}" "${outputs}"`;
}

const cloudOf = (options) => localCloud({say: (line) => said.push(line), outputs, limitSeconds: 20, ...options});

test('starts a local cloud if none is running, and ends it', async () => {
  const cloud = cloudOf({command: command()});
  await cloud.ready;
  assert.equal(said[0], `No local cloud is running. Starting one: ${command()}`);
  assert.equal(said.at(-1), 'The local cloud is ready.');
  await cloud.stop();
  await cloud.ended();
  const other = cloudOf({command: command()});
  await other.ready;
  assert.match(said.at(-1), /ready/, 'the first one has ended, so another one was started');
  await other.stop();
});

test('uses the local cloud that is running, and does not end it', async () => {
  const running = cloudOf({command: command()});
  await running.ready;
  said = [];
  const cloud = cloudOf({command: 'exit 1'});
  await cloud.ready;
  assert.match(said.join('\n'), /^Using the local cloud that is running: http:\/\/localhost:\d+$/);
  await cloud.stop();
  await cloudOf({command: 'exit 1'}).ready;
  await running.stop();
});

test('does not use outputs of a cloud that has ended, or of another issuer', async () => {
  const other = createServer((request, response) => response.end('{"issuer":"http://other"}'));
  await new Promise((resolve) => other.listen(0, 'localhost', resolve));
  const url = `http://localhost:${other.address().port}`;
  writeFileSync(outputs, JSON.stringify({apiUrl: url, issuer: 'http://issuer', discoveryUrl: url}));
  await assert.rejects(cloudOf({command: 'exit 1'}).ready, /did not start/);
  await new Promise((resolve) => other.close(resolve));
});

test('shows the exit code and the output of a cloud that does not start', async () => {
  await assert.rejects(cloudOf({command: 'echo port 9400 is in use && exit 3'}).ready, {
    message: 'the local cloud did not start: echo port 9400 is in use && exit 3 ended with exit code 3. Its output is above',
  });
  assert.equal(said.at(-1), '  port 9400 is in use');
});

test('says how to set the command if there is no such command', async () => {
  await assert.rejects(cloudOf({command: './no-such-command'}).ready,
    /Check that the command exists in .*, or set GATEHOUSE_COMMAND to a command that starts the local cloud/);
});

test('ends a cloud that does not answer in time', async () => {
  const silent = `"${process.execPath}" -e "setInterval(() => {}, 1000)"`;
  const cloud = cloudOf({command: silent, limitSeconds: 1});
  await assert.rejects(cloud.ready, {message: 'the local cloud did not answer within 1 s, and was stopped. Its output is above'});
  await cloud.ended();
});

test('kills a cloud that does not end when it is asked to', {skip: process.platform === 'win32'}, async () => {
  const cloud = cloudOf({command: command("process.on('SIGTERM', () => {});"), graceSeconds: 0.2});
  await cloud.ready;
  await cloud.stop();
  await cloud.ended();
  assert.equal(said.at(-1), 'Stopping the local cloud that was started here.');
});

test('can be ended before it is ready', async () => {
  const cloud = cloudOf({command: `"${process.execPath}" -e "setInterval(() => {}, 1000)"`});
  const outcome = assert.rejects(cloud.ready, {message: 'the local cloud was stopped before it was ready'});
  while (said.length === 0) {
    await new Promise(setImmediate);
  }
  await cloud.stop();
  await outcome;
});

test('a port in use is named, with what to do', async () => {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  const {port} = server.address();
  await assert.rejects(checkPort(port), new RegExp(`^Error: port ${port} is in use: stop the process that uses it\\.`));
  await new Promise((resolve) => server.close(resolve));
  await checkPort(port);
});
