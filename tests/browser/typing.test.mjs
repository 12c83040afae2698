// Searching while typing, suggestions, filters in place, history, keys, and a server that goes away.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hits, isFocused, until, useSite } from './site.mjs';

const site = useSite();

const field = (page) => page.locator('#q');
const count = (page) => page.locator('.count');
const option = (page) => page.getByRole('option');

async function type(page, words, delay = 0) {
  await field(page).pressSequentially(words, { delay });
}

/** Waits until the heading of the results matches. */
const untilCount = (page, pattern) =>
  until(async () => pattern.test(await count(page).first().textContent({ timeout: 1000 }).catch(() => '')),
        `the heading never was ${pattern}`);

describe('a reader who types', () => {
  it('sees results without pressing Enter, and keeps the focus', () => site.visit('', async (page) => {
    await type(page, 'myelin', 20);
    await untilCount(page, /^\d+ passages for “?myelin”?$/);
    assert.equal(await isFocused(field(page)), true);
    assert.equal(await field(page).inputValue(), 'myelin');
    assert.match(await page.title(), /^\d+ passages for “myelin” –/);
    assert.match(page.url(), /q=myelin&prefix=true$/);
    assert.equal(await page.locator('h1').count(), 1);
  }));

  it('sees what an unfinished word may become', () => site.visit('', async (page) => {
    await type(page, 'remyel');
    await untilCount(page, /for remyel$/);
    assert.match((await page.locator('.snippet mark').first().textContent()).toLowerCase(), /^remyel/);
  }));

  it('sees the answer to the last letters, however late the others come', () => site.visit('', async (page) => {
    let held;
    await page.route(/q=nos&prefix/, (route) => { held = route; });
    await type(page, 'nos');
    await until(() => held !== undefined, 'the first search was never asked for');
    await type(page, 'e Glasgow');
    await untilCount(page, /for nose Glasgow$/);
    await held.fulfill({ contentType: 'text/html', body: '<main id="main"><h1 class="count">stale</h1></main>' })
      .catch(() => {});
    assert.match(await count(page).textContent(), /for nose Glasgow$/);
  }));

  it('is told the outcome once, politely', () => site.visit('', async (page) => {
    await type(page, 'fatigue stem');
    await until(async () => /passages? for/.test(await page.locator('#status').textContent()),
                'nothing was said');
    assert.equal(await page.locator('#status').getAttribute('role'), 'status');
    assert.equal(await page.locator('[aria-live], [role=status]').count(), 1);
  }));

  it('finds words with mistakes, and may insist on them', () => site.visit('', async (page) => {
    await type(page, 'remyelinaton');
    await page.getByText('Showing results for').waitFor();
    await page.getByRole('link', { name: /Search only for/ }).click();
    await untilCount(page, /^No passages for remyelinaton$/);
    assert.match(page.url(), /typos=off/);
    assert.match(await page.locator('.advice').textContent(), /The nearest spelling is.*remyelination/);
  }));

  it('may want to press Enter first, and is remembered', () => site.visit('', async (page) => {
    await page.getByLabel('Show results while I type').uncheck();
    await page.reload();
    assert.equal(await page.getByLabel('Show results while I type').isChecked(), false);
    await type(page, 'myelin');
    await option(page).first().waitFor();
    assert.equal(page.url(), site.address);
    await page.keyboard.press('Enter');
    await untilCount(page, /for myelin$/);
  }));

  it('reaches a passage and comes back in six keys', () => site.visit('', async (page) => {
    await page.keyboard.type('nose stem cells Glasgow');
    await page.keyboard.press('Enter');
    await untilCount(page, /for nose stem cells Glasgow$/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/articles/**');
    // Alt and the left arrow, which only a browser with windows has.
    await page.goBack();
    await page.waitForURL('**/?q=nose*');
    await untilCount(page, /for nose stem cells Glasgow$/);
  }));
});

describe('suggestions', () => {
  const checks = {
    'are a combobox with a list': async (page) => {
      const parts = await field(page).evaluate((node) => ({
        role: node.getAttribute('role'),
        autocomplete: node.getAttribute('aria-autocomplete'),
        controls: document.getElementById(node.getAttribute('aria-controls')).getAttribute('role'),
        expanded: node.getAttribute('aria-expanded'),
      }));
      assert.deepEqual(parts,
                       { role: 'combobox', autocomplete: 'list', controls: 'listbox', expanded: 'true' });
    },
    'select nothing by themselves': async (page) => {
      assert.equal(await page.locator('[aria-selected=true]').count(), 0);
      assert.equal(await field(page).getAttribute('aria-activedescendant'), null);
    },
    'are walked by arrows while the field keeps the focus': async (page) => {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      const active = await field(page).getAttribute('aria-activedescendant');
      assert.equal(await page.locator('[aria-selected=true]').getAttribute('id'), active);
      assert.equal(await isFocused(field(page)), true);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      assert.equal(await field(page).getAttribute('aria-activedescendant'), null);
      assert.equal(await field(page).inputValue(), 'stem');
    },
    'are taken by Enter': async (page) => {
      await page.keyboard.press('ArrowDown');
      const text = await option(page).first().getAttribute('data-text');
      await page.keyboard.press('Enter');
      assert.equal(await field(page).inputValue(), text);
      assert.equal(await page.locator('#suggestions').isVisible(), false);
      await until(() => new URL(page.url()).searchParams.get('q') === text, 'it was not searched for');
    },
    'are taken by a pointer': async (page) => {
      const text = await option(page).first().getAttribute('data-text');
      await option(page).first().click();
      assert.equal(await field(page).inputValue(), text);
    },
    'close by Escape and keep what was typed; a second clears': async (page) => {
      await page.keyboard.press('Escape');
      assert.equal(await field(page).getAttribute('aria-expanded'), 'false');
      assert.equal(await field(page).inputValue(), 'stem');
      await page.keyboard.press('Escape');
      assert.equal(await field(page).inputValue(), '');
    },
    'close when the reader goes on, taking nothing': async (page) => {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      assert.equal(await page.locator('#suggestions').isVisible(), false);
      assert.equal(await field(page).inputValue(), 'stem');
    },
    'come back by Alt and the arrow': async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+ArrowDown');
      await option(page).first().waitFor();
    },
    'are as large as a finger': async (page) => {
      for (const one of await option(page).all()) {
        assert.ok((await one.boundingBox()).height >= 44);
      }
    },
    'leave Home, End and letters to the text': async (page) => {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Home');
      await page.keyboard.type('x');
      assert.equal(await field(page).inputValue(), 'xstem');
    },
  };
  for (const [title, check] of Object.entries(checks)) {
    it(title, () => site.visit('', async (page) => {
      await type(page, 'stem');
      await until(async () => {
        const texts = await option(page).allTextContents();
        return texts.length > 0 && texts.every((text) => text.includes('stem'));
      }, 'the suggestions for all letters never came');
      await check(page);
    }));
  }
});

