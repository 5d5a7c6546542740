/**
 * A folder of dumps: for each paper one file that is about it first, in the layouts by turns; lists hold others
 * of the set besides, and citing-papers pages are cited by papers of the set, so that accounts meet and the
 * citations are true edges between papers of the library.
 */
import type { Paper } from '../papers';
import { ARXIV_ABSTRACTS } from './arxiv-abstracts';
import { ARXIV_LISTS } from './arxiv-lists';
import { BIBLIOGRAPHIES } from './bibliographies';
import { type Facts, factsOf } from './facts';
import { INDEXES } from './indexes';
import type { Layout } from './layout';
import { PITH } from './pith';
import { PUBLISHERS } from './publishers';
import { SITES } from './sites';

export interface Dump {
  readonly name: string;
  readonly text: string;
  readonly layout: Layout;
  /** The papers that the file holds accounts of, but for citers. */
  readonly papers: readonly Facts[];
  readonly citers: readonly Facts[];
}

export const LAYOUTS: readonly Layout[] = [
  ...ARXIV_ABSTRACTS,
  ...ARXIV_LISTS,
  ...PITH,
  ...SITES,
  ...INDEXES,
  ...PUBLISHERS,
  ...BIBLIOGRAPHIES,
];

const isList = ({ lists }: Layout) => lists !== undefined;
/** A reader saves pages of papers more than lists: eight of each to one of each list. */
const TURNS: readonly Layout[] = [
  ...LAYOUTS,
  ...Array.from({ length: 7 }, () => LAYOUTS.filter((layout) => !isList(layout))).flat(),
];

/** The first paper is a hub; the most citers that its page shows. */
const HUB = 10_000;
const HUB_PAGE = PITH.find(({ name }) => name === 'Pith citations, second extraction')!;

export function* dumpsOf(papers: readonly Paper[]): Generator<Dump> {
  const facts = papers.map(factsOf);
  for (const [at, paper] of facts.entries()) yield dumpOf(layoutFor(paper), paper, at, facts);
}

/** The page of the first paper, cited by so many of the others. */
export function hubOf(papers: readonly Paper[], count: number): Dump {
  const facts = papers.map(factsOf);
  return dumpOf(HUB_PAGE, facts[0]!, 0, facts, count);
}

function layoutFor(paper: Facts): Layout {
  if (paper.at === 0) return HUB_PAGE;
  for (let turn = paper.at; ; turn++) {
    const layout = TURNS[turn % TURNS.length]!;
    if (layout.fits?.(paper) ?? true) return layout;
  }
}

function dumpOf(
  layout: Layout,
  paper: Facts,
  at: number,
  all: readonly Facts[],
  cited = citersOf(at, all.length),
): Dump {
  const fits = (other: Facts) => layout.fits?.(other) ?? true;
  const papers = [paper, ...others(all, at, (layout.lists ?? 1) - 1, 7919).filter(fits)];
  const citers = layout.citers ? others(all, at, cited, 104_729) : [];
  // A folder of a hundred thousand files is no one's.
  const folder = `pages/${String(Math.floor(at / 1000)).padStart(3, '0')}`;
  const name = `${folder}/${String(at).padStart(6, '0')}_${paper.id.replace(/[^A-Za-z0-9]+/g, '-')}.${layout.extension ?? 'txt'}`;
  return { name, text: layout.write({ paper, papers, citers }), layout, papers, citers };
}

/** How often a paper is cited: most hardly, a few by hundreds, one by a tenth of all. */
function citersOf(at: number, all: number): number {
  if (at === 0) return Math.min(HUB, Math.floor(all / 10));
  const spread = (Math.imul(at, 0x9e3779b1) >>> 0) % 1000;
  return Math.min(Math.floor(all / 10), 1 + Math.floor(40 / (1 + spread / 8)) + (spread % 6));
}

/** So many other papers, spread over the set. */
function others(all: readonly Facts[], at: number, count: number, stride: number): Facts[] {
  const found = new Set<number>();
  for (let i = 1; found.size < count && i <= count * 2; i++) {
    const other = (at + i * stride) % all.length;
    if (other !== at) found.add(other);
  }
  return [...found].map((other) => all[other]!);
}
