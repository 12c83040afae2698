// What readers do with the site, with and without script, by mouse and by keyboard.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hits, until, useSite } from './site.mjs';

const HOSTILE_QUERIES = [
  '"><script>alert(1)</script>',
  "'; alert(1); //",
  '<img src=x onerror=alert(1)>',
  '{{QUERY}} %00 &amp; &lt;b&gt;',
  '\u202Egnirts desrever \u0000 \uFFFE',
];

const site = useSite();

async function search(page, query) {
  await page.getByLabel('Search the articles').fill(query);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?q=[^&]*$/);
  await until(async () => (await heading(page).first().textContent()).endsWith(`for ${query}`),
              `no results for ${query}`);
}

const heading = (page) => page.getByRole('heading', { level: 1 });

/** The passage that the address names is marked as such and stands in the window. */
async function assertPassageInView(page, words) {
  const passage = page.locator('.passage:target');
  await passage.waitFor();
  assert.match(await passage.textContent(), words);
  const box = await passage.boundingBox();
  const { height } = page.viewportSize();
  assert.ok(box.y >= 0 && box.y < height, `the passage begins at ${box.y} of ${height}`);
  const label = await passage.evaluate((node) => getComputedStyle(node, '::before').content);
  assert.match(label, /The passage you came for/);
}

