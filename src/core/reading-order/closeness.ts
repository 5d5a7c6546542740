/** How close papers are by citations to those that the reader uses. */
import type { Work } from '../model';
import type { Signal } from './signals';

/** Added up over the papers that the reader uses, each counting by its strength. */
export interface Closeness {
  /** Papers of the reader's that it cites. */
  cites: number;
  /** Papers of the reader's that cite it. */
  cited: number;
  /** Co-citation (Small 1973): papers that cite it and one of the reader's; one that cites many counts less. */
  together: number;
  /** Bibliographic coupling (Kessler 1963): papers that it and one of the reader's cite; one much cited counts less. */
  coupled: number;
  /** Which papers of the reader's it cites, and which cite it. */
  readonly citesUsed: Work[];
  readonly citedByUsed: Work[];
}

/** Who is cited or cites so often says nothing of nearness, and would cost the most. */
const HUB = 1000;
/** Citations looked at in one step: a millisecond or two. */
const LOOKED_AT = 5000;

/** Of every work that is close to one that the reader uses; in steps. */
export function* closenessTo(signals: readonly Signal[]): Generator<void, ReadonlyMap<Work, Closeness>> {
  const found = new Map<Work, Closeness>();
  const of = (work: Work) => {
    let closeness = found.get(work);
    if (!closeness) {
      closeness = {
        cites: 0,
        cited: 0,
        together: 0,
        coupled: 0,
        citesUsed: [],
        citedByUsed: [],
      };
      found.set(work, closeness);
    }
    return closeness;
  };
  let looked = 0;
  for (const { work, strength } of signals) {
    if (strength <= 0) continue;
    for (const citing of citersOf(work)) {
      const near = of(citing);
      near.cites += strength;
      near.citesUsed.push(work);
      looked++;
      if (citesFew(citing)) {
        const weight = strength * rarity(citing.cites.length);
        for (const other of citedOf(citing)) if (other !== work) of(other).together += weight;
        looked += citing.cites.length;
      }
      if (looked < LOOKED_AT) continue;
      looked = 0;
      yield;
    }
    for (const cited of citedOf(work)) {
      const near = of(cited);
      near.cited += strength;
      near.citedByUsed.push(work);
      looked++;
      if (isCitedByFew(cited)) {
        const weight = strength * rarity(cited.citers.length);
        for (const other of citersOf(cited)) if (other !== work) of(other).coupled += weight;
        looked += cited.citers.length;
      }
      if (looked < LOOKED_AT) continue;
      looked = 0;
      yield;
    }
  }
  return found;
}

/** Papers of the reader's that some paper cites together with it: what `together` counts. */
export function usedTogether(work: Work, closeness: ReadonlyMap<Work, Closeness>): Set<Work> {
  const others = new Set<Work>();
  for (const { citing } of work.citers)
    if (citing !== work && citesFew(citing))
      for (const other of closeness.get(citing)?.citesUsed ?? []) others.add(other);
  others.delete(work);
  return others;
}

/** Papers of the reader's that cite what it cites, and how much of that there is: what `coupled` counts. */
export function usedCoupled(
  work: Work,
  closeness: ReadonlyMap<Work, Closeness>,
): { readonly others: ReadonlySet<Work>; readonly shared: number } {
  const others = new Set<Work>();
  let shared = 0;
  for (const cited of citedOf(work)) {
    if (!isCitedByFew(cited)) continue;
    const citing = (closeness.get(cited)?.citedByUsed ?? []).filter((other) => other !== work);
    if (citing.length > 0) shared++;
    for (const other of citing) others.add(other);
  }
  return { others, shared };
}

function citesFew({ cites }: Work): boolean {
  return cites.length <= HUB;
}

function isCitedByFew({ citers }: Work): boolean {
  return citers.length <= HUB;
}

/** Those who cite it, each once, itself left out: pages make loops. */
function citersOf(work: Work): Set<Work> {
  const citing = new Set(work.citers.map((citation) => citation.citing));
  citing.delete(work);
  return citing;
}

function citedOf(work: Work): Set<Work> {
  const cited = new Set(work.cites.map((citation) => citation.cited));
  cited.delete(work);
  return cited;
}

/** The more papers share something, the less it says (Adamic and Adar 2003). */
function rarity(count: number): number {
  return 1 / Math.log2(2 + count);
}
