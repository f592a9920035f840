import type { ComparisonBlock } from '../block.ts';
import { comparisonBlock, layOut } from '../compose/comparison-block.ts';
import type { Theme } from '../model.ts';
import { renderCsv, renderJson } from '../render/data.ts';
import { renderTablePage } from '../render/table-page.ts';
import { renderXlsx } from '../render/xlsx.ts';
import type { Workshop } from './workshop.ts';

/** Writes the comparison of one theme (or of the profiles) as a page, as a workbook, as CSV and as JSON. */
export async function produceTable(theme: Theme, shop: Workshop): Promise<void> {
  const { context, formats, renderers } = shop;
  const { cities } = context.study;
  const block = comparisonBlock(theme, cities, { view: 'all', number: null, focus: null }, context);
  if (block === null) return;
  const name = `${context.locale.language}/tables/${theme.id}`;
  const spec = {
    kind: 'table' as const,
    id: theme.id,
    language: context.locale.language,
    title: renderers.tables.writer.plain(block.title),
    cities: cities.map((city) => city.id),
    themes: [theme.id],
  };
  const data = (['xlsx', 'csv', 'json'] as const).filter((format) => formats.has(format));
  if (formats.has('html')) {
    const downloads = data.map((format) => ({ file: `${theme.id}.${format}`, format: format.toUpperCase() }));
    const tables = layOut(block, 'page', context.locale);
    const html = renderTablePage(block, tables, downloads, renderers.tables).toHTML();
    await shop.write({ ...spec, path: `${name}.html`, format: 'html' }, html);
  }
  for (const format of data) {
    await shop.write({ ...spec, path: `${name}.${format}`, format }, await renderData(block, format, shop));
  }
}

async function renderData(
  block: ComparisonBlock,
  format: 'xlsx' | 'csv' | 'json',
  { context, renderers }: Workshop,
): Promise<Uint8Array | string> {
  if (format === 'xlsx') return renderXlsx(block, context.locale, renderers.tables.writer.bibliography);
  return format === 'csv' ? renderCsv(block.comparison) : renderJson(block.comparison);
}
