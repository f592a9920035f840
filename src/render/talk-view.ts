import type { ContactBlock, NumbersBlock, TakeAwaysBlock } from '../block.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import { viewNumbers } from './numbers-view.ts';
import { drawQrCode } from './qr-code.ts';
import type { StudyView } from './study-view.ts';

/** Returns a block that only talks have as its template sees it. */
export function viewTalk(
  block: NumbersBlock | TakeAwaysBlock | ContactBlock,
  focus: string | null,
  locale: Locale,
  study: StudyView,
): object {
  switch (block.kind) {
    case 'numbers':
      return viewNumbers(block, focus, locale, study);
    case 'take-aways':
      return { ...block, coded: block.entries.some((entry) => entry.coded) };
    case 'contact':
      return viewContact(block, locale);
  }
}

function viewContact(block: ContactBlock, locale: Locale): object {
  const { address } = block;
  if (address === null) return { ...block, shown: '', code: null };
  const shown = address.replace(/^(mailto:|https?:\/\/)/, '');
  return { ...block, shown, code: drawQrCode(address, word(locale, 'slide.qr', { address: shown })) };
}