describe('keys', () => {
  it('reach the field, and the results', () => site.visit('?q=myelin', async (page) => {
    await page.keyboard.press('/');
    assert.equal(await isFocused(field(page)), true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await isFocused(page.locator('.hit-title a').nth(1)), true);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    assert.equal(await isFocused(field(page)), true);
    await page.locator('.hit-title a').first().focus();
    await page.keyboard.press('Control+k');
    assert.equal(await isFocused(field(page)), true);
  }));

  it('are told in a dialog that closes', () => site.visit('', async (page) => {
    const help = page.locator('.masthead').getByRole('link', { name: 'Help' });
    await help.click();
    const dialog = page.getByRole('dialog', { name: 'Help' });
    await dialog.getByText('to the search field').waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await dialog.isVisible(), false);
    assert.equal(await isFocused(help), true);
  }));

  it('of one letter can be switched off', () => site.visit('', async (page) => {
    await page.getByRole('button', { name: 'Text and contrast' }).click();
    await page.getByLabel('The key / goes to the search field').uncheck();
    await page.keyboard.press('Escape');
    await page.locator('.chips a').first().focus();
    await page.keyboard.press('/');
    assert.equal(await isFocused(field(page)), false);
  }));
});

describe('filters', () => {
  it('by two facets and the timeline are chips that go again', () => site.visit('?q=stem+cell', async (page) => {
    await page.getByRole('checkbox', { name: /Milestone/ }).check();
    await page.getByRole('link', { name: 'Remove the filter Kind: Milestone' }).waitFor();
    assert.equal(await isFocused(page.getByRole('checkbox', { name: /Milestone/ })), true);
    await page.getByRole('checkbox', { name: /clinical trial/ }).check();
    await page.getByRole('link', { name: 'Remove the filter Topic: clinical trial' }).waitFor();
    await page.getByRole('link', { name: /^2015, 1 passage$/ }).click();
    await untilCount(page, /^1 passage for/);
    assert.match(await hits(page).first().textContent(), /November 2015/);
    assert.match(page.url(), /kind=milestone&year=2015&topic=clinical/);
    await page.getByRole('link', { name: 'from 2015 on' }).click();
    await page.getByRole('link', { name: 'Remove the filter Year: from 2015 on' }).waitFor();
    await page.getByRole('link', { name: 'Remove all filters' }).click();
    await page.locator('.used').waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('checkbox', { checked: true }).count(), 1, 'only the switch for typing');
  }));

  it('are shared by the address', () => site.visit('?q=stem+cell', async (page) => {
    await page.getByRole('checkbox', { name: /Project/ }).check();
    await page.locator('.used').waitFor();
    const seen = await hits(page).allTextContents();
    const { page: other, close } = await site.open({ javaScriptEnabled: false });
    await other.goto(page.url());
    assert.deepEqual((await hits(other).allTextContents()), seen);
    await close();
  }));

  it('work by the button without script', () => site.visit('?q=stem+cell', async (page) => {
    await page.getByRole('checkbox', { name: /Project/ }).check();
    await page.getByRole('checkbox', { name: /^Section/ }).check();
    await page.getByRole('button', { name: 'Use these filters' }).click();
    await page.waitForURL(/kind=project&kind=section|kind=section&kind=project/);
    assert.equal(await page.locator('.used li').count(), 3);
  }, { javaScriptEnabled: false }));
});

