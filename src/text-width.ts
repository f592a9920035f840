/**
 * How wide text is, without a browser: results are the same on every machine, and tables can be laid out where no page is
 * rendered. The widths are those of the shipped fonts, in thousandths of an em; figures are tabular.
 */

/** Source Sans 3 in two weights, and the semibold Source Serif 4 of headlines. */
export type Face = 'regular' | 'semibold' | 'headline';

const characters =
  Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('') +
  '¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÆÐ×ØÞßæð÷øþďĐđĦħıľŁłŊŋŒœ–—‘’‚“”„†•…′″‹›€™−';

const widths: Readonly<Record<Face, ReadonlyMap<string, number>>> = {
  regular: tabulate(
    '200 289 426 497 497 824 609 249 303 303 418 497 249 311 249 350 497 497 497 497 497 497 497 497 497 497 249 ' +
      '249 497 497 497 425 847 543 588 571 615 527 494 617 652 263 479 579 486 727 647 664 566 664 569 534 536 645 ' +
      '515 786 513 476 539 303 350 303 497 500 542 504 553 456 555 496 292 504 544 246 247 495 255 829 547 542 555 ' +
      '555 347 419 338 544 467 719 446 467 425 303 241 303 497 289 497 497 497 497 241 497 542 744 345 429 497 423 ' +
      '542 331 497 367 367 542 562 560 249 542 367 365 429 781 808 796 425 822 639 497 664 583 576 778 544 497 542 ' +
      '555 573 635 562 692 557 247 265 500 298 635 547 847 839 480 800 249 249 249 426 426 426 454 304 948 249 426 ' +
      '271 271 497 637 497',
  ),
  semibold: tabulate(
    '200 315 482 513 513 841 639 275 324 324 438 513 275 322 275 344 513 513 513 513 513 513 513 513 513 513 275 ' +
      '275 513 513 513 444 875 558 597 576 625 538 510 628 663 282 494 597 502 745 657 674 582 674 592 545 546 655 ' +
      '536 800 541 501 540 324 344 324 513 500 549 516 563 462 564 507 317 520 558 262 263 522 271 843 560 549 564 ' +
      '564 373 431 361 556 495 748 481 495 443 324 255 324 513 315 513 513 513 513 255 513 549 747 352 455 513 443 ' +
      '549 348 513 372 372 549 578 599 275 549 372 369 455 795 827 807 444 834 651 513 674 600 604 780 552 513 549 ' +
      '564 594 645 564 703 566 262 292 522 329 651 560 859 830 480 800 275 275 275 482 482 482 482 325 964 275 482 ' +
      '282 282 513 660 513',
  ),
  headline: tabulate(
    '228 314 423 544 538 949 739 206 384 384 458 548 307 335 307 364 547 547 547 547 547 547 547 547 547 547 307 307 ' +
      '548 548 548 430 867 712 668 663 744 634 610 725 809 387 394 726 616 930 757 742 637 742 707 560 650 757 706 ' +
      '1020 678 667 592 356 364 356 548 528 400 554 630 527 623 540 374 573 650 336 313 615 337 961 652 590 632 613 ' +
      '475 475 368 640 581 850 585 592 497 365 301 365 548 314 538 539 520 538 301 514 400 750 385 572 548 465 400 344 ' +
      '548 390 390 400 626 622 307 400 390 409 572 918 949 918 430 943 744 548 742 638 656 831 577 548 590 622 632 744 ' +
      '623 809 650 336 341 616 337 757 652 969 910 528 828 236 236 236 460 459 459 521 320 853 252 450 327 327 538 814 ' +
      '548',
  ),
};

function tabulate(numbers: string): ReadonlyMap<string, number> {
  const all = numbers.split(' ').map(Number);
  return new Map([...characters].map((character, index) => [character, all[index] ?? 0]));
}

/** Returns how wide the text is on one line, in em. */
export function textWidth(text: string, face: Face = 'regular'): number {
  let sum = 0;
  for (const character of text) sum += widthOf(character, widths[face]);
  return sum / 1000;
}

/** A letter with a mark is as wide as without; what the font lacks gets the width that its like usually have. */
function widthOf(character: string, known: ReadonlyMap<string, number>): number {
  const own = known.get(character);
  if (own !== undefined) return own;
  if (/[\p{M}\p{Cf}]/u.test(character)) return 0;
  if (/\p{Z}/u.test(character)) return 200;
  const base = known.get(character.normalize('NFD').charAt(0));
  if (base !== undefined) return base;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character)) return 1000;
  return /\p{L}/u.test(character) ? 560 : 850;
}

/** Where a line may end: at a space, behind a hyphen, dash or slash. */
const breaks = /(?<=[ \t\n])(?! )|(?<=\p{L}[-/]|[–—\u00ad\u200b])(?=[^ \t\n])/u;

/** Returns the width of the widest piece of the text that a line end cannot part, in em. */
export function longestWord(text: string, face: Face = 'regular'): number {
  return Math.max(0, ...wordsIn(text, face).map(({ width }) => width));
}

/**
 * Returns how many lines the text takes in a column of that width in em; a word that is wider is broken. `behind` is the
 * width in em of what follows the text and a space, e.g. a number in other type, and is not broken.
 */
export function countLines(text: string, width: number, face: Face = 'regular', behind = 0): number {
  const words = wordsIn(text, face);
  return fill(behind === 0 ? words : [...wordsIn(`${text} `, face), { width: behind, space: 0 }], width);
}

/** Returns the width in em, to a quarter, of the narrowest column in which the text takes so many lines at most. */
export function narrowest(text: string, lines: number, face: Face = 'regular'): number {
  const words = wordsIn(text, face);
  const quarters = (width: number): number => Math.ceil(width * 4);
  let low = quarters(Math.max(0, ...words.map(({ width }) => width)));
  let high = Math.max(low, quarters(words.reduce((sum, { width, space }) => sum + width + space, 0)));
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fill(words, middle / 4) <= lines) high = middle;
    else low = middle + 1;
  }
  return high / 4;
}

/** A piece of text that stays together, and the space behind it that vanishes at a line end; both in em. */
interface Word {
  readonly width: number;
  readonly space: number;
}

function wordsIn(text: string, face: Face): readonly Word[] {
  return text.split(breaks).map((piece) => {
    const word = piece.replace(/[ \t\n]+$/, '');
    return { width: textWidth(word, face), space: word === piece ? 0 : textWidth(' ', face) };
  });
}

function fill(words: readonly Word[], width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of words) {
    if (used > 0 && used + word.width > width) {
      lines += 1;
      used = 0;
    }
    if (word.width > width) lines += Math.ceil(word.width / width) - 1;
    used += Math.min(word.width, width) + word.space;
  }
  return lines;
}
