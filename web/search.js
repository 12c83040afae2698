// What script adds to pages that are whole without it. No framework, nothing from elsewhere. HTML is never made of
// strings: answers are parsed by the browser into a document of their own, in which no script runs, and their nodes
// are adopted (see README.md). Runs once the page is parsed.

'use strict';

(() => {
  const TYPING_PAUSE_MS = 150;
  const STATUS_PAUSE_MS = 700;
  const RETRY_MS = [1000, 2000, 4000, 8000, 15000];
  const { settings, remember } = globalThis.articleSearch;

  // -- What both halves use -----------------------------------------------------------------

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  let statusTimer;

  /** Tells screen readers, politely and once: a later message takes the place of one that waits. */
  function say(message, pause = 0) {
    clearTimeout(statusTimer);
    statusTimer = setTimeout(() => { one('#status').textContent = message; }, pause);
  }

  /** Asks for `address`; `done(xhr)` when it has answered, `away()` when it has not. Returns the request. */
  function ask(address, kind, done, away) {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = kind;
    request.timeout = 10000;
    request.onload = () => {
      const isWhole = request.response !== null && request.status !== 429 && request.status < 500;
      isWhole ? done(request) : away();
    };
    request.onerror = away;
    request.ontimeout = away;
    request.send();
    return request;
  }

  const isTyping = (element) => element.matches('input:not([type=checkbox], [type=radio]), textarea, select');

  // -- Results in place -----------------------------------------------------------------------

  let pending;
  let retryTimer;
  let retries = 0;
  /** Whether what is typed now is already in the history, so that more letters only replace it. */
  let typedIsInHistory = false;
  let shown = location.href;

  function formAddress(lastWord) {
    const parameters = new URLSearchParams(new FormData(one('#search')));
    const query = parameters.get('q');
    if (lastWord === 'unfinished' && /[\p{L}\p{N}]$/u.test(query)) parameters.set('prefix', 'true');
    if (query === '' && [...parameters].length === 1) return '/';
    return `/?${parameters}`;
  }

  /** What has the focus, in a form that finds it in the next results. */
  function focusMark() {
    const focused = document.activeElement;
    if (!one('#main').contains(focused)) return null;
    if (focused.name) return `[name="${CSS.escape(focused.name)}"][value="${CSS.escape(focused.value)}"]`;
    if (focused.id) return `#${CSS.escape(focused.id)}`;
    if (focused.matches('.hit-title a')) return `#${focused.closest('[id]').id} .hit-title a`;
    return focused.hasAttribute('href') ? `[href="${CSS.escape(focused.getAttribute('href'))}"]` : null;
  }

  /** Puts the nodes below `selector` of another page in place of those of this one. */
  const swap = (selector, answer) =>
    one(selector).replaceChildren(...document.adoptNode(one(selector, answer)).childNodes);

  /** The first page has the site's name large, as its heading; others make room for what was found. */
  function showBrand(answer) {
    if (document.body.className === answer.body.className) return;
    document.body.className = answer.body.className;
    swap('#brand', answer);
  }

  function show(answer, view) {
    const mark = focusMark();
    const isFocusLost = mark !== null || one('#main').contains(document.activeElement);
    const query = one('#q', answer).value;
    swap('#main', answer);
    swap('#state', answer);
    showBrand(answer);
    document.title = answer.title;
    if (view.field !== 'kept') one('#q').value = query;
    const heading = one('#main h1');
    if (isFocusLost) {
      const again = view.focus ? one(view.focus) : mark && one(mark, one('#main'));
      (again ?? one('#main')).focus({ preventScroll: !view.focus });
    }
    if (view.scroll !== undefined) scrollTo(0, view.scroll);
    one('#main').removeAttribute('aria-busy');
    say(heading ? heading.textContent : '', STATUS_PAUSE_MS);
  }

  function setAway(isAway) {
    const notice = one('#away');
    if (notice.hidden === isAway) {
      notice.hidden = !isAway;
      if (isAway) say('The server does not answer. Your words are kept, and the search is tried again.');
    }
  }

  /** Shows the page at `address`. `view.history` is 'push', 'replace' or 'none'; `view.field` 'kept' while the reader
   *  types; `view.focus` what to focus then. */
  function load(address, view) {
    pending?.abort();
    clearTimeout(retryTimer);
    const url = new URL(address, location.href).href;
    if (view.history === 'push' && url !== shown) {
      history.replaceState({ scroll: scrollY }, '');
      history.pushState({}, '', url);
    } else if (view.history !== 'none') {
      history.replaceState(history.state, '', url);
    }
    shown = url;
    one('#main').setAttribute('aria-busy', 'true');
    pending = ask(url, 'document', (request) => {
      retries = 0;
      setAway(false);
      show(request.response, view);
    }, () => {
      setAway(true);
      const wait = RETRY_MS[Math.min(retries++, RETRY_MS.length - 1)];
      retryTimer = setTimeout(() => load(url, { ...view, history: 'none' }), wait);
    });
  }

  const retryNow = () => load(shown, { history: 'none', field: 'kept' });

  let typingTimer;

  function searchTyped() {
    const address = formAddress('unfinished');
    load(address, { history: typedIsInHistory ? 'replace' : 'push', field: 'kept' });
    typedIsInHistory = true;
  }

  function searchNow() {
    clearTimeout(typingTimer);
    load(formAddress('finished'), { history: typedIsInHistory ? 'replace' : 'push', field: 'kept' });
    typedIsInHistory = false;
  }

  /** Only where there are results, or will be: a reading view is left by Enter alone. */
  const isSearchPage = () => location.pathname === '/';

  function followInPlace(event) {
    const link = event.target.closest('#main a[href]');
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain || !isSearchPage() || link.pathname !== '/' || link.origin !== location.origin) return;
    if (link.hash && link.pathname + link.search === location.pathname + location.search) return;
    event.preventDefault();
    typedIsInHistory = false;
    clearTimeout(typingTimer);
    const isLonger = link.matches('.longer');
    const view = isLonger ? { history: 'push', focus: `${link.hash} a` } : { history: 'push' };
    const isFar = !isLonger && one('#hits')?.contains(link) || link.matches('.pager a:not(.longer), .advice a');
    load(link.pathname + link.search, isFar ? { ...view, scroll: 0 } : view);
  }

  // -- Suggestions: an ARIA combobox, list autocomplete, manual selection -------------------------

  let suggestions;
  let active = -1;
  let asked;

  const options = () => all('[role=option]', suggestions);

  function setActive(index) {
    active = index;
    options().forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
    const option = options()[index];
    if (option) {
      one('#q').setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else {
      one('#q').removeAttribute('aria-activedescendant');
    }
  }

  function closeSuggestions() {
    asked?.abort();
    suggestions.hidden = true;
    one('#q').setAttribute('aria-expanded', 'false');
    setActive(-1);
  }

  function makeOption(suggestion, index) {
    const option = document.createElement('li');
    option.id = `suggestion-${index}`;
    option.setAttribute('role', 'option');
    option.dataset.text = suggestion.text;
    const text = document.createElement('span');
    text.textContent = suggestion.text;
    const about = document.createElement('span');
    about.className = 'number';
    about.textContent = `${suggestion.kind}, ${suggestion.count}`;
    option.append(text, ' ', about);
    return option;
  }

  function openSuggestions(found) {
    const kept = options()[active]?.dataset.text;
    suggestions.replaceChildren(...found.map(makeOption));
    suggestions.hidden = found.length === 0;
    one('#q').setAttribute('aria-expanded', String(found.length > 0));
    setActive(found.findIndex(({ text }) => text === kept));
  }

  function suggest() {
    asked?.abort();
    const query = one('#q').value.trim();
    if (query.length < 2) return closeSuggestions();
    asked = ask(`/api/v1/suggest?limit=6&q=${encodeURIComponent(query)}`, 'json', (request) => {
      const isWanted = document.activeElement === one('#q') && one('#q').value.trim() === query;
      const found = (request.response.suggestions ?? []).filter(({ text }) => text !== query);
      if (isWanted) openSuggestions(found);
    }, closeSuggestions);
  }

  function take(option) {
    one('#q').value = option.dataset.text;
    closeSuggestions();
    isSearchPage() ? searchNow() : one('#search').requestSubmit();
  }

  // -- Keys ---------------------------------------------------------------------------------------

  const hitLinks = () => all('.hit-title a');

  function walkHits(event, step) {
    const links = hitLinks();
    const next = links.indexOf(document.activeElement) + step;
    if (next >= links.length) return;
    event.preventDefault();
    next < 0 ? one('#q').focus() : links[next].focus();
  }

  /** Keys in the field; what each does while the list is open, then while it is closed. */
  function fieldKey(event) {
    const isOpen = !suggestions.hidden;
    const count = options().length;
    if (event.key === 'ArrowDown' && event.altKey) {
      event.preventDefault();
      suggest();
    } else if (event.key === 'ArrowDown' && isOpen) {
      event.preventDefault();
      setActive(active + 1 < count ? active + 1 : -1);
    } else if (event.key === 'ArrowUp' && isOpen) {
      event.preventDefault();
      setActive(active < 0 ? count - 1 : active - 1);
    } else if (event.key === 'ArrowDown') {
      walkHits(event, 1);
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      take(options()[active]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (isOpen) return closeSuggestions();
      one('#q').value = '';
      typed();
    } else if (event.key === 'Tab') {
      closeSuggestions();
    }
  }

  function pageKey(event) {
    const isSlash = event.key === '/' && settings.keys === 'on' && !isTyping(event.target);
    const isControlK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if ((isSlash || isControlK) && !one('dialog[open]')) {
      event.preventDefault();
      one('#q').focus();
      one('#q').select();
    } else if (event.target.matches('.hit-title a') && ['ArrowDown', 'ArrowUp'].includes(event.key)) {
      walkHits(event, event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape' && event.target.matches('.hit-title a')) {
      one('#q').focus();
    }
  }

  function typed() {
    suggest();
    clearTimeout(typingTimer);
    if (settings.live === 'on' && isSearchPage()) typingTimer = setTimeout(searchTyped, TYPING_PAUSE_MS);
  }

  // -- Dialogs and buttons --------------------------------------------------------------------------

  function openHelp(event) {
    event.preventDefault();
    const dialog = one('#help');
    dialog.showModal();
    if (one('.help-text', dialog)) return;
    ask('/help', 'document', (request) => {
      one('p', dialog)?.remove();
      dialog.append(document.adoptNode(one('.help-text', request.response)));
    }, () => { location.href = '/help'; });
  }

  async function copy(button) {
    const text = button.dataset.link ? new URL(button.dataset.link, location.href).href : button.dataset.text;
    const words = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
      say('Copied');
    } catch {
      button.textContent = 'Copying is not allowed here';
    }
    setTimeout(() => { button.textContent = words; }, 2000);
  }

  function wireSettings() {
    for (const control of all('[data-setting]')) {
      const { setting } = control.dataset;
      control.checked = settings[setting] === control.value;
      control.addEventListener('change', () => {
        remember(setting, control.checked ? control.value : 'off');
      });
    }
  }

  function wireField() {
    const field = one('#q');
    suggestions = one('#suggestions');
    const parts = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'suggestions' };
    for (const [name, value] of Object.entries(parts)) field.setAttribute(name, value);
    field.addEventListener('input', typed);
    field.addEventListener('keydown', fieldKey);
    field.addEventListener('blur', closeSuggestions);
    // The field keeps the focus, and a finger that slides off picks nothing.
    suggestions.addEventListener('pointerdown', (event) => event.preventDefault());
    suggestions.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]');
      if (option) take(option);
    });
    one('#search').addEventListener('submit', (event) => {
      closeSuggestions();
      if (!isSearchPage()) return;
      event.preventDefault();
      searchNow();
    });
  }

  wireSettings();
  wireField();
  // Letters may have been there before this script.
  if (one('#q').value !== one('#q').defaultValue) typed();
  document.addEventListener('keydown', pageKey);
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (event.target.closest('a[data-help]')) openHelp(event);
    else if (button?.dataset.opens) one(button.dataset.opens).showModal();
    else if (button?.matches('.copy')) copy(button);
    else if (button?.matches('#retry')) retryNow();
    else followInPlace(event);
  });
  document.addEventListener('change', (event) => {
    if (event.target.matches('.filters input') && isSearchPage()) {
      load(formAddress('finished'), { history: 'push', field: 'kept' });
      typedIsInHistory = false;
    }
  });
  addEventListener('online', () => { if (!one('#away').hidden) retryNow(); });
  addEventListener('popstate', (event) => {
    if (location.href.split('#')[0] === shown.split('#')[0]) return;
    typedIsInHistory = false;
    load(location.href, { history: 'none', scroll: event.state?.scroll ?? 0 });
  });
})();
