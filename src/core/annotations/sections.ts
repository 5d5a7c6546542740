/** A note of annotations has a section for each paper, and one for each file that is of none. */
import type { Work } from '../model';
import { escapeMarkdownLine } from '../notes/escape';
import { type ListedThread, sourceOfThread } from './list';
import { type NoteSection, regionOf } from './markdown';

export interface SectionOptions {
  readonly workOf: (id: string) => Work | undefined;
  /** The citation of a work as it is to stand in its heading. */
  readonly cite: (work: Work) => string;
  /** Regions that the note has: a paper that was called otherwise keeps its section. */
  readonly regions?: ReadonlySet<string>;
}

/** Papers by their keys, files behind them. */
export function sectionsOf(threads: readonly ListedThread[], options: SectionOptions): NoteSection[] {
  const byId = new Map<string, ListedThread[]>();
  for (const listed of threads) {
    const id = listed.paper ? `paper ${listed.paper.id}` : `file ${sourceOfThread(listed.thread)}`;
    const known = byId.get(id);
    if (known) known.push(listed);
    else byId.set(id, [listed]);
  }
  const sections = [...byId.values()].map((own) => ({
    isPaper: !!own[0]!.paper,
    ...sectionOf(own, options),
  }));
  return sections
    .sort((a, b) => Number(b.isPaper) - Number(a.isPaper) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ key, heading, threads: own }) => ({ key, heading, threads: own }));
}

function sectionOf(threads: readonly ListedThread[], { workOf, cite, regions }: SectionOptions): NoteSection {
  const [first] = threads;
  const work = first!.paper && workOf(first!.paper.id);
  const source = sourceOfThread(first!.thread);
  if (!work) return { key: source, heading: escapeMarkdownLine(first!.paper?.title ?? source), threads };
  const keys = [work.citekey, ...work.aliases];
  const key = keys.find((each) => regions?.has(regionOf(each))) ?? work.citekey;
  return { key, heading: `${escapeMarkdownLine(work.title)} ${cite(work)}`, threads };
}
