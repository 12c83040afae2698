// Text that would be script if any page let it: indexed in every field, and typed.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { until, useSite } from './site.mjs';

const PAYLOADS = process.env.XSS_PAYLOADS ?? '';
const MOST_TYPED = 120;
const TYPED_AT_ONCE = 20;
const OF_AN_ARTICLE = 100;

const skip = existsSync(PAYLOADS) ? false : 'the collection of hostile texts is not part of this project';

/** Element names that our pages have; any other within the content was injected. */
const INJECTED = ':is(main, dialog) :is(script, iframe, object, embed, img, math, style, link, meta, base, video, audio, ' +
  'marquee, x, form:not([method=dialog]), [onerror], [onload], [onclick], [onmouseover], [onfocus], [style]:not(.definition))';

/** Articles of a hundred payloads each, every one a heading and a paragraph; some also stand in all other fields. */
function records(lines) {
  const articles = [];
  for (let at = 0; at < lines.length; at += OF_AN_ARTICLE) {
    const part = lines.slice(at, at + OF_AN_ARTICLE);
    const field = (offset) => part[offset % part.length];
    articles.push({ id: `${at}${field(0).slice(0, 60)}`, title: `hostile ${field(1)}`, url: field(2),
                    publisher: field(3), authors: [field(4)],
                    blocks: part.flatMap((line, number) => [{ heading: line, level: 1 + number % 3 },
                                                            { paragraph: `hostile ${line}` }]) });
  }
  return articles;
}

/** A folder to index: the articles, and a vocabulary whose words they name. */
async function writeCorpus(lines) {
  const folder = await mkdtemp(join(tmpdir(), 'article-search-hostile-'));
  await writeFile(join(folder, 'hostile.jsonl'), records(lines).map((record) => JSON.stringify(record)).join('\n'));
  const vocabulary = { terms: [{ label: 'hostile', aliases: [lines[5]], definition: lines[6], topic: lines[7] }] };
  await writeFile(join(folder, 'vocabulary.json'), JSON.stringify(vocabulary));
  return folder;
}

const payloads = skip ? [] : (await readFile(PAYLOADS, 'utf8')).split('\n').filter((line) => line.trim() !== '');
const folder = skip ? '' : await writeCorpus(payloads);

/** Nothing on the page but what the server's own templates put there, and nothing that the browser complained about. */
async function assertHarmless(page, complaints, what) {
  assert.equal(await page.locator(INJECTED).count(), 0, what);
  assert.deepEqual(complaints, [], what);
}

/** The addresses of all articles, from the pages that list them. */
async function articlesOf(page, address) {
  await page.goto(`${address}articles`);
  const found = [];
  for (;;) {
    found.push(...await page.locator('.articles a').evaluateAll((all) => all.map((node) => node.href)));
    const next = page.getByRole('link', { name: 'Next page' });
    if (await next.count() === 0) return found;
    await next.click();
    await page.waitForLoadState();
  }
}

describe('hostile text', { skip }, () => {
  const site = useSite(folder);
  after(() => rm(folder, { recursive: true }));

  const LISTS = ['', 'articles', '?q=hostile&limit=50', '?q=hostile&group=article', '?q=alert&limit=50&offset=50'];

  it('in the index is shown as text', () => site.visit('', async (page, complaints) => {
    for (const path of LISTS) {
      await page.goto(site.address + path);
      await assertHarmless(page, complaints, path);
    }
    await page.goto(`${site.address}?q=hostile`);
    const ways = await page.locator('.hit-title a, .actions a').evaluateAll((all) => all.map((node) => node.href));
    assert.ok(ways.length > 10);
    const articles = await articlesOf(page, site.address);
    assert.ok(articles.length > payloads.length / OF_AN_ARTICLE - 1);
    for (const way of [...ways, ...articles]) {
      await page.goto(way);
      await assertHarmless(page, complaints, way);
    }
  }));

  it('stands in headings, word for word', () => site.visit('articles', async (page) => {
    await page.locator('.articles a').first().click();
    await page.waitForURL('**/articles/**');
    const headings = await page.locator('article :is(h2, h3, h4)').allTextContents();
    const kept = headings.filter((heading) => payloads.some((line) => line.trim() === heading));
    assert.ok(kept.length > OF_AN_ARTICLE / 2, `${kept.length} of ${headings.length}`);
    const links = await page.locator('.contents a').allTextContents();
    assert.deepEqual(links.filter((link) => !headings.includes(link)), []);
  }));

  it('in a query is shown as text, from the server and by the script', () => site.visit('', async (page, complaints) => {
    for (let at = 0; at < payloads.length; at += Math.ceil(payloads.length / MOST_TYPED)) {
      const line = payloads[at].slice(0, 1000);
      await page.goto(`${site.address}?q=${encodeURIComponent(line)}`);
      await assertHarmless(page, complaints, line);
    }
    await page.goto(site.address);
    for (let at = 0; at < payloads.length; at += Math.ceil(payloads.length / TYPED_AT_ONCE)) {
      const answered = page.waitForResponse((response) => response.request().resourceType() === 'xhr');
      await page.locator('#q').fill(`hostile ${payloads[at].slice(0, 900)}`);
      await answered;
      await page.waitForFunction(() => !document.querySelector('#main[aria-busy]'));
      await assertHarmless(page, complaints, payloads[at]);
    }
  }));

  it('would be noticed, were one page not to escape it', () => site.visit('', async (page, complaints) => {
    await page.route('**/*', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
      await route.fulfill({ response, body });
    });
    for (const path of ['?q=hostile', new URL((await articlesOf(page, site.address))[0]).pathname.slice(1)]) {
      complaints.length = 0;
      await page.goto(site.address + path);
      assert.ok(await page.locator(INJECTED).count() > 0, path);
      await until(() => complaints.some((complaint) => /Content Security Policy/.test(complaint)), `no complaint: ${path}`);
    }
  }, { expected: /./ }));
});

describe('the content policy', () => {
  const site = useSite();

  it('allows nothing unsafe, and refuses what is injected', () => site.visit('', async (page, complaints) => {
    const policy = (await fetch(site.address)).headers.get('content-security-policy');
    assert.doesNotMatch(policy, /unsafe/);
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /trusted-types 'none'/);
    const inject = (way) => page.evaluate(way);
    await assert.rejects(inject(() => { document.body.innerHTML = '<b>x</b>'; }), /TrustedHTML/);
    await assert.rejects(inject(() => document.body.setAttribute('onclick', 'document.title = "taken"')), /TrustedScript/);
    await inject(() => {
      const script = document.createElement('script');
      script.src = 'data:text/javascript,document.title="taken"';
      document.body.append(script);
    }).catch((error) => assert.match(error.message, /Trusted/));
    assert.match(complaints.join(), /Content Security Policy|Trusted/);
    assert.notEqual(await page.title(), 'taken');
  }, { expected: /Content Security Policy|Trusted/ }));
});
