/**
 * citeproc's engine, made to print a whole note at once and again after small changes. What it prints is what
 * `rebuildProcessorState` prints (test/core/csl/agreement.test.ts holds that): its steps for one citation are taken for
 * all, its step over the whole text only once, and what nothing has changed of is not printed anew.
 */
import type { Citation, Csl, Engine, SortedItem, Tree } from 'citeproc';
import { atOnce } from '../../steps';
import { KeptList, type PrintedList, updatingItems } from './engine-steps';
import { type EngineCitation, type Kept, newlyKept, type PrintedCitation } from './kept-citation';
import { KnownItems } from './known-items';
import { FORMAT, MARKED_FORMAT } from './marks';
import { teachOthers } from './others';
import { printCluster } from './print-cluster';
import { processAlone, processSilently } from './process-citation';
import { familyNames } from './text-item';

export interface PrintedNote {
  /** One for each that was asked for. */
  readonly citations: readonly PrintedCitation[];
  readonly list: PrintedList | undefined;
}

export class NoteEngine {
  readonly #csl: Csl;
  readonly #engine: Engine;
  readonly #items = new KnownItems();
  #listed: readonly string[] = [];
  #kept = new Map<string, Kept>();
  #list = new KeptList();
  #serial = 0;

  /** Throws what citeproc throws. */
  constructor(csl: Csl, style: Tree, localeOf: (language: string) => Tree, language: string) {
    this.#csl = csl;
    csl.Output.Formats[FORMAT] ??= { ...MARKED_FORMAT };
    teachOthers(csl);
    const system = {
      retrieveLocale: localeOf,
      retrieveItem: (id: string) => this.#items.of(id)!.text,
    };
    this.#engine = new csl.Engine(system, style, language, true);
    this.#engine.setOutputFormat(FORMAT);
    // citeproc prints the first range of years with what stands round the date set twice, `(1930– (1931).).`: a level
    // of its output is left open behind the making of the style.
    const { dateput } = this.#engine;
    dateput.string(this.#engine, dateput.queue);
    dateput.openLevel('empty');
  }

  get isNoteStyle(): boolean {
    return this.#engine.opt.xclass === 'note';
  }

  get language(): string {
    return this.#engine.opt.lang;
  }

  /** What the style puts round a citation. */
  get brackets(): { readonly open: string; readonly close: string } {
    const { layout_prefix, layout_suffix } = this.#engine.citation.opt;
    return { open: layout_prefix, close: layout_suffix };
  }

  /** Those it prints, by their ids. */
  get items(): KnownItems {
    return this.#items;
  }

  /** The citations in the order of the text and its notes, and the ids of what is listed besides. */
  print(citations: readonly EngineCitation[], uncited: readonly string[]): PrintedNote {
    return atOnce(this.printing(citations, uncited));
  }

  /** The same in steps, between which nothing else is printed. */
  *printing(citations: readonly EngineCitation[], uncited: readonly string[]): Generator<void, PrintedNote> {
    try {
      const cited = [
        ...new Set([...citations.flatMap(({ items }) => items.map(({ id }) => id)), ...uncited]),
      ];
      const isOther = yield* this.#registering(cited);
      const all = this.#ordered(citations);
      // How often a work is cited has been counted in each citation alone.
      if (isOther) for (const id of cited) delete this.#engine.registry.registry[id]!['citation-count'];
      this.#findPositions(all);
      const printed = all.map((kept) => this.#printed(kept));
      const list = yield* this.#list.making(this.#engine, (id) => this.#says([{ id }]));
      for (const kept of all) this.#remember(kept);
      return { citations: printed, list };
    } catch (error) {
      // Half of a change is in the engine now.
      this.#engine.restoreProcessorState([]);
      this.#listed = [];
      this.#kept.clear();
      this.#list = new KeptList();
      throw error;
    }
  }

  /** Whether the list is another. */
  *#registering(ids: readonly string[]): Generator<void, boolean> {
    if (ids.length === this.#listed.length && ids.every((id, index) => id === this.#listed[index]))
      return false;
    if (this.#listed.length > 0 && isNumberedOnly(this.#csl, this.#engine)) {
      this.#engine.updateItems([...ids]);
    } else {
      // Told of a change of the list, citeproc keeps given names that tell no two works apart any more: it starts anew.
      this.#engine.restoreProcessorState([]);
      yield* updatingItems(this.#engine, ids);
      for (const kept of this.#kept.values()) [kept.order, kept.state] = ['', kept.printedOf];
    }
    this.#listed = ids;
    this.#items.keepOnly(new Set(ids));
    return true;
  }

  /** Each citation with its items in the order of the style. */
  #ordered(citations: readonly EngineCitation[]): Kept[] {
    const times = new Map<string, number>();
    const now = new Map<string, Kept>();
    const all = citations.map((wanted) => {
      const says = JSON.stringify([wanted.items, wanted.isInNote]);
      const time = times.get(says) ?? 0;
      times.set(says, time + 1);
      const name = `${says}${time}`;
      const kept = this.#kept.get(name) ?? newlyKept(`c${this.#serial++}`, wanted);
      now.set(name, kept);
      kept.citation.properties.noteIndex = wanted.noteIndex;
      const order = this.#orderOf(kept.citation);
      if (kept.order !== order) {
        this.#sort(kept);
        kept.order = order;
      }
      return kept;
    });
    this.#kept = now;
    return all;
  }

  /** As the style sorts; as in Pandoc, no work passes another's prefix or suffix. */
  #sort({ citation, items }: Kept): void {
    const { properties } = citation;
    citation.citationItems = items;
    properties.unsorted = false;
    processAlone(this.#csl, this.#engine, citation);
    if (items.at(-1)!.row === 0) return;
    citation.citationItems = citation
      .sortedItems!.toSorted(([, a], [, b]) => a.row! - b.row!)
      .map(([, { at }]) => items[at!]!);
    properties.unsorted = true;
    processAlone(this.#csl, this.#engine, citation);
  }

  /** First, ibid., near a note: for all citations at once. */
  #findPositions(all: readonly Kept[]): void {
    const { citationreg } = this.#engine.registry;
    for (const { citation } of all) citationreg.citationById[citation.citationID] = citation;
    const last = all.at(-1);
    if (!last) return;
    const before = all
      .slice(0, -1)
      .map(({ citation }) => [citation.citationID, citation.properties.noteIndex] as const);
    processSilently(this.#csl, this.#engine, last.citation, before);
  }

  /** All that the order and the text of cited items depend on besides themselves. */
  #says(items: readonly { readonly id: string }[]): string {
    const { registry } = this.#engine.registry;
    const isNumeric = this.#engine.opt.update_mode === this.#csl.NUMERIC;
    return JSON.stringify(
      items.map(({ id }) => [id, registry[id]?.disambig, isNumeric && registry[id]?.seq]),
    );
  }

  #printed(kept: Kept): PrintedCitation {
    const state = this.#stateOf(kept.citation);
    if (kept.printed === undefined || kept.state !== state) {
      kept.printedOf = state;
      kept.printed = this.#print(kept.citation, kept.citation.sortedItems!);
    }
    return kept.printed;
  }

  #remember(kept: Kept): void {
    kept.order = this.#orderOf(kept.citation);
    kept.state = this.#stateOf(kept.citation);
  }

  #orderOf({ citationItems }: Citation): string {
    return citationItems.length > 1 ? this.#says(citationItems) : 'one';
  }

