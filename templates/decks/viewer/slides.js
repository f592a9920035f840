/** Shows the slides with reveal.js. */
function startSlides() {
  const stage = document.querySelector('.reveal');
  const { minutes } = stage.dataset;
  const isInSpeakerView = new URLSearchParams(location.search).has('receiver');
  mendAddress();
  window.addEventListener('hashchange', mendAddress);
  window.addEventListener('resize', scaleSlides);
  scaleSlides();
  if (minutes !== undefined) paceSlides(60 * Number(minutes));
  prepareCommands(stage, isInSpeakerView);
  prepareOverview();
  Reveal.on('pdf-ready', showToReaders);
  if (!isInSpeakerView) announceSlides();
  Reveal.initialize({
    width: 1280,
    height: 720,
    margin: 0,
    // Slides are scaled by screen.css: reveal.js rounds, and cuts off what it rounds up.
    disableLayout: true,
    center: false,
    // The buttons stand in deck.hbs, in the deck's language.
    controls: false,
    help: false,
    jumpToSlide: false,
    progress: true,
    hash: true,
    // reveal.js would scroll on narrow screens, and forget which slide a link names.
    scrollActivationWidth: null,
    slideNumber: false,
    transition: 'none',
    backgroundTransition: 'none',
    pdfSeparateFragments: false,
    pdfMaxPagesPerSlide: 1,
    pdfPageHeightOffset: 0,
    keyboardCondition: isForSlides,
    ...(minutes === undefined ? {} : { totalTime: 60 * Number(minutes) }),
    plugins: [RevealNotes],
  }).then(() => {
    // An application is not read line by line.
    stage.removeAttribute('role');
  });
}

function scaleSlides() {
  const { style } = document.documentElement;
  style.setProperty('--fit', Math.min(window.innerWidth / 1280, window.innerHeight / 720));
}

/** Keys of an open dialog are its own, and a button is pressed by the keys that press buttons. */
function isForSlides({ key, target }) {
  if (document.querySelector('dialog[open]') !== null) return false;
  return !((key === ' ' || key === 'Enter') && target instanceof Element && target.closest('a, button, summary'));
}

/** The overview shows slides in rows, so two more keys lead through it. There a slide is one thing to choose, whatever stands on it. */
function prepareOverview() {
  const sheets = document.querySelectorAll('.slide-sheet');
  const show = () => {
    if (Reveal.isOverview()) Reveal.getCurrentSlide().scrollIntoView({ block: 'nearest' });
  };
  Reveal.on('overviewshown', () => {
    for (const sheet of sheets) sheet.inert = true;
    show();
  });
  Reveal.on('overviewhidden', () => {
    for (const sheet of sheets) sheet.inert = false;
  });
  Reveal.on('slidechanged', show);
  document.addEventListener('keydown', ({ key }) => {
    if (!Reveal.isOverview() || (key !== 'ArrowUp' && key !== 'ArrowDown')) return;
    const slides = Reveal.getSlides();
    const perRow = slides.filter(({ offsetTop }) => offsetTop === slides[0].offsetTop).length;
    const target = Reveal.getIndices().h + (key === 'ArrowDown' ? perRow : -perRow);
    if (slides[target]) Reveal.slide(target);
  });
}

/** Printed pages are all there at once. */
function showToReaders() {
  for (const slide of document.querySelectorAll('section.slide')) {
    for (const name of ['hidden', 'aria-hidden', 'inert']) slide.removeAttribute(name);
  }
}

/**
 * Gives each slide its share of the talk, for the speaker view: what only opens a part takes a third of the others' time,
 * what stands behind the divider none. The seconds add up to the whole, so that reveal.js has none left to deal out.
 */
function paceSlides(seconds) {
  const slides = [...document.querySelectorAll('section.slide')];
  const weights = slides.map((slide) =>
    slide.hasAttribute('data-backup') ? 0 : slide.matches('.slide-title, .slide-section, .slide-contact') ? 1 : 3,
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let passed = 0;
  for (const [index, slide] of slides.entries()) {
    const start = Math.round((passed / whole) * seconds);
    passed += weights[index];
    slide.dataset.timing = Math.round((passed / whole) * seconds) - start;
  }
}

/** Says the headline of a slide, and what is built up on it. */
function announceSlides() {
  const status = document.querySelector('.deck-status');
  Reveal.on('slidechanged', ({ currentSlide }) => {
    status.textContent = textWithin(currentSlide.querySelector('h1, h2'));
  });
  Reveal.on('fragmentshown', ({ fragments }) => {
    status.textContent = fragments.map(textWithin).join(' ');
  });
  Reveal.on('paused', () => {
    status.textContent = status.dataset.paused;
  });
  Reveal.on('resumed', () => {
    status.textContent = textWithin(Reveal.getCurrentSlide().querySelector('h1, h2'));
  });
}

/** What keys and buttons do beyond turning slides. */
function prepareCommands(stage, isInSpeakerView) {
  const dialogs = { help: document.getElementById('viewer_help'), search: document.getElementById('viewer_search') };
  const goTo = (id) => {
    const { h, v } = Reveal.getIndices(document.getElementById(id));
    Reveal.slide(h, v);
  };
  const commands = {
    next: () => Reveal.next(),
    previous: () => Reveal.prev(),
    first: () => Reveal.slide(0),
    last: () => Reveal.slide(Reveal.getTotalSlides() - 1),
    overview: () => Reveal.toggleOverview(),
    search: prepareSearch(dialogs.search, goTo),
    pause: () => Reveal.togglePause(),
    fullscreen: () => document.documentElement.requestFullscreen(),
    speaker: () => Reveal.getPlugin('notes').open(),
    read: () => location.assign(`?reading#${Reveal.getCurrentSlide().id}`),
    help: () => dialogs.help.showModal(),
    close: () => undefined,
  };
  for (const dialog of Object.values(dialogs)) {
    // Where nothing had the focus before, the browser leaves it in the closed dialog, which would swallow the next key.
    dialog.addEventListener('close', () => {
      if (dialog.contains(document.activeElement)) document.activeElement.blur();
    });
  }
  // By letter, not by place on the keyboard: "?" and "/" are elsewhere on each.
  const keys = { '?': 'help', F1: 'help', '/': 'search', g: 'search', t: 'read' };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-do]');
    if (button === null) return;
    event.preventDefault();
    button.closest('dialog')?.close();
    commands[button.dataset.do]();
  });
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, shiftKey, altKey, metaKey } = event;
    const isFind = ctrlKey && shiftKey && key.toLowerCase() === 'f';
    if (isInSpeakerView || !isForSlides(event) || Reveal.isPaused()) return;
    const command = isFind ? 'search' : ctrlKey || altKey || metaKey ? undefined : keys[key] ?? keys[key.toLowerCase()];
    if (command === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    commands[command]();
  });
  if (isInSpeakerView) stage.querySelector('.deck-controls').remove();
}
