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
}

/** Who is cited or cites so often says nothing of nearness, and would cost the most. */
const HUB = 1000;

/** Of every work that is close to one that the reader uses; in steps, one a paper of the reader's. */
export function* closenessTo(signals: readonly Signal[]): Generator<void, ReadonlyMap<Work, Closeness>> {
  const found = new Map<Work, Closeness>();
  const of = (work: Work) => {
    let closeness = found.get(work);
    if (!closeness) {
      closeness = { cites: 0, cited: 0, together: 0, coupled: 0 };
      found.set(work, closeness);
    }
    return closeness;
  };
  for (const { work, strength } of signals) {
    if (strength <= 0) continue;
    for (const citing of citersOf(work)) {
      of(citing).cites += strength;
      const weight = strength * rarity(citing.cites.length);
      if (citing.cites.length <= HUB)
        for (const other of citedOf(citing)) if (other !== work) of(other).together += weight;
    }
    for (const cited of citedOf(work)) {
      of(cited).cited += strength;
      const weight = strength * rarity(cited.citers.length);
      if (cited.citers.length <= HUB)
        for (const other of citersOf(cited)) if (other !== work) of(other).coupled += weight;
    }
    yield;
  }
  return found;
}

/** Those who cite it, each once, itself left out: pages make loops. */
export function citersOf(work: Work): Set<Work> {
  const citing = new Set(work.citers.map((citation) => citation.citing));
  citing.delete(work);
  return citing;
}

export function citedOf(work: Work): Set<Work> {
  const cited = new Set(work.cites.map((citation) => citation.cited));
  cited.delete(work);
  return cited;
}

/** The more papers share something, the less it says (Adamic and Adar 2003). */
function rarity(count: number): number {
  return 1 / Math.log2(2 + count);
}
