// The site under test and the browser that reads it: the real programs, a fresh index, Chromium.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before } from 'node:test';
import { promisify } from 'node:util';
import axe from 'axe-core';
import { chromium } from 'playwright-core';

const READY_LINE = /^Article Search answers at (http:\S+\/)$/;
const READY_TIMEOUT_MS = 30_000;

function required(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`set ${name}: these tests run the real programs (ctest sets it)`);
  }
  return value;
}

function addressOf(server) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the server never said its address')),
                             READY_TIMEOUT_MS);
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface({ input: server.stdout }).on('line', (line) => {
      const match = READY_LINE.exec(line);
      if (match) {
        clearTimeout(timer);
        resolve(match[1]);
      }
    });
  });
}

/** Waits until `condition()` holds; the error says what never came true. */
export async function until(condition, complaint) {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > end) {
      throw new Error(complaint);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A running server of `index`; port 0 is any that is free. */
async function serve(index, port) {
  const server = spawn(required('ARTICLE_SERVER'), ['--index', index, '--port', port],
                       { stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = () => server.kill('SIGTERM');
  process.once('exit', kill);
  const stop = async () => {
    const isGone = server.exitCode !== null || server.signalCode !== null;
    const ended = isGone || new Promise((resolve) => server.once('exit', resolve));
    kill();
    await ended;
    process.removeListener('exit', kill);
  };
  return { address: await addressOf(server), stop };
}

/** Indexes the corpus, or the folder `corpus`, into a fresh directory and serves it. `stopServer()` and `startServer()`
 *  are what happens to servers; `end()` stops it and removes the index. */
export async function startSite(corpus = required('CORPUS_DIR')) {
  const directory = await mkdtemp(join(tmpdir(), 'article-search-browser-'));
  const index = join(directory, 'index');
  await promisify(execFile)(required('ARTICLE_INDEXER'),
                            ['build', '--index', index, corpus]);
  let server = await serve(index, '0');
  const { address } = server;
  const stopServer = () => server.stop();
  const startServer = async () => {
    server = await serve(index, new URL(address).port);
  };
  const end = async () => {
    await stopServer();
    await rm(directory, { recursive: true });
  };
  return { address, stopServer, startServer, end };
}

export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
           '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** A page in a profile of its own. Whatever the browser complains about on the way (console,
 *  content policy, failed requests, dialogs) is in `complaints`. */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => {
    const { errorText } = request.failure();
    // The browser's own doing: it drops what it no longer needs when the reader moves on.
    if (errorText !== 'net::ERR_ABORTED') {
      complaints.push(`failed: ${request.url()} ${errorText}`);
    }
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  return { page, complaints, close: () => context.close() };
}

/** The site, of the corpus or of the folder `corpus`, for all tests of a file or a suite, and a browser once one is
 *  wanted. */
export function useSite(corpus) {
  let served;
  let browser;
  before(async () => {
    served = await startSite(corpus);
  });
  after(async () => {
    await (await browser)?.close();
    await served?.end();
  });

  const open = async (options) => {
    browser ??= startBrowser();
    return openPage(await browser, options);
  };

  /** Runs `journey(page, complaints)` from the page at `path` on, and asserts that the browser had nothing to complain
   *  about, but for `expected`. */
  async function visit(path, journey, { expected = /^$/, ...options } = {}) {
    const { page, complaints, close } = await open(options);
    try {
      await page.goto(served.address + path);
      await journey(page, complaints);
      assert.deepEqual(complaints.filter((complaint) => !expected.test(complaint)), []);
    } finally {
      await close();
    }
  }

  return {
    get address() { return served.address; },
    stopServer: () => served.stopServer(),
    startServer: () => served.startServer(),
    open,
    visit,
  };
}

export const hits = (page) => page.locator('#hits > .hit');
export const isFocused = (locator) => locator.evaluate((node) => node === document.activeElement);

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa',
                  'best-practice'];

/** What axe-core finds wrong with the page, one line a place. The page's context must bypass the
 *  content policy, which rightly refuses axe's script. */
export async function accessibilityViolations(page) {
  await page.evaluate(axe.source);
  const results = await page.evaluate(
    (tags) => globalThis.axe.run({ runOnly: { type: 'tag', values: tags } }), AXE_TAGS);
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`));
}
