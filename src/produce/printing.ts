import type { Diagnostic } from '../diagnostic.ts';
import { diagnose } from '../diagnostic.ts';
import { parseOrigin } from '../place.ts';
import type { LoadedDocument, Printed } from '../print/loaded-document.ts';
import type { Workshop } from './workshop.ts';

/** Prints the document and reports what the machine had to help out with. */
export async function printOf(
  name: string,
  document: LoadedDocument,
  contents: boolean,
  shop: Workshop,
): Promise<Printed> {
  const printed = await document.print({ contents, date: shop.context.study.asOf });
  for (const fallback of printed.fallbacks) shop.report(fontFallback(name, fallback));
  for (const address of printed.blocked) shop.report(requestBlocked(name, address));
  return printed;
}

function fontFallback(name: string, { font, origin, text }: Printed['fallbacks'][number]): Diagnostic {
  const where = text.trim() === '' ? name : `\`${text.trim()}\` in ${name}`;
  const message =
    font === null
      ? `No font has a character of ${where}: an empty box is printed.`
      : `The font ${font} of this machine helps out for a character of ${where}.`;
  return diagnose('font-fallback', parseOrigin(origin), message, {
    hint: 'It may look different on other machines. Write it another way if you can.',
  });
}

function requestBlocked(name: string, address: string): Diagnostic {
  return diagnose('request-blocked', null, `${name} asks for \`${address}\`; nothing was loaded.`, {
    hint: 'Results open offline: put the file into the study, and its content into the template.',
  });
}