describe('more results', () => {
  it('come in place, and the first new one gets the focus', () => site.visit('?q=MS', async (page) => {
    const before = await hits(page).allTextContents();
    await page.getByRole('link', { name: 'Show 10 more' }).click();
    await until(async () => await hits(page).count() === 20, 'there were never 20');
    assert.deepEqual((await hits(page).allTextContents()).slice(0, 10), before);
    assert.equal(await isFocused(page.locator('#hit-11 .hit-title a')), true);
    assert.match(page.url(), /limit=20/);
  }));

  it('say why they are there, and lead to similar ones', () => site.visit('?q=nose+Glasgow', async (page) => {
    await hits(page).first().getByText('Why this result').click();
    assert.match(await hits(page).first().locator('.why').textContent(), /Glasgow.*as you typed it.*%/s);
    await hits(page).first().getByRole('link', { name: 'Similar passages' }).click();
    await page.getByRole('heading', { name: 'Similar passages' }).waitFor();
    assert.ok(await page.locator('.similar .hit').count() > 0);
  }));

  it('can be made to have a word that they lack', () => site.visit('?q=stem+Glasgow', async (page) => {
    await page.getByRole('link', { name: 'must include Glasgow' }).first().click();
    await untilCount(page, /^1 passage for/);
    assert.equal(await field(page).inputValue(), 'stem +Glasgow');
  }));
});

describe('the history', () => {
  it('goes back and forth through ten states', () => site.visit('?q=myelin', async (page) => {
    const states = [];
    const note = async () => states.push([page.url(), await count(page).textContent(), await field(page).inputValue()]);
    await note();
    for (const words of ['nose', 'skin', 'HSCT', 'Milan', 'mice', 'nerve', 'Yale', 'Utah', 'brain']) {
      await field(page).fill(words);
      await untilCount(page, new RegExp(`for ${words}$`));
      await page.keyboard.press('Enter');
      await page.waitForURL(`${site.address}?q=${words}`);
      await untilCount(page, new RegExp(`for ${words}$`));
      await note();
    }
    const isAt = ([url, heading, words]) => until(
      async () => page.url() === url && await count(page).textContent() === heading &&
                  await field(page).inputValue() === words, `never at ${url}`);
    for (const state of states.slice(0, -1).reverse()) {
      await page.goBack();
      await isAt(state);
    }
    for (const state of states.slice(1)) {
      await page.goForward();
      await isAt(state);
    }
  }));
});

describe('a server that stops', () => {
  /** Types while the server is stopped, and starts it again. */
  async function typeUnanswered(page, untilStarted) {
    await site.stopServer();
    try {
      await field(page).fill('nose');
      await page.getByText('The server does not answer').first().waitFor();
      await untilCount(page, /for myelin$/);
      await untilStarted?.();
    } finally {
      await site.startServer();
    }
  }

  async function assertAnswered(page) {
    await untilCount(page, /for nose$/);
    assert.equal(await field(page).inputValue(), 'nose');
    assert.equal(await page.locator('#away').isVisible(), false);
  }

  const expected = /ERR_CONNECTION_REFUSED/;

  it('leaves what was typed and found, and is asked again until it is back', () =>
    site.visit('?q=myelin', async (page) => {
      await typeUnanswered(page);
      await assertAnswered(page);
    }, { expected }));

  it('is asked at once when the reader wants it', () => site.visit('', async (page) => {
    await page.clock.install();
    await page.goto(`${site.address}?q=myelin`);
    // From here on nothing happens by itself.
    await typeUnanswered(page, () => page.clock.pauseAt(Date.now() + 60_000));
    await page.getByRole('button', { name: 'Try again now' }).click();
    await assertAnswered(page);
  }, { expected }));
});
