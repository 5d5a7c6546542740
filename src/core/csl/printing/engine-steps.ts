/**
 * The two long walks of citeproc in steps of one work each, so that a list of thousands stops nobody: works are made
 * known to it, and their list is made. What comes of them is what `updateItems` and `makeBibliography` give.
 */
import type { BibliographyParameters, Engine } from 'citeproc';

export interface PrintedList {
  /** One text for each entry. */
  readonly entries: readonly string[];
  readonly parameters: BibliographyParameters;
}

/** `updateItems`, of an engine that knows no works. */
export function* updatingItems(engine: Engine, ids: readonly string[]): Generator<void, void> {
  const { registry, tmp, disambiguate, bibliography_sort } = engine;
  const { area, root, extension } = tmp;
  const isUnsorted = bibliography_sort.tokens.length === 0;
  Object.assign(tmp, { area: 'citation', root: 'citation', extension: '', loadedItemIDs: {} });
  registry.init([...ids]);
  const all = registry.mylist;
  for (const id of all) {
    registry.doinserts([id]);
    yield;
  }
  registry.dorefreshes();
  registry.rebuildlist(isUnsorted);
  for (const id of all) {
    registry.mylist = [id];
    registry.setsortkeys();
    registry.mylist = all;
    yield;
  }
  for (const ambiguous of Object.keys(registry.ambigsTouched)) {
    disambiguate.run(ambiguous);
    yield;
  }
  registry.ambigsTouched = {};
  // With nothing left to tell apart, it forgets what it noted for that.
  registry.setdisambigs();
  registry.sorttokens(isUnsorted);
  yield;
  registry.renumber();
  Object.assign(tmp, { area, root, extension });
}

/** An entry of the list, with what it hangs on. */
interface KeptEntry {
  readonly hangsOn: string;
  readonly texts: readonly string[];
  readonly ids: BibliographyParameters['entry_ids'];
  /** Of its label, in characters. */
  readonly offset: number;
  /** Which it leaves to the next entry. */
  readonly names: unknown;
}

/** The list as it was made last, of which only what is another is made anew. */
export class KeptList {
  #entries = new Map<string, KeptEntry>();
  #parameters: BibliographyParameters | undefined;

  /**
   * `makeBibliography`; undefined in a style without a list. `says` gives all that an entry hangs on besides its item
   * and the names in the entry before, for which some styles print a dash.
   */
  *making(engine: Engine, says: (id: string) => string): Generator<void, PrintedList | undefined> {
    this.#parameters ??= madeOf(engine, [], false)?.[0];
    if (!this.#parameters) return undefined;
    const now = new Map<string, KeptEntry>();
    let names: unknown = false;
    for (const id of engine.registry.getSortedIds()) {
      const hangsOn = says(id) + JSON.stringify(names);
      const kept = this.#entries.get(id);
      const entry = kept?.hangsOn === hangsOn ? kept : entryOf(engine, id, names, hangsOn);
      now.set(id, entry);
      names = entry.names;
      if (entry !== kept) yield;
    }
    this.#entries = now;
    const all = [...now.values()];
    const maxoffset = Math.max(0, ...all.map(({ offset }) => offset));
    const parameters = { ...this.#parameters, maxoffset, entry_ids: all.flatMap(({ ids }) => ids) };
    return { entries: all.flatMap(({ texts }) => texts), parameters };
  }
}

function entryOf(engine: Engine, id: string, names: unknown, hangsOn: string): KeptEntry {
  const [parameters, texts] = madeOf(engine, [id], names)!;
  const { offset = 0 } = engine.registry.registry[id]!;
  return { hangsOn, texts, ids: parameters.entry_ids, offset, names: engine.tmp.last_rendered_name };
}

/** A list of these works alone, behind one with these names. */
function madeOf(engine: Engine, ids: readonly string[], names: unknown) {
  const { registry, tmp } = engine;
  const { getSortedIds } = registry;
  // It forgets the names of the entry before just ahead of asking for the works.
  registry.getSortedIds = () => {
    tmp.last_rendered_name = names;
    return ids;
  };
  try {
    return engine.makeBibliography() || undefined;
  } finally {
    registry.getSortedIds = getSortedIds;
  }
}
