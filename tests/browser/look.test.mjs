// Whether everybody can see and touch the pages: accessibility, sizes, colours, narrow windows.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, it } from 'node:test';
import { accessibilityViolations, useSite } from './site.mjs';

const SMALLEST_TARGET = 44;
const LEAST_CONTRAST = 7;
const PIECES = 12;
const PIECE_MS = 40;
const ARTICLE = 'articles/research-in-stem-cells';

/** What a page may look like: where, and what is done there with script. */
const STATES = {
  'first page': [''],
  results: ['?q=stem+cells'],
  'filtered results': ['?q=stem+cells&kind=milestone&year=2015'],
  'grouped results': ['?q=stem+cells&group=article'],
  'corrected results': ['?q=remyelinaton+repair'],
  'no results': ['?q=xylophone+zeppelin'],
  'the API': ['api'],
  'past the end': ['?q=myelin&offset=500'],
  'everything unfolded': ['?q=nose+myelin+Glasgow', (page) => page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  })],
  suggestions: ['?q=myelin', async (page) => {
    await page.locator('#q').fill('mesen');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
  }],
  'text and contrast': ['', (page) => page.getByRole('button', { name: 'Text and contrast' }).click()],
  reading: [`${ARTICLE}?q=myelin+nose`, (page) => page.getByRole('button', { name: 'Next' }).click()],
  'a definition': [ARTICLE, (page) => page.locator('a.term').first().focus()],
  passage: ['', async (page) => {
    await page.goto(new URL('?q=nose+Glasgow', page.url()).href);
    await page.getByRole('link', { name: 'Similar passages' }).first().click();
    await page.waitForURL('**/passages/**');
  }],
  'all articles': ['articles'],
  help: ['help'],
  'help in a dialog': ['?q=myelin', async (page) => {
    await page.locator('.masthead').getByRole('link', { name: 'Help' }).click();
    await page.locator('#help .facts').first().waitFor();
  }],
  'the server away': ['?q=myelin', async (page) => {
    await page.route('**/?q=nose*', (route) => route.abort('connectionrefused'));
    await page.locator('#q').fill('nose');
    await page.getByText('The server does not answer').first().waitFor();
  }],
  accessibility: ['accessibility'],
  error: ['articles/no-such-article'],
};

const MODES = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
  'small phone': { viewport: { width: 320, height: 640 } },
  'text of twice the size': { viewport: { width: 640, height: 800 }, css: 'html { font-size: 200% }' },
  'the most contrast': { colorScheme: 'dark', reducedMotion: 'reduce', contrast: 'more' },
};

const site = useSite();

/** Brings about each state in turn. The context bypasses the content policy so that the test, not the page, may add
 *  scripts and styles. */
const inEveryState = ({ css, contrast, ...options }, check) =>
  site.visit('', async (page) => {
    if (contrast) {
      await page.evaluate((value) => {
        localStorage.setItem('article-search', JSON.stringify({ contrast: value }));
      }, contrast);
    }
    for (const [name, [path, act]] of Object.entries(STATES)) {
      await page.goto(site.address + path);
      if (css) {
        await page.addStyleTag({ content: css });
      }
      await act?.(page);
      await check(page, name);
    }
  }, { bypassCSP: true, expected: /status of 404|ERR_CONNECTION_REFUSED/, ...options });

const overflow = (page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth - clientWidth;
});

/** How far, and how much of, the page has moved since it came. */
const layoutShift = (page) => page.evaluate(() => new Promise((resolve) => {
  let sum = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.hadRecentInput ? 0 : entry.value;
  });
  observer.observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
}));

