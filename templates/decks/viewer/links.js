/** The id that the address names, as reveal.js writes it ("#/claim/2") or as a page has it ("#claim"); '' for none. */
function idInAddress() {
  try {
    return decodeURIComponent(location.hash.replace(/^#\/?/, '').split('/')[0]);
  } catch {
    return '';
  }
}

/**
 * The id itself if something has it. Of a slide that is gone: the part before it, else what it was a part of, so that
 * old links lead close to where they led. '' if nothing is left.
 */
function standIn(id) {
  const ids = [...document.querySelectorAll('section.slide')].map((slide) => slide.id);
  for (let rest = id; rest !== ''; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('-')))) {
    if (document.getElementById(rest)?.closest('section.slide')) return rest;
    const [, stem, number] = /^(.+-)(\d+)$/.exec(rest) ?? [];
    const numberOf = (other) => (other.startsWith(stem) ? Number(other.slice(stem.length)) : NaN);
    const earlier = ids.filter((other) => numberOf(other) < Number(number));
    if (earlier.length > 0) return earlier.reduce((a, b) => (numberOf(a) > numberOf(b) ? a : b));
  }
  return '';
}

/** Leads an address whose slide is gone to what stands in for it, or to the first slide. */
function mendAddress() {
  const id = idInAddress();
  // The speaker view counts slides.
  if (id === '' || /^\d+$/.test(id)) return;
  const found = standIn(id) || document.querySelector('section.slide')?.id;
  if (found !== id) history.replaceState(null, '', `#/${found}`);
}
