/**
 * The facets of a Pith citing-papers page. An extraction glues each value to the next label:
 *
 *     years
 *     2026 6verdicts
 *     UNVERDICTED 6representative citing papers
 */
import type { Facet, Problem } from '../../model';
import type { Lines } from '../text/lines';
import { EXPLORER, FACETS, labelAtEnd, plainLine, REPRESENTATIVE } from './labels';

export interface FacetReading {
  readonly facets: readonly Facet[];
  readonly problems: readonly Problem[];
}

/** Reads the facets between two lines, and what a summary of roles or polarities lists in the same way. */
export function readFacets(lines: Lines, start: number, end: number): FacetReading {
  const facets: Facet[] = [];
  const problems: Problem[] = [];
  let label: string | undefined;
  let labelled = start;
  let values: { value: string; count: number }[] = [];
  for (let index = start; index < end; index++) {
    const text = plainLine(lines.at(index));
    if (text === '') continue;
    const next = labelAtEnd(text);
    const listed = next ? next.before : text;
    if (listed !== '' && label !== undefined && isListed(label)) {
      const read = facetValues(label, listed);
      if (read) values.push(...read);
      else problems.push(notUnderstood(lines, index, label));
    }
    if (next) {
      close(next.before === '' ? index : index + 1);
      label = next.label;
      labelled = index;
    }
  }
  close(end);
  return { facets, problems };

  function close(before: number): void {
    if (label !== undefined && values.length > 0) {
      facets.push({ label, values, place: lines.place(labelled, lastFilled(lines, labelled, before) + 1) });
    }
    values = [];
  }
}

/** The single value that every one of `rows` rows has, if the facet says so. */
export function sharedByAll(
  facets: readonly Facet[],
  labels: readonly string[],
  rows: number,
): string | undefined {
  for (const { label, values } of facets) {
    const [only, ...more] = values;
    if (labels.includes(label) && only && more.length === 0 && only.count === rows) return only.value;
  }
  return undefined;
}

const NO_LISTS: ReadonlySet<string> = new Set([
  'abstract',
  'hub tools',
  'clear filters',
  'claims ledger',
  'authors',
  'co-cited works',
  REPRESENTATIVE,
  EXPLORER,
]);

function isListed(label: string): boolean {
  return !NO_LISTS.has(label);
}

/**
 * `cs.CL 5 cs.LG 3` or `cs.CL 5cs.LG 3`. A value of the years is four digits, so that a count glued to the
 * next year comes apart (`2026 62025 3`); elsewhere a value starts with a letter.
 */
function facetValues(label: string, text: string): { value: string; count: number }[] | undefined {
  const pattern =
    label === 'years'
      ? /((?:19|20)\d{2}) (\d[\d,]*?)(?=$|\s|(?:19|20)\d{2} )/y
      : /(\p{L}[^\d]*?) (\d[\d,]*)(?=$|\s|\p{L})/uy;
  const values: { value: string; count: number }[] = [];
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return undefined;
    values.push({ value: match[1]!.trim(), count: toCount(match[2]!) });
    at = match.index + match[0].length;
    while (/[\s·,]/.test(text[at] ?? '')) at++;
  }
  return values;
}

/** `1,018` as a number. */
export function toCount(digits: string): number {
  return Number(digits.replaceAll(',', ''));
}

function lastFilled(lines: Lines, start: number, end: number): number {
  let last = Math.max(start, end - 1);
  while (last > start && lines.at(last) === '') last--;
  return last;
}

function notUnderstood(lines: Lines, index: number, label: string): Problem {
  const known = FACETS.has(label) ? `The facet “${label}”` : `What stands under “${label}”`;
  return {
    place: lines.printed(index).place,
    severity: 'information',
    code: 'pith-facet-not-read',
    message: `${known} is not a list of values and counts, so it is left out. Nothing else depends on it.`,
  };
}
