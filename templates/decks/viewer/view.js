// Without scripts this file is an ordinary page. Here it becomes a deck, unless its address asks for the page to read.
{
  const asked = new URLSearchParams(location.search);
  const root = document.documentElement;
  root.classList.add('scripted');
  if (!asked.has('reading')) {
    root.classList.add('presenting');
    // reveal.js can lay out slides for printing; what is printed otherwise is the page to read.
    const asPages = asked.has('print-pdf') || asked.get('view') === 'print';
    const media = { slides: asPages ? 'all' : 'screen', reading: asPages ? 'not all' : 'print' };
    for (const style of document.querySelectorAll('style[data-view]')) style.media = media[style.dataset.view];
  }
}