for (const javaScriptEnabled of [true, false]) {
  describe(`a reader with script ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    const travels = (journey) => site.visit('', journey, { javaScriptEnabled });

    it('sees what is in the index before asking', () => travels(async (page) => {
      assert.equal(await heading(page).textContent(), 'Article Search');
      const corpus = page.getByRole('region', { name: 'What is in here' });
      assert.match(await corpus.textContent(), /26 passages in 1 article\./);
    }));

    it('asks, reads the results, goes to the passage, and comes back', () => travels(async (page) => {
      await search(page, 'nose stem cells Glasgow');
      assert.match(await heading(page).textContent(), /^\d+ passages? for nose stem cells Glasgow$/);
      assert.match(await page.title(), /^\d+ passages? for “nose stem cells Glasgow” –/);

      const first = hits(page).first();
      assert.match(await first.textContent(), /Project/);
      const marked = (await first.locator('mark').allTextContents()).join(' ').toLowerCase();
      assert.match(marked, /glasgow/);
      await first.locator('.hit-title a').click();
      await page.waitForURL('**/articles/**');
      await assertPassageInView(page, /Glasgow/);

      await page.goBack();
      assert.match(await first.textContent(), /Glasgow/);
      assert.equal(await page.locator('#q').inputValue(), 'nose stem cells Glasgow');
    }));

    it('finds the way back to the results on the page, too', () => travels(async (page) => {
      await search(page, 'myelin');
      await hits(page).first().locator('.hit-title a').click();
      await page.getByRole('link', { name: /Back to the results for/ }).click();
      await page.waitForURL('**/?q=myelin');
      assert.match(await heading(page).textContent(), /for myelin$/);
    }));

    it('reads the whole article with its headings and lists', () => travels(async (page) => {
      await page.getByRole('region', { name: 'What is in here' }).getByRole('link').click();
      await page.waitForURL('**/articles/**');
      assert.equal(await page.locator('.passage').count(), 26);
      assert.equal(await page.locator('article > ul > li').count() >= 18, true);
      assert.equal(await page.locator('article > ul > li > ul > li').count(), 3);
      assert.equal(await page.locator('mark').count(), 0);
      const contents = page.getByRole('navigation', { name: 'In this article' }).getByRole('link');
      assert.equal(await contents.count(), 2);
      const name = await contents.last().textContent();
      await contents.last().click();
      assert.equal(await page.locator('h2:target').textContent(), name);
    }));

    it('begins with an example that the index itself gave', () => travels(async (page) => {
      const examples = page.getByRole('region', { name: 'For example' }).getByRole('link');
      const words = await examples.allTextContents();
      assert.ok(words.length > 2);
      for (const query of words) {
        await page.goto(site.address);
        await examples.filter({ hasText: query }).first().click();
        await until(async () => /^\d+ passages? for/.test(await heading(page).textContent()), `nothing for ${query}`);
      }
    }));

    it('narrows the results to what one of them names', () => travels(async (page) => {
      await search(page, 'stem cells');
      const name = hits(page).first().getByRole('list', { name: 'Filter by' }).getByRole('link').first();
      const words = await name.textContent();
      await name.click();
      await page.getByRole('link', { name: `: ${words}` }).waitFor();
      assert.match(await page.locator('.used').textContent(), new RegExp(words));
    }));

    it('is told which words a result lacks', () => travels(async (page) => {
      await search(page, 'Glasgow Milan');
      assert.match(await hits(page).first().textContent(), /Missing:\s*(Glasgow|Milan)/);
    }));

    it('sees more in place, then page by page', () => travels(async (page) => {
      await search(page, 'MS');
      assert.equal(await hits(page).count(), 10);
      await page.getByRole('link', { name: 'Show 10 more' }).click();
      await until(async () => await hits(page).count() === 20, 'there were never 20');
      await page.goto(`${site.address}?q=MS&offset=10`);
      const pages = page.getByRole('navigation', { name: 'Pages of results' });
      assert.match(await pages.textContent(), /11 to 20 of \d\d/);
      const first = await hits(page).first().textContent();
      await page.getByRole('link', { name: 'Next page' }).click();
      await until(async () => /21 to \d\d of/.test(await pages.textContent()), 'no next page');
      assert.notEqual(await hits(page).first().textContent(), first);
      await page.getByRole('link', { name: 'Previous page' }).click();
      await until(async () => /11 to 20 of/.test(await pages.textContent()), 'no page before');
      assert.equal(await hits(page).first().textContent(), first);
    }));

    it('gets advice when nothing is found', () => travels(async (page) => {
      await search(page, 'xylophone zeppelin');
      assert.equal(await heading(page).textContent(), 'No passages for xylophone zeppelin');
      assert.equal(await page.getByRole('heading', { name: 'What you can try' }).isVisible(), true);
    }));

    it('sees hostile text as text', () => travels(async (page) => {
      for (const query of HOSTILE_QUERIES) {
        await page.goto(`${site.address}?q=${encodeURIComponent(query)}`);
        const shown = query.replaceAll('\u0000', '\uFFFD');
        assert.ok((await heading(page).textContent()).includes(shown), query);
        assert.equal(await page.locator('main script, main img').count(), 0);
      }
    }));
  });
}

describe('a reader with a keyboard alone', () => {
  it('types at once, skips to the results, and opens one', () => site.visit('', async (page) => {
    await page.keyboard.type('phase 3 trial of HSCT');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?q=*');
    await page.keyboard.press('Tab');
    assert.equal(await page.locator(':focus').textContent(), 'Skip to the content');
    assert.ok((await page.locator(':focus').boundingBox()).height >= 44, 'the skip link shows');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const first = page.locator('main a, main summary, main input').first();
    assert.equal(await first.evaluate((node) => node === document.activeElement), true);
    const link = hits(page).first().locator('.hit-title a');
    await link.focus();
    const ring = await link.evaluate((node) => getComputedStyle(node).outlineWidth);
    assert.ok(Number.parseFloat(ring) >= 2, `the focus ring is ${ring} wide`);

    await page.keyboard.press('Enter');
    await page.waitForURL('**/articles/**');
    await assertPassageInView(page, /HSCT/);
  }, { javaScriptEnabled: false }));

  it('reaches everything that a mouse reaches', () => site.visit('', async (page) => {
    await search(page, 'MS');
    const reachable = await page.locator(':is(a, button, input, summary):visible').count();
    const reached = new Set();
    for (let presses = 0; presses < reachable + 3; ++presses) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => {
        const all = [...document.querySelectorAll('a, button, input, summary')];
        return all.indexOf(document.activeElement);
      }));
    }
    reached.delete(-1);
    assert.equal(reached.size, reachable);
  }));
});

describe('a lost reader', () => {
  it('gets plain words and a way on', () => site.visit('articles/no-such-article', async (page, complaints) => {
    assert.match(complaints.join(), /status of 404/);
    assert.match(await page.locator('.status').textContent(), /Error 404/);
    assert.notEqual((await page.locator('.detail').textContent()).trim(), '');
    await page.getByRole('link', { name: 'Start from the first page' }).click();
    await page.waitForURL(site.address);
    assert.equal(await heading(page).isVisible(), true);
  }, { expected: /status of 404/ }));

  it('comes back from a page past the end', () => site.visit('?q=myelin&offset=500', async (page) => {
    assert.match(await page.locator('.notice').textContent(), /end before this page/);
    await page.getByRole('link', { name: 'Previous page' }).click();
    await hits(page).first().waitFor();
  }));
});
