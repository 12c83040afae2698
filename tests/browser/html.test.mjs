// Whether every page is sound HTML.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { useSite } from './site.mjs';

const RULES = {
  extends: ['html-validate:recommended'],
  rules: {
    'doctype-style': ['error', { style: 'lowercase' }],
    // Lists without bullets: Safari takes them for lists only when they say so.
    'no-redundant-role': 'off',
    'prefer-native-element': ['error', { exclude: ['list', 'listbox'] }],
    // A facet's boxes share its name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox'] }],
    // Passages are named by their ids, which have dots.
    'valid-id': ['error', { relaxed: true }],
    // Titles have the reader's query.
    'long-title': 'off',
  },
};

const PATHS = [
  '', '?q=stem+cells', '?q=stem+cells&kind=project&place=Italy&year=2005', '?q=stem+cells&group=article',
  '?q=MS&offset=10', '?q=MS&offset=500', '?q=xylophone+zeppelin', '?q=remyelinaton+repair', '?q=myelin&synonyms=off&typos=off',
  '?q=%22%3E%3Cscript%3E', 'articles', 'articles?offset=7', 'articles/research-in-stem-cells',
  'articles/research-in-stem-cells?q=myelin+nose', 'help', 'accessibility', 'api', 'none', '?limit=0',
];

const site = useSite();

const complaintsAbout = async (html) => {
  const report = await new HtmlValidate(RULES).validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`));
};

const pageAt = async (path) => (await fetch(site.address + path)).text();

it('every page is sound HTML', async () => {
  const paths = [...PATHS];
  const results = await pageAt('?q=nose+Glasgow');
  paths.push(/href="\/(passages\/[^"?]+)/.exec(results)[1]);
  for (const path of paths) {
    assert.deepEqual(await complaintsAbout(await pageAt(path)), [], path);
  }
});

it('unsound HTML would be noticed', async () => {
  assert.notDeepEqual(await complaintsAbout('<!doctype html><ul><p>a</ul>'), []);
});
