// Whether everybody can see and touch the pages: accessibility, sizes, colours, narrow windows.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accessibilityViolations, openPage, startBrowser, startSite } from './site.mjs';

const WIDTHS = [360, 768, 1280];
const SMALLEST_TARGET = 44;

let site;
let browser;
let addresses;

before(async () => {
  site = await startSite();
  browser = await startBrowser();
  addresses = await addressesOfEachPage();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

async function addressesOfEachPage() {
  const { page, close } = await openPage(browser);
  const results = `${site.address}?q=stem+cells`;
  await page.goto(results);
  const passage = await page.locator('.hit a').first().getAttribute('href');
  await close();
  return {
    home: site.address,
    results,
    'no results': `${site.address}?q=xylophone`,
    article: new URL(passage, site.address).href,
    error: `${site.address}articles/no-such-article`,
  };
}

/** Opens each kind of page in turn. The context bypasses the content policy so that the test, not
 *  the page, may add scripts and styles. */
async function onEveryPage(options, check) {
  const { page, close } = await openPage(browser, { bypassCSP: true, ...options });
  try {
    for (const [name, address] of Object.entries(addresses)) {
      await page.goto(address);
      await check(page, name);
    }
  } finally {
    await close();
  }
}

const overflow = (page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth - clientWidth;
});

describe('every page', () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of WIDTHS) {
      it(`has no barriers, ${colorScheme}, ${width} px wide`, () =>
        onEveryPage({ colorScheme, viewport: { width, height: 800 } }, async (page, name) => {
          assert.deepEqual(await accessibilityViolations(page), [], name);
        }));
    }
  }

  it('does not scroll sideways on a small phone', () =>
    onEveryPage({ viewport: { width: 320, height: 640 } }, async (page, name) => {
      assert.equal(await overflow(page), 0, name);
    }));

  it('does not scroll sideways with text twice as large', () =>
    onEveryPage({ viewport: { width: 640, height: 800 } }, async (page, name) => {
      await page.addStyleTag({ content: 'html { font-size: 200% }' });
      assert.equal(await overflow(page), 0, name);
    }));

  it('does not scroll sideways for a word without end', async () => {
    const { page, close } = await openPage(browser, { viewport: { width: 320, height: 640 } });
    await page.goto(`${site.address}?q=${'remyelination'.repeat(12)}`);
    assert.equal(await overflow(page), 0);
    await close();
  });

  it('has targets that a trembling hand can hit', () =>
    onEveryPage({ viewport: { width: 360, height: 800 } }, async (page, name) => {
      const targets = page.locator(
        'button, input, .brand a, .chips a, .articles a, .hit h2 a, .pager a, .contents a, .back a');
      for (const target of await targets.all()) {
        const { height } = await target.boundingBox();
        assert.ok(height >= SMALLEST_TARGET, `${name}: ${await target.textContent()} ${height} px`);
      }
    }));

  it('has text of a readable size and lines of a readable length', () =>
    onEveryPage({}, async (page, name) => {
      const sizes = await page.locator('main p').evaluateAll((all) =>
        all.map((node) => Number.parseFloat(getComputedStyle(node).fontSize)));
      assert.ok(Math.min(...sizes) >= 16, `${name}: ${sizes}`);
      const widths = await page.locator('.snippet, .passage').evaluateAll((all) =>
        all.map((node) => node.clientWidth / Number.parseFloat(getComputedStyle(node).fontSize)));
      assert.ok(Math.max(0, ...widths) <= 37.5, `${name}: half an em a character, at most 75`);
    }));

  it('tells marked words apart without colours', () =>
    onEveryPage({ forcedColors: 'active' }, async (page) => {
      for (const mark of (await page.locator('article mark, .snippet mark').all()).slice(0, 3)) {
        const line = await mark.evaluate((node) => getComputedStyle(node).textDecorationLine);
        assert.equal(line, 'underline');
      }
    }));

  it('does not move', () =>
    onEveryPage({ reducedMotion: 'no-preference' }, async (page, name) => {
      const moving = await page.locator('*').evaluateAll((all) => all.filter((node) => {
        const style = getComputedStyle(node);
        return style.animationName !== 'none' || Number.parseFloat(style.transitionDuration) > 0;
      }).length);
      assert.equal(moving, 0, name);
    }));
});
