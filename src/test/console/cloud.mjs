// A local cloud with fresh state, and Chromium on its console.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {after, afterEach, before, beforeEach} from 'node:test';
import {fileURLToPath} from 'node:url';
import puppeteer from 'puppeteer-core';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const COMMAND = process.env.GATEHOUSE_COMMAND ?? `"${ROOT}gatehouse" local`;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [360, 768, 1440];

export const USER = 'user@example.com';
export const PASSWORD = 'SecurePassword123';

/** Starts the cloud of a stack and returns its outputs, and a function that stops it. */
export async function startCloud(stack = 'local') {
  const state = mkdtempSync(join(tmpdir(), 'gatehouse-console-'));
  const child = spawn(`${COMMAND} --stack ${stack} --ports 0 --json --state ${state}`, {cwd: ROOT, shell: true, stdio: ['pipe', 'pipe', 'inherit']});
  const stopped = new Promise((done) => child.once('exit', done));
  const first = await createInterface({input: child.stdout})[Symbol.asyncIterator]().next();
  assert.equal(first.done, false, 'the local cloud did not start: see its message');
  const outputs = JSON.parse(readFileSync(JSON.parse(first.value).outputsFile, 'utf8'));
  return {
    outputs,
    console: `${new URL(outputs.cognitoEndpoint).origin}/console`,
    async stop() {
      child.stdin.end();
      await stopped;
      rmSync(state, {recursive: true, force: true});
    },
  };
}

export const startBrowser = () => puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
});

/** Calls an operation of Cognito. */
export async function cognito(outputs, operation, input) {
  const response = await fetch(outputs.cognitoEndpoint, {
    method: 'POST',
    headers: {'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`},
    body: JSON.stringify(input),
  });
  return response.json();
}

/** An access token of the app client jobs, which has only the scope read. */
export async function machineToken({clients, clientSecrets, authUrl}) {
  const response = await fetch(`${authUrl}/oauth2/token`, {
    method: 'POST',
    headers: {authorization: `Basic ${btoa(`${clients.jobs.clientId}:${clientSecrets.jobs[0]}`)}`},
    body: new URLSearchParams({grant_type: 'client_credentials'}),
  });
  return (await response.json()).access_token;
}

/**
 * One cloud and one browser for a test file. Each test gets a new page, and fails if the browser reports a script error or a
 * violation of the Content-Security-Policy.
 */
export function useConsole(stack = 'local') {
  const tools = {};
  let browser;
  let context;
  let cloud;
  let problems;

  before(async () => {
    [cloud, browser] = await Promise.all([startCloud(stack), startBrowser()]);
    Object.assign(tools, {outputs: cloud.outputs, console: cloud.console});
  });
  after(async () => {
    await browser?.close();
    await cloud?.stop();
  });
  beforeEach(async () => {
    problems = [];
    context = await browser.createBrowserContext();
    await context.overridePermissions(new URL(cloud.console).origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
    tools.page = await context.newPage();
    tools.page.setDefaultTimeout(10_000);
    await tools.page.setViewport({width: 1280, height: 900});
    tools.page.on('pageerror', (error) => problems.push(String(error)));
    tools.page.on('console', (message) => ['error', 'warn'].includes(message.type()) && problems.push(message.text()));
  });
  afterEach(async () => {
    await context?.close();
    assert.deepEqual(problems, []);
  });

  tools.open = (path) => tools.page.goto(`${cloud.console}/${path}`);
  tools.text = (selector = 'main') => tools.page.$eval(selector, (element) => element.innerText);
  tools.shows = (wanted, selector = 'main') => tools.page.waitForFunction(
    (selector, wanted) => document.querySelector(selector)?.innerText.includes(wanted), {}, selector, wanted);
  /** Clicks a button or link by its name, and waits for the page that it opens. */
  tools.follow = (name, role = 'button') => Promise.all(
    [tools.page.waitForNavigation(), tools.page.click(`::-p-aria([name="${name}"][role="${role}"])`)]);
  tools.clipboard = () => tools.page.evaluate(() => navigator.clipboard.readText());
  /** Clicks a copy button and returns what it copied. */
  tools.copied = async (selector) => {
    await tools.page.click(selector);
    await tools.page.waitForFunction((selector) => document.querySelector(selector)?.textContent === 'Copied', {}, selector);
    return tools.clipboard();
  };
  tools.isAccessible = () => isAccessible(tools.page);
  tools.isReachedByKeyboard = () => isReachedByKeyboard(tools.page);
  return tools;
}

/** In both colour schemes, axe-core finds nothing; from 360 to 1440 pixels, the page does not scroll to the side. */
async function isAccessible(page) {
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value}, {name: 'prefers-reduced-motion', value: 'reduce'}]);
    for (const width of WIDTHS) {
      await page.setViewport({width, height: 900});
      const [needed, visible] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(needed <= visible, `${page.url()}: ${needed} pixels wide in a window of ${visible} pixels`);
      if (width !== 768) {
        // The Content-Security-Policy forbids scripts of others, but not those of the debugger.
        await page.evaluate(AXE);
        const {violations} = await page.evaluate(() => axe.run());
        assert.deepEqual(
          violations.map(({id, nodes}) => [id, nodes.map((node) => `${node.html} ${node.failureSummary}`)]),
          [],
          `${page.url()}, ${value}, ${width} pixels`,
        );
      }
    }
  }
  await page.setViewport({width: 1280, height: 900});
}

/** The Tab key reaches every link, field and button in their order, and each shows that it has the focus. */
async function isReachedByKeyboard(page) {
  await page.evaluate(() => { document.activeElement.blur(); window.scrollTo(0, 0); });
  const wanted = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((element) => element.type !== 'hidden' && element.checkVisibility() && (element.type !== 'radio' || element.checked))
    .slice(0, 40)
    .map((element) => element.outerHTML.slice(0, 160)));
  const reached = new Set();
  for (let i = 0; i < wanted.length * 2 + 10 && wanted.some((each) => !reached.has(each)); i++) {
    await page.keyboard.press('Tab');
    const {html, outline} = await page.evaluate(() => {
      const element = document.activeElement;
      return {html: element.outerHTML.slice(0, 160), outline: getComputedStyle(element).outlineStyle};
    });
    if (!html.startsWith('<body')) {
      reached.add(html);
      assert.notEqual(outline, 'none', `${page.url()}: the focus is not visible on ${html}`);
    }
  }
  assert.deepEqual(wanted.filter((each) => !reached.has(each)), [], `${page.url()}: not reached by the Tab key`);
}
