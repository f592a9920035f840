import type { TimelineBlock, TimelineRow } from '../block.ts';
import { dateRank, formatTime } from '../dates.ts';
import type { Case, City, Event } from '../model.ts';
import { inline } from '../wording.ts';
import { Apparatus } from './apparatus.ts';
import type { Place } from './blocks.ts';
import { groupCities } from './city-groups.ts';
import type { Context } from './context.ts';

/** More lanes than this are too narrow to read side by side. */
export const mostLanes = 4;

/** Which events a timeline has: all, the key ones, or the rest of them. */
export type EventChoice = 'all' | 'key' | 'rest';

/**
 * Returns the events of those cases as one timeline per group of cities. Where there are several, a city without events
 * has no lane: lanes side by side are there to be compared.
 */
export function timelineBlocks(
  cases: readonly Case[],
  cities: readonly City[],
  choice: EventChoice,
  place: Place,
  context: Context,
): readonly TimelineBlock[] {
  const eventful = cities.filter(({ id }) => cases.some(({ city, timeline }) => city === id && timeline.length > 0));
  return groupCities(cities.length > mostLanes ? eventful : cities, mostLanes).flatMap((group) => {
    const own = cases.filter((item) => group.cities.some((city) => city.id === item.city));
    return timelineBlock(own, group.cities, choice, place, context) ?? [];
  });
}

/**
 * Returns the events of those cases on one time axis, or null without events: one row per date as printed, in time
 * order, one lane per city. An event without a month comes before those of the same year that have one.
 */
export function timelineBlock(
  cases: readonly Case[],
  cities: readonly City[],
  choice: EventChoice,
  place: Place,
  context: Context,
): TimelineBlock | null {
  const all = cases.flatMap((item) => item.timeline.map((event) => ({ city: item.city, event })));
  const shown = choice === 'all' ? all : all.filter(({ event }) => event.key === (choice === 'key'));
  if (shown.length === 0) return null;
  const sorted = [...shown].sort((a, b) => startOf(a.event) - startOf(b.event) || endOf(a.event) - endOf(b.event));
  const rows = new Map<string, { city: string; event: Event }[]>();
  for (const item of sorted) {
    const date = formatTime(item.event, context.locale);
    rows.set(date, [...(rows.get(date) ?? []), item]);
  }
  const lanes = cities.filter((city) => cases.some((item) => item.city === city.id));
  const apparatus = new Apparatus(context.locale);
  return {
    kind: 'timeline',
    cities: lanes,
    rows: [...rows].map(([date, items]) => timelineRow(date, items, lanes, apparatus, context)),
    hidden: choice === 'key' ? all.length - shown.length : 0,
    sources: apparatus.sources,
    ...place,
  };
}

function timelineRow(
  date: string,
  items: readonly { city: string; event: Event }[],
  lanes: readonly City[],
  apparatus: Apparatus,
  context: Context,
): TimelineRow {
  return {
    date,
    lanes: lanes.map((city) => ({
      city,
      events: items
        .filter((item) => item.city === city.id)
        .map(({ event }) => ({
          text: inline(event.text, context.locale.language),
          sources: event.sources,
          marks: [...new Set(event.sources.map((source) => apparatus.source(source)))],
          origin: event.origin,
        })),
    })),
  };
}

function startOf({ date }: Event): number {
  return dateRank(date);
}

function endOf({ end }: Event): number {
  return end === null ? 0 : dateRank(end);
}
