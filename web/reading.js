// What script adds to the reading view: stepping through marked words, a contents list that follows, and definitions
// beside the words they explain. Without it, the marks, the list and the glossary are there all the same.

'use strict';

(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);

  // -- From one marked word to the next -----------------------------------------------------------

  let current = -1;

  /** The first mark from where the reader is. */
  function nextFromHere(marks) {
    const below = marks.findIndex((mark) => mark.getBoundingClientRect().top >= 0);
    return below < 0 ? 0 : below;
  }

  function step(by) {
    const marks = all('article mark');
    if (marks.length === 0) return;
    marks[current]?.removeAttribute('aria-current');
    current = current < 0 ? nextFromHere(marks) : (current + by + marks.length) % marks.length;
    marks[current].setAttribute('aria-current', 'true');
    marks[current].scrollIntoView({ block: 'center' });
    const words = marks[current].textContent;
    one('#mark-place').textContent = `${current + 1} of ${marks.length}: ${words}`;
  }

  // -- The contents list follows ------------------------------------------------------------------

  function followContents() {
    const links = all('.contents a');
    if (links.length === 0) return;
    const headings = links.map((link) => document.getElementById(link.hash.slice(1)));
    const mark = () => {
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
      const here = links[passed.length - 1];
      for (const link of links) {
        link === here ? link.setAttribute('aria-current', 'location') : link.removeAttribute('aria-current');
      }
    };
    let isWaiting = false;
    addEventListener('scroll', () => {
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(() => {
        isWaiting = false;
        mark();
      });
    }, { passive: true });
    mark();
  }

  // -- Definitions --------------------------------------------------------------------------------

  let openTerm = null;

  function closeDefinition() {
    one('#definition').hidden = true;
    openTerm?.removeAttribute('aria-describedby');
    openTerm = null;
  }

  function openDefinition(term) {
    const box = one('#definition');
    const entry = document.getElementById(term.hash.slice(1));
    box.replaceChildren(...[...entry.childNodes].map((node) => node.cloneNode(true)));
    box.hidden = false;
    openTerm = term;
    term.setAttribute('aria-describedby', 'definition');
    const place = term.getBoundingClientRect();
    const left = Math.max(8, Math.min(place.left, innerWidth - box.offsetWidth - 8));
    const isBelow = place.bottom + box.offsetHeight + 8 < innerHeight;
    box.style.insetInlineStart = `${left + scrollX}px`;
    box.style.insetBlockStart = `${scrollY + (isBelow ? place.bottom + 4 : place.top - box.offsetHeight - 4)}px`;
  }

  function wireDefinitions() {
    for (const term of all('a.term')) {
      term.addEventListener('focus', () => openDefinition(term));
      term.addEventListener('blur', closeDefinition);
      term.addEventListener('click', (event) => {
        event.preventDefault();
        openDefinition(term);
      });
    }
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && openTerm) closeDefinition();
    });
  }

  one('#next-mark')?.addEventListener('click', () => step(1));
  one('#previous-mark')?.addEventListener('click', () => step(-1));
  followContents();
  wireDefinitions();
})();
