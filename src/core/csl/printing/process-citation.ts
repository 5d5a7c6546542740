/** citeproc's step for one citation, for as much of what it does as is wanted. */
import type { Citation, Csl, Engine } from 'citeproc';

/**
 * Sorts the works of a citation, and finds the positions ("ibid.", near a note) of it and of all before it. Nothing is
 * printed. Its items are known to the engine.
 */
export function processSilently(
  csl: Csl,
  engine: Engine,
  citation: Citation,
  before: readonly (readonly [id: string, noteIndex: number])[],
): void {
  engine.process_CitationCluster = () => '';
  try {
    engine.processCitationCluster(citation, before, [], csl.ASSUME_ALL_ITEMS_REGISTERED);
  } finally {
    // The engine's own is its prototype's.
    Reflect.deleteProperty(engine, 'process_CitationCluster');
  }
}

/** As if there were no other; works are not told apart by how often they are cited, which is done for all at once. */
export function processAlone(csl: Csl, engine: Engine, citation: Citation): void {
  const { disambiguate } = engine;
  disambiguate.run = () => {};
  try {
    processSilently(csl, engine, citation, []);
  } finally {
    Reflect.deleteProperty(disambiguate, 'run');
  }
}
