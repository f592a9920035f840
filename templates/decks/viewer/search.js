/** The text as it is compared, without case and accents, and where each of its letters stands in the original. */
function foldText(text) {
  const places = [];
  let folded = '';
  for (let index = 0; index < text.length; index++) {
    const letter = text[index].normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace('ß', 'ss');
    folded += letter;
    for (let count = 0; count < letter.length; count++) places.push(index);
  }
  return { folded, places };
}

/** The text of an element with a space between its blocks, cells and items. */
function textWithin(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text = '';
  let before = null;
  while (walker.nextNode()) {
    const around = walker.currentNode.parentElement.closest('p,li,td,th,div,h1,h2,caption,dt,dd,figcaption');
    text += (around === before ? '' : ' ') + walker.currentNode.data;
    before = around;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** A piece of the text around what was found in it, which is marked. */
function snippetOf({ text, folded, places }, term) {
  const at = folded.indexOf(term);
  if (at < 0) return [];
  const from = places[at];
  const to = places[at + term.length - 1] + 1;
  const start = Math.max(0, text.lastIndexOf(' ', Math.max(0, from - 30)) + 1);
  const end = text.indexOf(' ', to + 50);
  const mark = document.createElement('mark');
  mark.textContent = text.slice(from, to);
  return [
    (start > 0 ? '… ' : '') + text.slice(start, from),
    mark,
    end < 0 ? text.slice(to) : `${text.slice(to, end)} …`,
  ];
}

/** Prepares the dialog that finds slides by their number and by words of the slide and its notes. */
function prepareSearch(dialog, go) {
  const field = dialog.querySelector('input');
  const list = dialog.querySelector('ol');
  const status = dialog.querySelector('[role=status]');
  let entries = null;

  function entryOf(slide, index) {
    const headline = textWithin(slide.querySelector('h1, h2'));
    const part = slide.querySelector('.eyebrow')?.textContent.trim() ?? '';
    const body = [...slide.querySelectorAll('.slide-body, aside.notes')].map(textWithin).join(' ');
    const text = `${headline} ${part} ${body}`;
    return { slide, headline, part, number: `${index + 1}`, body: { text: body, ...foldText(body) }, ...foldText(text) };
  }

  function found(query) {
    const words = foldText(query).folded.split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const named = entries.filter(({ number, slide }) => query === number || query === slide.id);
    const matching = entries.filter((entry) => words.every((word) => entry.folded.includes(word)));
    return [...new Set([...named, ...matching])].map((entry) => ({ ...entry, snippet: snippetOf(entry.body, words[0]) }));
  }

  function resultOf({ slide, number, headline, part, snippet }) {
    const link = document.createElement('a');
    link.href = `#/${slide.id}`;
    for (const [name, content] of Object.entries({ number: [number], headline: [headline], part: [part], snippet })) {
      const span = document.createElement('span');
      span.className = `found-${name}`;
      span.append(...content);
      if (span.textContent !== '') link.append(span, ' ');
    }
    const item = document.createElement('li');
    item.append(link);
    return item;
  }

  function show() {
    const query = field.value.trim();
    const results = found(query);
    list.replaceChildren(...results.map(resultOf));
    const { found: matches, nothing } = dialog.dataset;
    status.textContent = query === '' ? '' : results.length === 0 ? nothing : `${matches}: ${results.length}`;
  }

  function choose(link) {
    if (!link) return;
    dialog.close();
    go(link.hash.slice(2));
  }

  /** The arrows lead from the field through the list and back. */
  function move(event) {
    const stops = [field, ...list.querySelectorAll('a')];
    const next = stops[stops.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1)];
    event.preventDefault();
    next?.focus();
  }

  field.addEventListener('input', show);
  list.addEventListener('click', (event) => {
    event.preventDefault();
    choose(event.target.closest('a'));
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event);
    else if (event.key === 'Enter' && event.target === field) choose(list.querySelector('a'));
  });

  return () => {
    entries ??= [...document.querySelectorAll('section.slide')].map(entryOf);
    dialog.showModal();
    field.focus();
    field.select();
  };
}
