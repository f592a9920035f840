/** The page to read: notes fold away, wide tables scroll by keyboard too, and one key leads to the slides. */
function startReading() {
  foldNotes();
  window.addEventListener('resize', reachTables);
  reachTables();
  window.addEventListener('hashchange', scrollToAddress);
  scrollToAddress();
  const link = document.querySelector('[data-do=present]');
  link.addEventListener('click', () => {
    link.href = `?#/${placeOnPage()}`;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() === 't' && !event.ctrlKey && !event.altKey && !event.metaKey) link.click();
  });
}

function foldNotes() {
  for (const notes of document.querySelectorAll('aside.notes')) {
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = notes.dataset.label;
    details.append(summary, ...notes.childNodes);
    notes.append(details);
  }
  window.addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('aside.notes details')) details.open = true;
  });
}

/** What is too wide for the page can be scrolled, so the keyboard must get there. */
function reachTables() {
  for (const table of document.querySelectorAll('.slide table')) {
    const block = table.parentElement;
    if (block.scrollWidth > block.clientWidth) {
      block.tabIndex = 0;
      block.setAttribute('role', 'group');
      block.setAttribute('aria-labelledby', block.closest('section.slide').getAttribute('aria-labelledby'));
    } else {
      for (const name of ['tabindex', 'role', 'aria-labelledby']) block.removeAttribute(name);
    }
  }
}

/** Slides and pages name a place differently. */
function scrollToAddress() {
  const id = idInAddress();
  if (id === '' || (document.getElementById(id) && !location.hash.startsWith('#/'))) return;
  const found = standIn(id);
  if (found === '') return;
  history.replaceState(null, '', `#${found}`);
  document.getElementById(found).scrollIntoView();
}

/** The id of the first slide of which something is still to be read. */
function placeOnPage() {
  const slides = [...document.querySelectorAll('section.slide')];
  return (slides.find((slide) => slide.getBoundingClientRect().bottom > 100) ?? slides.at(-1)).id;
}
