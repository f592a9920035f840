// Seconds for the speaker view's pacing timer; without them it only counts.
const { minutes } = document.querySelector('.reveal').dataset;

Reveal.initialize({
  width: 1280,
  height: 720,
  margin: 0,
  minScale: 0.1,
  maxScale: 4,
  center: false,
  controls: true,
  progress: true,
  hash: true,
  // reveal.js would scroll on narrow screens, and forget which slide a link names.
  scrollActivationWidth: null,
  slideNumber: false,
  transition: 'none',
  backgroundTransition: 'none',
  ...(minutes === undefined ? {} : { totalTime: 60 * Number(minutes) }),
  plugins: [RevealNotes],
});
