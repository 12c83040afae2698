// How long a reader waits, in milliseconds, from a key to the results drawn. By hand, since figures depend on the
// machine: node typing_bench.mjs, with ARTICLE_INDEXER, ARTICLE_SERVER and CORPUS_DIR set as ctest sets them.

import { openPage, startBrowser, startSite } from './site.mjs';

const ROUNDS = 5;
const QUERIES = ['myelin', 'nose', 'stem cells', 'HSCT trial', 'repair of myelin', 'skin cells', 'bone marrow',
                 '"adult stem cells"', 'remyelinaton', 'fatigue', 'MS', 'what helps progressive MS'];

/** Notes in the page when a key was pressed, and when the results that it asked for were drawn. */
function watch() {
  const main = document.querySelector('#main');
  const waits = [];
  let pressed;
  const note = (event) => { pressed = event.timeStamp; };
  document.querySelector('#q').addEventListener('keydown', note, { capture: true });
  new MutationObserver(() => {
    if (pressed === undefined || main.hasAttribute('aria-busy')) return;
    const since = pressed;
    pressed = undefined;
    requestAnimationFrame(() => setTimeout(() => waits.push(performance.now() - since)));
  }).observe(main, { attributes: true, attributeFilter: ['aria-busy'] });
  globalThis.waits = waits;
}

/** The waits of `press` after each query has been put into the field but for its last letter. */
async function measure(page, press) {
  await page.evaluate(() => { globalThis.waits.length = 0; });
  for (let round = 0; round < ROUNDS; ++round) {
    for (const [at, query] of QUERIES.entries()) {
      await press(query);
      await page.waitForFunction((count) => globalThis.waits.length === count, round * QUERIES.length + at + 1);
    }
  }
  return page.evaluate(() => globalThis.waits);
}

function report(name, waits) {
  const sorted = [...waits].sort((a, b) => a - b);
  const part = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(0);
  console.log(`${name}: median ${part(0.5)} ms, ` +
              `from ${part(0)} to ${part(1)}, nine of ten below ${part(0.9)} (${sorted.length} times)`);
}

const site = await startSite();
const browser = await startBrowser();
const { page } = await openPage(browser);
try {
  await page.goto(`${site.address}?q=warm`);
  await page.evaluate(watch);
  const field = page.locator('#q');
  const byEnter = await measure(page, async (query) => {
    await field.fill(query);
    await page.keyboard.press('Enter');
  });
  const byLetter = await measure(page, async (query) => {
    await field.evaluate((node, text) => { node.value = text; }, query.slice(0, -1));
    await page.keyboard.press('End');
    await page.keyboard.type(query.at(-1));
  });
  report('Enter', byEnter);
  report('a letter, with the pause of 150 ms', byLetter);
} finally {
  await browser.close();
  await site.end();
}