  #stateOf({ citationItems, sortedItems }: Citation): string {
    const cited = sortedItems!.map(([, item]) => ({ ...item, item: undefined, sortkeys: undefined }));
    return JSON.stringify(cited) + this.#says(citationItems);
  }

  #print(citation: Citation, sorted: readonly SortedItem[]): PrintedCitation {
    const inText = sorted.find(([, cited]) => cited.inText);
    if (!inText) return { cite: this.#cluster(sorted, citation) };
    const cited = inText[1];
    const { properties } = citation;
    properties.mode = 'author-only';
    const isNamed = familyNames(this.#items.of(cited.id)!.text).length > 0;
    const author = this.#cluster([inText], citation, !isNamed);
    delete cited['author-only'];
    delete properties.mode;
    // As in Pandoc, a note does not name again whom the sentence names. A footnote of the writer's is the sentence.
    const suppressed = cited['suppress-author'];
    const isNamedInText = isNamed && !properties['suppress-trailing-punctuation'];
    if (!this.isNoteStyle || isNamedInText) cited['suppress-author'] = true;
    // Behind the name comes what belongs to it; numbers stay in their order.
    const isNumeric = this.#engine.opt.update_mode === this.#csl.NUMERIC;
    const order = isNumeric ? sorted : [inText, ...sorted.filter((item) => item !== inText)];
    const cite = this.#cluster(order, citation);
    if (!suppressed) delete cited['suppress-author'];
    return { author, cite };
  }

  #cluster(sorted: readonly SortedItem[], citation: Citation, keepsLook = false): string {
    const keyOf = (id: string) => this.#items.of(id)?.key ?? '';
    return printCluster({ csl: this.#csl, engine: this.#engine, keyOf }, sorted, citation, keepsLook);
  }
}

/** Works are told apart by their numbers, which are those of their first citations: nothing else of one hangs on others. */
function isNumberedOnly(csl: Csl, { opt, bibliography_sort }: Engine): boolean {
  const isDisambiguated =
    opt['disambiguate-add-names'] || opt['disambiguate-add-givenname'] || opt['disambiguate-add-year-suffix'];
  return opt.update_mode === csl.NUMERIC && !isDisambiguated && bibliography_sort.tokens.length === 0;
}
