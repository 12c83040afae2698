// The reader's settings, remembered. Runs in the head, so that they hold before anything is drawn; search.js has the
// controls.

'use strict';

(() => {
  const root = document.documentElement;
  const settings = { size: '1', contrast: 'system', live: 'on', keys: 'on' };
  try {
    Object.assign(settings, JSON.parse(localStorage.getItem('article-search') ?? '{}'));
  } catch {
    // Storage may be forbidden: settings last as long as the page.
  }

  function apply() {
    root.classList.add('script');
    root.dataset.size = settings.size;
    root.dataset.contrast = settings.contrast;
  }

  function remember(name, value) {
    settings[name] = value;
    try {
      localStorage.setItem('article-search', JSON.stringify(settings));
    } catch { /* As above. */ }
    apply();
  }

  apply();
  globalThis.articleSearch = { settings, remember };
})();
