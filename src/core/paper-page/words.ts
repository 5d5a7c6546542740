/** Runs that several sections are made of. */
import type { Citation, Work } from '../model';
import { displayName } from '../names';
import type { Place } from '../place';
import { authorsYear, placeLabel } from '../views/describe';
import { clip } from '../views/markdown';
import type { PageLinks } from './links';
import type { Bar, Block, PageSubject, Run } from './model';

export const plain = (text: string): Run => ({ text });
export const dim = (text: string): Run => ({ text, tone: 'dim' });

/** The line that says so, `000_d6fab7c53ecb44a4.txt:19`: one click leads to it. */
export function lineRun(place: Place, links: PageLinks): Run {
  const text = placeLabel(place);
  return {
    text,
    link: links.to({ action: 'open', place }),
    title: `Open the line: ${text}`,
    tone: 'place',
  };
}

/** The subject of a paper's page. Names would be as many as its pages: what leads from page to page needs its id alone. */
export function paperSubject({ id }: Pick<Work, 'id'>): PageSubject {
  return { of: 'paper', id, names: [] };
}

/** The title, which leads to the page of the paper. */
export function paperRun(work: Work, links: PageLinks): Run {
  return { text: work.title, link: links.to({ action: 'page', subject: paperSubject(work) }) };
}

/** The names, each of which leads to the page of the author; of a long list the first. */
export function authorRuns(work: Work, most: number, links: PageLinks): Run[] {
  const { author } = work.item;
  const shown = author.slice(0, most);
  const more = author.length - shown.length;
  const runs = shown.flatMap((name, at): Run[] => {
    const text = displayName(name);
    const run = { text, link: links.to({ action: 'page', subject: { of: 'author', name: text } }) };
    return at === 0 ? [run] : [plain(', '), run];
  });
  if (runs.length === 0) return work.submitter === undefined ? [] : [dim(`submitted by ${work.submitter}`)];
  if (more > 0) runs.push(dim(` and ${more.toLocaleString('en')} more`));
  else if (!work.authorsComplete) runs.push(dim(' et al.'));
  return runs;
}

/** A title that stands for its authors is cut there. Characters. */
const SHORT = 60;

/** `Lightman et al., 2023`, else the title, cut: for a paper that is named in passing. */
export function shortLabel(work: Work): string {
  return work.item.author.length > 0 ? authorsYear(work) : clip(work.title, SHORT);
}

/** The runs with what stands between them. */
export function joined(groups: readonly (readonly Run[])[], between = ' · '): Run[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, at) => (at === 0 ? group : [dim(between), ...group]));
}

/** An axis of years longer than this has a year that was misread at one of its ends. */
const LONGEST_AXIS = 80;

/** A column for each year from the first to the last; nothing where one year or none is known. */
export function yearColumns(label: string, years: readonly (number | undefined)[]): Block[] {
  const counts = new Map<number, number>();
  for (const year of years) if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
  if (counts.size < 2) return [];
  const known = [...counts.keys()].sort((a, b) => a - b);
  const [first, last] = [known[0]!, known.at(-1)!];
  const axis =
    last - first >= LONGEST_AXIS ? known : Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const bars = axis.map(
    (year): Bar => ({ label: String(year), count: counts.get(year) ?? 0, facet: `year:${year}` }),
  );
  return [{ kind: 'columns', label, bars }];
}

/** Bars of what rows say of one thing, the most frequent first, what is not said last; none where nothing is said. */
export function countBars(
  block: { readonly label: string; readonly machine: boolean; readonly facet: string },
  values: readonly (string | undefined)[],
): Block[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value ?? '', (counts.get(value ?? '') ?? 0) + 1);
  if (!values.some((value) => value !== undefined)) return [];
  const bars = [...counts]
    .sort(([a, many], [b, few]) =>
      a === '' || b === '' ? Number(a === '') - Number(b === '') : few - many || (a < b ? -1 : 1),
    )
    .map(([value, count]) => ({ label: value || 'not said', count, facet: `${block.facet}:${value}` }));
  return [{ kind: 'bars', label: block.label, machine: block.machine, bars }];
}

/** What bars filter a row of a citation by; `other` is the paper at its other end. */
export function citationFacets({ role, polarity, verdict }: Citation, other: Work): string[] {
  const year = other.item.issued?.year;
  return [
    `role:${role ?? ''}`,
    `polarity:${polarity ?? ''}`,
    `verdict:${verdict ?? ''}`,
    ...(year === undefined ? [] : [`year:${year}`]),
  ];
}
