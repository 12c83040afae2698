// Reading an article: marks, definitions, the contents list, citing; and the settings that are remembered.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { until, useSite } from './site.mjs';

const site = useSite();

const read = (journey, { query = 'myelin', ...options } = {}) =>
  site.visit(`articles/research-in-stem-cells?q=${query}`, journey, options);

const isInView = (locator) => locator.evaluate((node) => {
  const { top, bottom } = node.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
});

describe('an article', () => {
  it('leads from one marked word to the next, and round again', () => read(async (page) => {
    const marks = page.locator('article mark');
    const total = await marks.count();
    assert.ok(total > 2);
    const place = page.locator('#mark-place');
    await page.getByRole('button', { name: 'Next' }).click();
    assert.match(await place.textContent(), new RegExp(`^1 of ${total}: `));
    assert.equal(await isInView(marks.nth(0)), true);
    await page.getByRole('button', { name: 'Previous' }).click();
    assert.match(await place.textContent(), new RegExp(`^${total} of ${total}: `));
    assert.equal(await isInView(marks.nth(total - 1)), true);
    assert.equal(await marks.nth(total - 1).getAttribute('aria-current'), 'true');
  }));

  it('shows where each word is, and leads there by pointer and by key', () => read(async (page) => {
    const rows = page.getByRole('list', { name: 'Where the words are' }).getByRole('listitem');
    assert.equal(await rows.count(), 2);
    assert.match(await rows.first().textContent(), /nose.*1 time in 1 passage/);
    assert.equal(await rows.first().locator('.spot').count(), 1);
    await rows.first().getByRole('link', { name: 'nose: passage 14' }).focus();
    await page.keyboard.press('Enter');
    assert.match(await page.locator('.passage:target').textContent(), /nose/);
    const groups = rows.nth(1).getByRole('link');
    assert.ok(await groups.count() > 1);
    await groups.last().click({ position: { x: 2, y: 2 } });
    assert.match(await page.locator('.passage:target').textContent(), /myelin/);
  }, { query: 'nose+myelin' }));

  it('explains a word on focus and on click, and closes by Escape', () => read(async (page) => {
    const term = page.locator('a.term').first();
    await term.focus();
    const definition = page.locator('#definition');
    assert.equal(await definition.isVisible(), true);
    assert.match(await definition.textContent(), /multiple sclerosis.*disease/s);
    assert.equal(await term.getAttribute('aria-describedby'), 'definition');
    await page.keyboard.press('Escape');
    assert.equal(await definition.isVisible(), false);
    await term.click();
    assert.equal(await definition.isVisible(), true);
  }));

  it('explains words without script, too', () => read(async (page) => {
    await page.locator('a.term').first().click();
    assert.match(await page.locator('.glossary :target').textContent(), /multiple sclerosis/);
    assert.equal(await page.getByRole('button', { name: 'Next' }).isVisible(), false);
  }, { javaScriptEnabled: false }));

  it('has a contents list that follows', () => read(async (page) => {
    const last = page.locator('.contents a').last();
    await page.locator('article h2').last().evaluate((node) => node.scrollIntoView());
    await until(async () => await last.getAttribute('aria-current') === 'location', 'it never followed');
    assert.equal(await page.locator('.contents [aria-current]').count(), 1);
  }));

  it('can be cited, and its passages have pages of their own', () => read(async (page) => {
    await page.getByText('Cite this article').click();
    assert.match(await page.locator('.cite').textContent(), /Stem cell research at the National MS Society\. National/);
    await page.locator('.permalink').nth(13).click();
    await page.waitForURL('**/passages/**');
    assert.match(await page.locator('h1').textContent(), /Recent projects.*passage 14 of 26/);
    await page.getByRole('link', { name: 'The passage after' }).click();
    await until(async () => /passage 15/.test(await page.locator('h1').textContent()), 'no next passage');
    await page.getByRole('link', { name: 'Read it in the article' }).click();
    await page.locator('.passage:target').waitFor();
  }));

  it('copies the address of a result', () => site.visit('?q=nose+Glasgow', async (page) => {
    await page.getByRole('button', { name: 'Copy link' }).first().click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, new URL(await page.locator('.hit-title a').first().getAttribute('href'), site.address).href);
  }, { permissions: ['clipboard-read', 'clipboard-write'] }));
});

describe('settings', () => {
  it('of size and contrast hold on every page, before anything is drawn', () => read(async (page) => {
    await page.getByRole('button', { name: 'Text and contrast' }).click();
    await page.getByLabel('Much larger').check();
    await page.getByLabel('The most there is').check();
    await page.goto(site.address);
    const seen = await page.evaluate(() => ({
      size: getComputedStyle(document.documentElement).fontSize,
      paper: getComputedStyle(document.body).backgroundColor,
    }));
    assert.deepEqual(seen, { size: '25.6px', paper: 'rgb(255, 255, 255)' });
  }));
});

describe('paper', () => {
  it('gets the text without what only a screen can do', () => read(async (page) => {
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('article').isVisible(), true);
    for (const hidden of ['.search', '.contents', '.marks-bar', '.permalink', '.masthead-links']) {
      assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
    }
  }));
});
