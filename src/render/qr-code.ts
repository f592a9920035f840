import qrcode from 'qrcode-generator';
import { escapeHtml, Html } from '../html.ts';

/** Light modules that a scanner needs around the code (ISO/IEC 18004, 5.3.8). */
const quietZone = 4;

/** What one code can hold, in bytes, at the level of correction that is used here: it may be read from the last row. */
const mostBytes = 213;

/**
 * Returns the address as a QR code with error correction M, a drawing whose name for those who do not see it is `label`; its
 * sides are as long as the page wants them to be. Null for an address so long that a wall could not show its code.
 */
export function drawQrCode(address: string, label: string): Html | null {
  const ascii = inAscii(address);
  if (ascii.length > mostBytes) return null;
  const code = qrcode(0, 'M');
  code.addData(ascii, 'Byte');
  code.make();
  const size = code.getModuleCount();
  const rows = Array.from({ length: size }, (_, row) => row);
  const runs = rows.flatMap((row) =>
    darkRuns(rows.map((column) => code.isDark(row, column))).map(
      ({ start, length }) => `M${start + quietZone} ${row + quietZone}h${length}v1h-${length}z`,
    ),
  );
  const side = size + 2 * quietZone;
  return Html.trust(
    `<svg class="qr-code" viewBox="0 0 ${side} ${side}" role="img" aria-label="${escapeHtml(label)}" shape-rendering="crispEdges">` +
      `<rect width="${side}" height="${side}" fill="#fff"/><path d="${runs.join('')}" fill="#000"/></svg>`,
  );
}

/** Returns where in a row dark modules stand side by side. */
function darkRuns(row: readonly boolean[]): readonly { readonly start: number; readonly length: number }[] {
  return row.flatMap((isDark, start) => {
    if (!isDark || row[start - 1] === true) return [];
    const end = row.indexOf(false, start);
    return [{ start, length: (end === -1 ? row.length : end) - start }];
  });
}

/** Scanners do not agree on letters beyond ASCII. */
function inAscii(address: string): string {
  return URL.canParse(address) ? new URL(address).href : encodeURI(address.replace(/\p{Surrogate}/gu, '\ufffd'));
}