/** The site behind a thin line: pages come in pieces, with time between them to draw the one before. */
async function startSlowly() {
  const drawn = () => new Promise((resolve) => setTimeout(resolve, PIECE_MS));
  const proxy = createServer(async (request, response) => {
    const whole = await fetch(new URL(request.url, site.address));
    const body = Buffer.from(await whole.arrayBuffer());
    const type = whole.headers.get('content-type');
    response.writeHead(whole.status, { 'Content-Type': type });
    const length = type.startsWith('text/html') ? Math.ceil(body.length / PIECES) : body.length;
    for (let at = 0; at < body.length; at += length) {
      response.write(body.subarray(at, at + length));
      await drawn();
    }
    response.end();
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${proxy.address().port}/`, stop: () => proxy.close() };
}

/** Parts of the page's head that lie over each other. */
const overlaps = (page) => page.locator(
  '.masthead :is(.brand, .promise, a, button, input:not([type=checkbox]), label):visible').evaluateAll((all) => {
  const area = (one, other) => {
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    return Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
           Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  };
  const isWithin = (one, other) => one.contains(other) || other.contains(one);
  return all.flatMap((one, at) => all.slice(at + 1)
    .filter((other) => !isWithin(one, other) && area(one, other) > 1)
    .map((other) => `${one.outerHTML.slice(0, 60)} and ${other.outerHTML.slice(0, 60)}`));
});

/** Targets that are too small: all that stands alone. Links within a sentence are as high as its lines. */
const smallTargets = (page, least) => page.locator(
  ':is(a, button, input:not([type=hidden]), summary, [role=option]):visible').evaluateAll((all, size) => {
  const isInline = (node) => node.matches('.term, .permalink, .skip');
  const sizeOf = (node) => (node.closest('label') ?? node).getBoundingClientRect();
  return all.filter((node) => !isInline(node) && node.checkVisibility())
    .filter((node) => sizeOf(node).height < size - 0.5 || sizeOf(node).width < size - 0.5)
    .map((node) => `${node.outerHTML.slice(0, 90)} ${sizeOf(node).width}x${sizeOf(node).height}`);
}, least);

/** Texts with too little contrast to what lies behind them, by the formula of WCAG 2. */
const faintTexts = (page, least) => page.evaluate((ratio) => {
  const parse = (color) => color.match(/[\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = color.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length < 4 || color[3] === 1) return color;
    }
    return parse(getComputedStyle(document.body).backgroundColor);
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const faint = [];
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() === '' || !node.checkVisibility() || node.closest('.unseen')) continue;
    const found = contrast(parse(getComputedStyle(node).color), behind(node));
    if (found < ratio) faint.push(`${walker.currentNode.data.trim().slice(0, 40)}: ${found.toFixed(1)}`);
  }
  return faint;
}, least);

describe('every page', () => {
  for (const [mode, options] of Object.entries(MODES)) {
    it(`has no barriers, overlaps nothing, and does not scroll sideways: ${mode}`, () =>
      inEveryState(options, async (page, name) => {
        assert.deepEqual(await accessibilityViolations(page), [], name);
        assert.equal(await overflow(page), 0, name);
        assert.deepEqual(await overlaps(page), [], name);
      }));
  }

  for (const colorScheme of ['light', 'dark']) {
    it(`has text of great contrast, ${colorScheme}`, () =>
      inEveryState({ colorScheme }, async (page, name) => {
        assert.deepEqual(await faintTexts(page, LEAST_CONTRAST), [], name);
      }));
  }

  it('has targets that a trembling hand can hit', () =>
    inEveryState({ viewport: { width: 360, height: 800 } }, async (page, name) => {
      assert.deepEqual(await smallTargets(page, SMALLEST_TARGET), [], name);
    }));

  it('does not scroll sideways for a word without end', () =>
    site.visit(`?q=${'remyelination'.repeat(12)}`, async (page) => {
      assert.equal(await overflow(page), 0);
    }, { viewport: { width: 320, height: 640 } }));

  it('stands wider spaces between letters, words and lines', () => {
    const css = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } ' +
      'p { margin-block-end: 2em !important }';
    return inEveryState({ viewport: { width: 320, height: 640 }, css }, async (page, name) => {
      assert.equal(await overflow(page), 0, name);
      assert.deepEqual(await overlaps(page), [], name);
    });
  });

  it('has text of a readable size and lines of a readable length', () =>
    inEveryState({}, async (page, name) => {
      const sizes = await page.locator('main p:visible').evaluateAll((all) =>
        all.map((node) => Number.parseFloat(getComputedStyle(node).fontSize)));
      assert.ok(Math.min(...sizes, 16) >= 16, `${name}: ${sizes}`);
      const widths = await page.locator('.snippet, .passage').evaluateAll((all) =>
        all.map((node) => node.clientWidth / Number.parseFloat(getComputedStyle(node).fontSize)));
      assert.ok(Math.max(0, ...widths) <= 37.5, `${name}: half an em a character, at most 75`);
    }));

  it('tells marked words apart without colours', () =>
    inEveryState({ forcedColors: 'active' }, async (page) => {
      const lines = await page.locator('article mark, .snippet mark').evaluateAll((all) =>
        all.map((node) => getComputedStyle(node).textDecorationLine));
      assert.deepEqual(lines.filter((line) => line !== 'underline'), []);
    }));

  it('does not move, however slowly it comes', async () => {
    for (const width of [360, 1280]) {
      await site.visit('', async (page) => {
        const slow = await startSlowly();
        for (const path of ['', '?q=stem+cells', '?q=stem+cells&year=2015', `${ARTICLE}?q=myelin+nose`, 'api']) {
          await page.goto(slow.address + path);
          assert.equal(await layoutShift(page), 0, `${path} at ${width}`);
        }
        slow.stop();
      }, { viewport: { width, height: 800 } });
    }
  });

  it('does not move, neither by itself nor while it loads', () =>
    inEveryState({ reducedMotion: 'no-preference' }, async (page, name) => {
      const moving = await page.locator('*').evaluateAll((all) => all.filter((node) => {
        const style = getComputedStyle(node);
        return style.animationName !== 'none' || Number.parseFloat(style.transitionDuration) > 0;
      }).length);
      assert.equal(moving, 0, name);
      if (STATES[name][1]) {
        return;
      }
      assert.equal(await layoutShift(page), 0, name);
    }));
});

describe('the first page', () => {
  it('weighs at most 30 kB on the way, with all that it needs', () => site.visit('', async (page) => {
    const sizes = await page.evaluate(() => performance.getEntries()
      .filter(({ entryType }) => ['navigation', 'resource'].includes(entryType))
      .map(({ name, encodedBodySize }) => [name, encodedBodySize]));
    const files = sizes.map(([name]) => name).join();
    for (const wanted of ['style', 'settings', 'search', 'favicon']) {
      assert.match(files, new RegExp(wanted));
    }
    const sum = sizes.reduce((total, [, size]) => total + size, 0);
    assert.ok(sum > 5_000 && sum <= 30_000, `${sum} bytes: ${JSON.stringify(sizes)}`);
  }));
});

describe('the targets and contrasts', () => {
  it('are really looked at', () => site.visit('', async (page) => {
    await page.addStyleTag({ content: 
      '.chips a { min-height: 0; padding: 0 } .promise { color: #999 } .masthead-links { position: absolute; inset: 5rem auto auto 10rem }' });
    assert.match((await overlaps(page)).join(), /brand.*data-opens/);
    assert.ok((await smallTargets(page, SMALLEST_TARGET)).length >= 4);
    assert.match((await faintTexts(page, LEAST_CONTRAST)).join(), /Type a question/);
  }, { bypassCSP: true }));
});
