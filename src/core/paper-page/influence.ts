/** Who shaped a paper or an author, and whom they shaped, as charts. */
import { INFLUENCE_BY, type Influence, type InfluenceBy, influenceOf } from '../influence/influence';
import type { Work } from '../model';
import { plural } from '../views/markdown';
import type { PageLinks } from './links';
import type { Block, Petal, Section } from './model';

export type Influences = ReadonlyMap<InfluenceBy, Influence>;

/** Petals that a flower has room for, each with its label. */
const MOST_PETALS = 16;
/** An axis has room for more. */
const MOST_YEARS = 60;

/** The influence around these works by everything that it can be counted by; in steps, for papers with many citers. */
export function* influencesOf(middle: readonly Work[], author?: string): Generator<void, Influences> {
  const found = new Map<InfluenceBy, Influence>();
  for (const by of INFLUENCE_BY) {
    const most = by === 'years' ? MOST_YEARS : MOST_PETALS;
    found.set(by, yield* influenceOf(middle, by, { author, most }));
  }
  return found;
}

const LABELS: Readonly<Record<InfluenceBy, string>> = {
  authors: 'Authors',
  venues: 'Venues',
  categories: 'Categories',
  years: 'Years',
};

export function influenceSection(influences: Influences, middle: string, links: PageLinks): Section[] {
  const blocks = [...influences].flatMap(([by, influence]) => chartOf(by, influence, middle, links));
  if (blocks.length === 0) return [];
  const self = [...influences.values()].find((influence) => influence.self)?.self;
  const note = ['Citations that the folder tells of, by who or what is at their other end.', leftOut(self)];
  return [{ id: 'influence', heading: 'Influence', note: note.filter(Boolean).join(' '), blocks }];
}

function leftOut(self: Influence['self']): string {
  if (!self) return '';
  const words = [
    self.into > 0 ? `${plural(self.into, 'citation')} of them` : '',
    self.outOf > 0 ? `${plural(self.outOf, 'citation')} by them` : '',
  ];
  return `Left out: ${self.label.toLowerCase()}, ${words.filter(Boolean).join(' and ')}.`;
}

/** One petal says nothing that the lists do not. */
const FEWEST = 2;

function chartOf(
  by: InfluenceBy,
  { petals, others, unknown }: Influence,
  middle: string,
  links: PageLinks,
): Block[] {
  if (petals.length < FEWEST) return [];
  const shown = petals.map(({ label, into, outOf }): Petal => {
    const subject = { of: 'author', name: label } as const;
    return { label, into, outOf, ...(by === 'authors' && { link: links.to({ action: 'page', subject }) }) };
  });
  if (others) shown.push({ label: 'Others', into: others.into, outOf: others.outOf });
  const label = unknown > 0 ? `${LABELS[by]} (not known of ${plural(unknown, 'citation')})` : LABELS[by];
  return [{ kind: 'influence', label, middle, ordered: by === 'years', petals: shown }];
}
