// Runs a Node.js function: gets events from the Lambda Runtime API, one at a time.
//
// Requires only Node.js 18 or later. Error types, messages and log lines are those of AWS's runtime client for Node.js
// (OBS: its published behaviour); documented behaviour is marked DOC.

import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';

const BASE = '/2018-06-01/runtime/';
const JSON_BODY = { 'Content-Type': 'application/json' };

/** An error of the runtime, not of the function. */
class Fault extends Error {
  constructor(type, message) {
    super(message);
    this.name = type;
  }
}

/** A client of the Lambda Runtime API, version 2018-06-01. */
class RuntimeApi {
  #agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  #host;
  #port;
  #base;

  constructor(address) {
    const [, host, port, path] = address.match(/^([^/]*):(\d+)(.*)$/);
    this.#host = host;
    this.#port = port;
    this.#base = path + BASE;
  }

  #call(method, operation, body, headers) {
    return new Promise((resolve, reject) => {
      const options = { host: this.#host, port: this.#port, agent: this.#agent, method, path: this.#base + operation };
      const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
      const request = http.request({ ...options, headers: { ...headers, ...length } }, response => {
        const parts = [];
        response.on('data', part => parts.push(part));
        response.on('end', () => resolve({ response, text: Buffer.concat(parts).toString('utf8') }));
        response.on('error', reject);
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  async next() {
    const { response, text } = await this.#call('GET', 'invocation/next');
    if (response.statusCode !== 200) {
      throw new Error('the Runtime API has no more events');
    }
    return { headers: response.headers, text };
  }

  // After 413 (response too large) the caller has its error, and the next event follows.
  respond(requestId, body) {
    return this.#call('POST', `invocation/${requestId}/response`, body, JSON_BODY);
  }

  error(operation, report) {
    const headers = { ...JSON_BODY, 'Lambda-Runtime-Function-Error-Type': headerText(report.errorType) };
    return this.#call('POST', operation, JSON.stringify(report), headers);
  }
}

/** The name of an error can have characters that a header must not have. */
function headerText(text) {
  return text.replace(/[^\x20-\x7e]/g, ' ');
}

/** The frames that follow those of this file: Node.js called it. */
const OUTER_FRAME = /^\s+at (?:new Promise \(<anonymous>\)|.*\(?node:internal\/.*)$/;

/** A stack trace without the frames of this file and of Node.js around it: they are the same in each trace. */
function withoutRuntime(lines) {
  const own = lines.filter(line => !line.includes(`${import.meta.url}:`));
  while (own.length > 1 && OUTER_FRAME.test(own[own.length - 1])) {
    own.pop();
  }
  return own;
}

/** The error object of the Node.js runtime. The thrown value can be of any type. */
function report(thrown) {
  if (!(thrown instanceof Error) && !(thrown?.name && thrown?.message)) {
    return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  }
  return {
    errorType: String(thrown.name),
    errorMessage: String(thrown.message),
    trace: withoutRuntime(String(thrown.stack ?? '').split('\n')),
  };
}

function log(label, result) {
  const { trace: stack, ...rest } = result;
  console.error(`${label} \t${JSON.stringify({ ...rest, stack })}`);
}

/** The text of a log line. An error among the values has its stack trace. */
function printed(values) {
  const text = format(...values);
  return text.includes('\n') ? withoutRuntime(text.split('\n')).join('\n') : text;
}

/** The event that is being handled; undefined during the start. */
const current = { requestId: undefined };

/** OBS: the form of a log line. CloudWatch has a carriage return for a line end in a message; here it stays a line end. */
function logByLevel() {
  const print = (stream, level, values) => {
    stream.write(`${new Date().toISOString()}\t${current.requestId}\t${level}\t${printed(values)}\n`);
  };
  for (const [name, level] of [
    ['log', 'INFO'], ['info', 'INFO'], ['debug', 'DEBUG'], ['trace', 'TRACE'], ['warn', 'WARN'], ['error', 'ERROR'],
  ]) {
    console[name] = (...values) => print(process.stdout, level, values);
  }
}

/** DOC "Define Lambda function handler in Node.js": file.export, .mjs and package.json's type for ES modules. */
async function load(root, name) {
  const slash = name.lastIndexOf('/') + 1;
  const dot = name.indexOf('.', slash);
  if (dot < 0 || name.includes('..')) {
    throw new Fault(
      'Runtime.MalformedHandlerName',
      name.includes('..') ? `'${name}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.` : 'Bad handler',
    );
  }
  const file = path.join(root, name.slice(0, dot));
  let found = await module(file, name.slice(0, dot));
  for (const part of name.slice(dot + 1).split('.')) {
    found = found?.[part];
  }
  if (found === undefined || found === null) {
    throw new Fault('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
  }
  if (typeof found !== 'function') {
    throw new Fault('Runtime.HandlerNotFound', `${name} is not a function`);
  }
  return found;
}

async function module(file, name) {
  const source = [file, `${file}.js`, `${file}.mjs`, `${file}.cjs`].find(each => fs.statSync(each, { throwIfNoEntry: false })?.isFile());
  const require = createRequire(path.join(path.dirname(file), 'runtime'));
  try {
    if (source !== undefined && isModule(source)) {
      return await import(pathToFileURL(source).href);
    }
    return require(source ?? file);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw caused('Runtime.UserCodeSyntaxError', `SyntaxError: ${error.message}`, error);
    }
    if (error?.code === 'MODULE_NOT_FOUND' || error?.code === 'ERR_MODULE_NOT_FOUND') {
      const message = source === undefined ? `Cannot find module '${name}'` : error.message;
      throw caused('Runtime.ImportModuleError', `Error: ${message}`, error);
    }
    throw error;
  }
}

function caused(type, message, cause) {
  const fault = new Fault(type, message);
  fault.stack = cause.stack;
  return fault;
}

function isModule(source) {
  if (!source.endsWith('.js')) {
    return source.endsWith('.mjs');
  }
  for (let folder = path.dirname(source); ; folder = path.dirname(folder)) {
    const description = path.join(folder, 'package.json');
    if (fs.existsSync(description)) {
      return JSON.parse(fs.readFileSync(description, 'utf8')).type === 'module';
    }
    if (folder === path.dirname(folder)) {
      return false;
    }
  }
}

/** DOC "Using the Lambda context object to retrieve Node.js function information". */
function contextOf(headers, options) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return {
    get callbackWaitsForEmptyEventLoop() {
      return options.waits;
    },
    set callbackWaitsForEmptyEventLoop(value) {
      options.waits = value;
    },
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: undefined,
    identity: undefined,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

/** DOC "Define Lambda function handler in Node.js": the value of the promise, or of the callback once the event loop is empty. */
function outcome(handler, event, headers) {
  return new Promise((resolve, reject) => {
    const options = { waits: true };
    let last = () => resolve(null);
    // OBS: if the event loop is empty and there is no response, the response is null.
    const idle = () => last();
    process.once('beforeExit', idle);
    const finish = end => value => {
      process.removeListener('beforeExit', idle);
      end(value);
    };
    const callback = (error, result) => {
      last = error === undefined || error === null ? () => resolve(result) : () => reject(error);
      if (!options.waits) {
        process.removeListener('beforeExit', idle);
        last();
      }
    };
    const context = contextOf(headers, options);
    context.succeed = result => finish(resolve)(result);
    context.fail = error => finish(reject)(error);
    context.done = (error, result) => (error ? finish(reject)(error) : finish(resolve)(result));
    try {
      const returned = handler(event, context, callback);
      if (typeof returned?.then === 'function') {
        returned.then(finish(resolve), finish(reject));
      }
    } catch (error) {
      finish(reject)(error);
    }
  });
}

function json(reply) {
  try {
    return JSON.stringify(reply === undefined ? null : reply) ?? 'null';
  } catch {
    throw new Error('Unable to stringify response body');
  }
}

async function handle(api, handler) {
  const { headers, text } = await api.next();
  const requestId = headers['lambda-runtime-aws-request-id'];
  current.requestId = requestId;
  let reply;
  try {
    reply = json(await outcome(handler, JSON.parse(text), headers));
  } catch (error) {
    const result = report(error);
    log('Invoke Error', result);
    await api.error(`invocation/${requestId}/error`, result);
    return;
  }
  await api.respond(requestId, reply);
}

/** OBS: an uncaught error is reported for the event that is being handled, then the process ends. */
function endOnUncaught(api) {
  const end = (label, result, status) => {
    log(label, result);
    const operation = current.requestId === undefined ? 'init/error' : `invocation/${current.requestId}/error`;
    api.error(operation, result).finally(() => process.exit(status));
  };
  process.on('uncaughtException', error => end('Uncaught Exception', report(error), 129));
  process.on('unhandledRejection', reason => {
    const trace = withoutRuntime(String(reason?.stack ?? reason).split('\n'));
    trace[0] = `Runtime.UnhandledPromiseRejection: ${reason}`;
    const result = { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: String(reason), trace };
    end('Unhandled Promise Rejection', result, 128);
  });
}

/** Standard input closes when the local cloud ends, even if it is killed. The function gets an empty one. */
function endWithParent() {
  const parent = new net.Socket({ fd: 0 });
  parent.on('close', () => process.exit(0));
  parent.on('error', () => process.exit(0));
  parent.resume();
  parent.unref();
  Object.defineProperty(process, 'stdin', { value: Readable.from([]) });
}

async function run() {
  const api = new RuntimeApi(process.env.AWS_LAMBDA_RUNTIME_API);
  endWithParent();
  logByLevel();
  endOnUncaught(api);
  let handler;
  try {
    handler = await load(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER);
  } catch (error) {
    const result = report(error);
    log('Uncaught Exception', result);
    await api.error('init/error', result);
    process.exit(1);
  }
  try {
    for (;;) {
      await handle(api, handler);
    }
  } catch (error) {
    process.stderr.write(`the runtime stops: ${error.message}\n`);
    process.exit(1);
  }
}

run();
