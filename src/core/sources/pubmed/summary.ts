/** PubMed's summaries, an entry a line, and its lists of authors, family names first. */
import type { Name } from '../../model';
import { invertedNames } from '../publisher/citation';

export interface People {
  readonly authors: readonly Name[];
  readonly complete: boolean;
}

/** `Jumper J, Evans R, ... Hassabis D`: the middle of a long list is left out. */
export function inverted(text: string): People | undefined {
  const whole = text.replace(/, (?:\.{3}|…),? /, ', ');
  const people = invertedNames(whole);
  return people && { authors: people.authors, complete: people.complete && whole === text };
}

export interface SummaryParts {
  readonly from: number;
  readonly authors: string;
  readonly title: number;
  readonly titleEnd: number;
  readonly venue: number;
}

/** `1: Authors. Title. Journal. 2021 Aug;…`, or with the title before the authors. */
export function summaryParts(raw: string): SummaryParts | undefined {
  const from = /^\s{0,8}\d{1,4}[:.] /.exec(raw)?.[0].length;
  if (from === undefined) return undefined;
  const date = /\. (?:(?:19|20)\d\d)(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?: \d{1,2})?)?[;.:]/.exec(
    raw,
  )?.index;
  if (date === undefined) return undefined;
  const stops = [...raw.slice(0, date).matchAll(/[.?!] (?=\p{Lu})/gu)].map(({ index }) => index);
  const venue = stops.at(-1);
  if (venue === undefined) return undefined;
  const first = stops[0]!;
  const lead = raw.slice(from, first);
  if (stops.length >= 2 && inverted(lead))
    return { from, authors: lead, title: first + 2, titleEnd: endAt(raw, venue), venue: venue + 2 };
  const beforeLast = stops.at(-2);
  const names = beforeLast === undefined ? '' : raw.slice(beforeLast + 2, venue);
  if (beforeLast === undefined || !inverted(names)) return undefined;
  return {
    from: beforeLast + 2,
    authors: names,
    title: from,
    titleEnd: endAt(raw, beforeLast),
    venue: venue + 2,
  };
}

/** A question mark is the title's, a full stop is not. */
function endAt(raw: string, stop: number): number {
  return raw[stop] === '.' ? stop : stop + 1;
}
