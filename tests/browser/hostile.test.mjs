// Text that would be script if any page let it: indexed in every field, and typed.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openPage, startBrowser, startSite } from './site.mjs';

const PAYLOADS = process.env.XSS_PAYLOADS ?? '';
const MOST_TYPED = 120;
const TYPED_AT_ONCE = 20;
const OF_AN_ARTICLE = 100;

const skip = existsSync(PAYLOADS) ? false : 'the collection of hostile texts is not part of this project';

/** Element names that our pages have; any other within the content was injected. */
const INJECTED = ':is(main, dialog) :is(script, iframe, object, embed, img, math, style, link, meta, base, video, audio, ' +
  'marquee, x, form:not([method=dialog]), [onerror], [onload], [onclick], [onmouseover], [onfocus], [style]:not(.definition))';

let site;
let browser;
let folder;
let payloads;

before(async () => {
  if (skip) {
    return;
  }
  payloads = (await readFile(PAYLOADS, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  folder = await mkdtemp(join(tmpdir(), 'article-search-hostile-'));
  await writeFile(join(folder, 'hostile.jsonl'), records(payloads).map((record) => JSON.stringify(record)).join('\n'));
  site = await startSite(folder);
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await site?.stop();
  if (folder) {
    await rm(folder, { recursive: true });
  }
});

/** Articles of a hundred payloads each, which also stand in the title, the id and the address. */
function records(lines) {
  const articles = [];
  for (let at = 0; at < lines.length; at += OF_AN_ARTICLE) {
    const part = lines.slice(at, at + OF_AN_ARTICLE);
    articles.push({ _id: `${at}${part[0].slice(0, 60)}`, title: `hostile ${part[1] ?? ''}`,
                    url: part[2] ?? '', text: part.map((line) => `hostile ${line}`).join('\n\n') });
  }
  return articles;
}

async function harmless(page, complaints, what) {
  assert.equal(await page.locator(INJECTED).count(), 0, what);
  assert.deepEqual(complaints, [], what);
}

describe('hostile text', { skip }, () => {
  it('in the index is shown as text', async () => {
    const { page, complaints, close } = await openPage(browser);
    for (const path of ['', 'articles', '?q=hostile&limit=50', '?q=hostile&group=article', '?q=alert&limit=50&offset=50']) {
      await page.goto(site.address + path);
      await harmless(page, complaints, path);
    }
    await page.goto(`${site.address}?q=hostile`);
    const ways = await page.locator('.hit-title a, .action').evaluateAll((all) => all.map((node) => node.href));
    assert.ok(ways.length > 10);
    for (const way of ways) {
      await page.goto(way);
      await harmless(page, complaints, way);
    }
    await close();
  });

  it('in a query is shown as text, from the server and by the script', async () => {
    const { page, complaints, close } = await openPage(browser);
    const step = Math.ceil(payloads.length / MOST_TYPED);
    for (let at = 0; at < payloads.length; at += step) {
      const line = payloads[at].slice(0, 1000);
      await page.goto(`${site.address}?q=${encodeURIComponent(line)}`);
      await harmless(page, complaints, line);
    }
    await page.goto(site.address);
    for (let at = 0; at < payloads.length; at += Math.ceil(payloads.length / TYPED_AT_ONCE)) {
      const answered = page.waitForResponse((response) => response.request().resourceType() === 'xhr');
      await page.locator('#q').fill(`hostile ${payloads[at].slice(0, 900)}`);
      await answered;
      await page.waitForFunction(() => !document.querySelector('#main[aria-busy]'));
      await harmless(page, complaints, payloads[at]);
    }
    await close();
  });

  it('would be noticed', async () => {
    const { page, complaints, close } = await openPage(browser, { bypassCSP: true });
    await page.goto(site.address);
    await page.setContent('<main id="main"><img src="x:" onerror="alert(1)"></main>');
    await assert.rejects(harmless(page, complaints, 'injected'));
    await close();
  });
});

describe('the content policy', { skip }, () => {
  it('allows nothing unsafe, and refuses what is injected', async () => {
    const { page, complaints, close } = await openPage(browser);
    const response = await page.goto(site.address);
    const policy = response.headers()['content-security-policy'];
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
    await close();
  });
});
