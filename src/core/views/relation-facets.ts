/** How the citers of a paper divide: by role, polarity, verdict and year, each value a bar and a filter. */
import type { Citation, Facet, Work } from '../model';
import { bar } from './bars';
import type { CitationGrouping } from './citation-groups';
import { pageTotals } from './citers';
import { placeLabel } from './describe';
import { clip, plural } from './markdown';
import type { Node } from './node';
import { facetTerm, hasTerm, withoutLike } from './relation-filter';

export const FACETS = ['role', 'polarity', 'verdict', 'year'] as const satisfies readonly CitationGrouping[];
export type FacetField = (typeof FACETS)[number];

const LABELS: Readonly<Record<FacetField, string>> = {
  role: 'Roles',
  polarity: 'Polarity',
  verdict: 'Verdicts',
  year: 'Years',
};

/** What a machine judged, not the citing authors. */
const MACHINE_MADE: ReadonlySet<string> = new Set(['role', 'polarity', 'verdict']);

export interface FacetValue {
  /** As the page has it. */
  readonly value: string;
  readonly count: number;
}

/** Each value that pages give, the most frequent first, years the newest first. */
export function facetValues(citers: readonly Citation[], field: FacetField): FacetValue[] {
  const counts = new Map<string | number, number>();
  for (const citation of citers) {
    const value = field === 'year' ? citation.citing.item.issued?.year : citation[field];
    if (value !== undefined && !isUnaskable(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value: String(value), count }))
    .sort((a, b) =>
      field === 'year'
        ? Number(b.value) - Number(a.value)
        : b.count - a.count || (a.value < b.value ? -1 : 1),
    );
}

/** A year of five digits is a slip of a page, and no filter asks for it. */
function isUnaskable(value: string | number): boolean {
  return typeof value === 'number' && (value < 0 || value > 9999);
}

/** A page may print a sentence where a word is due. Letters. */
const LONGEST_VALUE = 40;

/** `method 12 · background 30`: the words of the page. */
export function facetWords(values: readonly FacetValue[], most = 4): string {
  const shown = values
    .slice(0, most)
    .map(({ value, count }) => `${clip(value, LONGEST_VALUE)} ${count.toLocaleString('en')}`);
  const left = values.length - shown.length;
  return [...shown, ...(left > 0 ? [`${left.toLocaleString('en')} more`] : [])].join(' · ');
}

export interface FacetOptions {
  readonly id: string;
  /** The rows are grouped by it already: then it has no row of its own. */
  readonly grouping: CitationGrouping;
  readonly filter: string;
  /** The citers that pass what the filter says of other fields. */
  readonly passing: (field: FacetField) => readonly Citation[];
}

/** A row for each field of which pages say something. Who made the labels is said on the first row that has any. */
export function facetNodes(work: Work, { id, grouping, filter, passing }: FacetOptions): Node[] {
  const rows: Node[] = [];
  let isSaid = false;
  for (const field of FACETS) {
    if (field === grouping) continue;
    const values = facetValues(passing(field), field);
    const counted = field === 'year' ? undefined : pageTotals(work, field);
    if (values.length === 0 && !counted) continue;
    if (field === 'year' && values.length < 2 && !asks(filter, field)) continue;
    const machine: boolean = MACHINE_MADE.has(field) && !isSaid;
    isSaid ||= machine;
    rows.push(
      facetNode({ id: `${id}/${field}`, field, values, filter, machine, ...(counted && { counted }) }),
    );
  }
  return rows;
}

interface FacetRow {
  readonly id: string;
  readonly field: FacetField;
  readonly values: readonly FacetValue[];
  /** What the page counts without saying of whom. */
  readonly counted?: Facet;
  readonly filter: string;
  /** The row says that a machine made the labels. */
  readonly machine: boolean;
}

function facetNode({ id, field, values, counted, filter, machine }: FacetRow): Node {
  const words = facetWords(values);
  const page = counted ? `${facetWords(counted.values)}, as the page counts` : '';
  const made = MACHINE_MADE.has(field)
    ? 'Labels that a machine gave, in the words of the page; not the judgement of the citing authors.'
    : '';
  const children =
    values.length === 0 && counted
      ? () => countedNodes(id, counted)
      : () => valueNodes(id, field, values, filter);
  return {
    id,
    label: LABELS[field],
    description: [words, page, machine ? 'machine-made' : ''].filter(Boolean).join(' · '),
    tooltip: [
      [LABELS[field], facetWords(values, Number.POSITIVE_INFINITY)].filter(Boolean).join(': '),
      page && `${page}: it does not say which citer has which`,
      made,
      values.length > 0 ? 'Click one below to show only those citers.' : '',
    ]
      .filter(Boolean)
      .join('\n'),
    spoken: [LABELS[field], words, page, made].filter(Boolean).join(', '),
    icon: made ? 'sparkle' : 'calendar',
    kind: 'section',
    children,
  };
}

/** What the page counts: to be looked at there, for no row could be narrowed to it. */
function countedNodes(id: string, { values, place }: Facet): Node[] {
  const most = Math.max(...values.map(({ count }) => count));
  const where = placeLabel(place);
  return values.map(
    ({ value, count }): Node => ({
      id: `${id}:${value}`,
      label: value,
      description: countBar(count, most),
      tooltip: `${value}: ${plural(count, 'citer')}, as the page counts; it does not say which\n${where}`,
      spoken: `${value}, ${plural(count, 'citer')}, as the page counts`,
      icon: 'info',
      kind: 'fact',
      target: place,
    }),
  );
}

/** `method 12 · background 30`: of the rows, or as a page counts; empty where none says. */
export function roleWords(work: Work): string {
  const values = facetValues(work.citers, 'role');
  return facetWords(values.length > 0 ? values : (pageTotals(work, 'role')?.values ?? []));
}

function asks(filter: string, field: FacetField): boolean {
  return withoutLike(filter, `${field}:`) !== filter;
}

function valueNodes(id: string, field: FacetField, values: readonly FacetValue[], filter: string): Node[] {
  const most = Math.max(...values.map(({ count }) => count));
  const all = values.map(({ value }) => value);
  return values.map(({ value, count }): Node => {
    const term = facetTerm(field, value, all);
    const isOn = hasTerm(filter, term);
    const does = isOn ? 'shown alone; click to show all again' : 'click to show only these';
    return {
      id: `${id}:${value}`,
      label: value,
      description: countBar(count, most),
      tooltip: `${value}: ${plural(count, 'citer')}, ${does}`,
      spoken: `${value}, ${plural(count, 'citer')}, ${does}`,
      icon: isOn ? 'filter-filled' : 'filter',
      kind: 'tally',
      filter: term,
    };
  });
}

/** `████▌ 12`: the number behind the bar, as charts have it. */
export function countBar(count: number, most: number): string {
  return `${bar(count, most)} ${count.toLocaleString('en')}`;
}
