/** One request, printed: what citeproc says, as parts, entries and labels in the format asked for. */
import type { CitationItem as EngineItem } from 'citeproc';
import type {
  CitationPart,
  CitationRequest,
  CitedItem,
  FormatRequest,
  Formatted,
  FormattedCitation,
  FormattedReference,
} from '../format-request';
import { affix, spacedPrefix, spacedSuffix, type Verbatims } from './affix';
import type { AuthorName } from './author-name';
import type { NoteEngine } from './engine';
import type { PrintedList } from './engine-steps';
import type { PrintedCitation } from './kept-citation';
import { type Address, addressesOf } from './links';
import { layoutOf } from './list-layout';
import { capitalized, inFootnote, joint, plain, withJoints, withSingleStops } from './run-edits';
import { PLAIN, type Run, runsOf, trimmed } from './runs';
import { familyNames } from './text-item';
import { written } from './write-runs';
import type { WritingContext } from './writing-context';

export class Printer {
  readonly #engine: NoteEngine;
  readonly #author: AuthorName;
  readonly #verbatims: Verbatims;
  readonly #request: FormatRequest;
  readonly #context: WritingContext;
  readonly #addresses = new Map<string, readonly Address[]>();

  constructor(engine: NoteEngine, author: AuthorName, verbatims: Verbatims, request: FormatRequest) {
    this.#engine = engine;
    this.#author = author;
    this.#verbatims = verbatims;
    this.#request = request;
    this.#context = { addresses: (id) => this.#addressesOf(id), verbatim: verbatims.get };
  }

  *printing(): Generator<void, Formatted> {
    const { citations, uncited } = this.#request;
    let note = 0;
    const wanted = citations.map((citation) => {
      const items = citation.items.flatMap((item) => this.#engineItem(item) ?? []);
      const isKnown = items.length > 0;
      note = citation.noteNumber ?? (isKnown ? note + 1 : note);
      return { citation, items, note, isKnown };
    });
    const listed = uncited.flatMap((key) => this.#idOf(key) ?? []);
    const known = wanted.filter(({ isKnown }) => isKnown);
    const printed = yield* this.#engine.printing(
      known.map(({ citation, items, note }) => ({
        items,
        noteIndex: this.#engine.isNoteStyle ? note : 0,
        isInNote: this.#engine.isNoteStyle && citation.isInFootnote === true,
      })),
      listed,
    );
    let at = 0;
    return {
      citations: wanted.map(({ citation, note, isKnown }) =>
        this.#citation(citation, isKnown ? printed.citations[at++] : undefined, note),
      ),
      references: yield* this.#references(printed.list),
      layout: layoutOf(printed.list),
    };
  }

  #idOf(key: string): string | undefined {
    const item = this.#request.itemOf(key);
    return item && this.#engine.items.idOf(key, item);
  }

  #engineItem(cited: CitedItem): EngineItem | undefined {
    const id = this.#idOf(cited.key);
    if (id === undefined) return undefined;
    const { prefix, locator, suffix, suppressAuthor, inText } = cited;
    return {
      id,
      ...(prefix && { prefix: spacedPrefix(affix(prefix, this.#verbatims)) }),
      ...(locator && {
        locator: affix(locator.value, this.#verbatims),
        label: LABELS[locator.label] ?? locator.label,
      }),
      ...(suffix && { suffix: spacedSuffix(affix(suffix, this.#verbatims)) }),
      ...(suppressAuthor && { 'suppress-author': true }),
      ...(inText && !suppressAuthor && { inText: true }),
    };
  }

  #citation(
    { items, isInFootnote }: CitationRequest,
    printed: PrintedCitation | undefined,
    note: number,
  ): FormattedCitation {
    const unknown = items.filter(({ key }) => !this.#request.itemOf(key)).map(({ key }) => key);
    const { isNoteStyle } = this.#engine;
    const cite = printed ? withJoints(runsOf(printed.cite)) : [];
    const all = this.#withUnknown(cite, unknown);
    const author = printed?.author === undefined ? [] : this.#authorRuns(printed.author, items);
    if (isNoteStyle && !isInFootnote && printed) {
      const runs = capitalized(all, this.#engine.language);
      const said = { note: this.#written(runs), noteNumber: note, unknown, parts: this.#parts(runs) };
      return { inText: this.#written(author), ...said };
    }
    const whole =
      isNoteStyle && printed
        ? inFootnote(
            all,
            items.some(({ inText }) => inText),
          )
        : joint(author, all);
    return { inText: this.#written(whole), unknown, parts: this.#parts(whole) };
  }

  /** The author of whom the sentence speaks, by name: numbers, labels and "ibid." are no subjects. */
  #authorRuns(printed: string, items: readonly CitedItem[]): readonly Run[] {
    const { key } = items.find(({ key, inText }) => inText && this.#request.itemOf(key))!;
    const item = this.#request.itemOf(key)!;
    const id = this.#engine.items.idOf(key, item);
    const names = familyNames(this.#engine.items.of(id)!.text);
    const runs = runsOf(printed);
    const says = folded(runs.map(({ text }) => text).join(''));
    const isNamed =
      names.length > 0
        ? names.some((name) => name !== '' && says.includes(folded(name)))
        : /\p{L}{3}/u.test(says);
    const chosen =
      isNamed && !(names.length === 0 && this.#engine.isNoteStyle) ? runs : runsOf(this.#author(key, item));
    return trimmed(chosen.map((run) => ({ ...run, id })));
  }

  /** What the style puts round the whole belongs to none of the works. */
  #withoutBrackets(runs: readonly Run[]): {
    readonly before: readonly Run[];
    readonly inner: readonly Run[];
    readonly behind: readonly Run[];
  } {
    const { open, close } = this.#engine.brackets;
    const inner = runs.slice();
    const [first, last] = [inner[0], inner.at(-1)];
    const before = open !== '' && first?.text.startsWith(open) && !first.isVerbatim ? bare(first, open) : [];
    if (before.length > 0) inner[0] = { ...first!, text: first!.text.slice(open.length) };
    const end = inner.at(-1);
    const behind = close !== '' && end?.text.endsWith(close) && !last?.isVerbatim ? bare(end, close) : [];
    if (behind.length > 0) inner[inner.length - 1] = { ...end!, text: end!.text.slice(0, -close.length) };
    return { before, inner: inner.filter(({ text }) => text !== ''), behind };
  }

  /** Behind the last work, within the brackets of the style. */
  #withUnknown(runs: readonly Run[], unknown: readonly string[]): readonly Run[] {
    const { before, inner, behind } = this.#withoutBrackets(runs);
    if (unknown.length === 0) return [...before, ...inner, ...behind];
    const marks = unknown.map((key): Run => ({ text: `${key}?`, look: UNKNOWN, id: UNKNOWN_ID + key }));
    const listed = marks.flatMap((run, index) => (index > 0 ? [plain('; '), run] : [run]));
    if (runs.length > 0) return [...before, ...inner, plain('; '), ...listed, ...behind];
    const { open, close } = this.#engine.brackets;
    const isOpen = !this.#engine.isNoteStyle && open.trim() !== '';
    return [plain(isOpen ? open : '('), ...listed, plain(isOpen ? close : ')')];
  }

  #written(runs: readonly Run[]): string {
    return written(runs, this.#request.format, this.#context);
  }

  /** Runs of one work together. */
  #parts(runs: readonly Run[]): readonly CitationPart[] {
    const parts: CitationPart[] = [];
    for (let from = 0; from < runs.length; ) {
      const { id } = runs[from]!;
      let until = from + 1;
      while (until < runs.length && runs[until]!.id === id) until++;
      const text = this.#written(runs.slice(from, until));
      const isUnknown = id?.startsWith(UNKNOWN_ID);
      const key = isUnknown ? id!.slice(UNKNOWN_ID.length) : this.#engine.items.of(id ?? '')?.key;
      parts.push({ text, ...(key !== undefined && { key }), ...(isUnknown && { isUnknown }) });
      from = until;
    }
    return parts;
  }

  /** Of an item of which the style prints nothing, there is the key to be said. */
  *#references(list: PrintedList | undefined): Generator<void, readonly FormattedReference[]> {
    if (!list) return [];
    const { entries, parameters } = list;
    const printed = entries.map((entry) => withSingleStops(runsOf(entry)));
    const idOf = (runs: readonly Run[]) => runs.find(({ id }) => id !== undefined)?.id;
    const known = new Set(printed.map(idOf));
    let at = 0;
    const references: FormattedReference[] = [];
    for (const [id] of parameters.entry_ids) {
      yield;
      // For some of those citeproc has an error in their place, which is nobody's.
      const isOwn = known.has(id) || (at < printed.length && idOf(printed[at]!) === undefined);
      const runs = isOwn ? printed[at++]! : [];
      const key = this.#engine.items.of(id!)!.key;
      const label = trimmed(runs.filter(({ inMargin }) => inMargin));
      const text = known.has(id) ? trimmed(runs.filter(({ inMargin }) => !inMargin)) : [];
      references.push({
        key,
        ...(label.length > 0 && { label: this.#written(label) }),
        text: this.#written(text.length > 0 ? text : [plain(key)]),
      });
    }
    return references;
  }

  #addressesOf(id: string | undefined): readonly Address[] {
    if (id === undefined) return [];
    let found = this.#addresses.get(id);
    if (!found) {
      const item = this.#engine.items.of(id)?.text;
      found = item ? addressesOf(item) : [];
      this.#addresses.set(id, found);
    }
    return found;
  }
}

// Terms of that name are of works: an article is a preprint.
const LABELS: Readonly<Record<string, string>> = { article: 'article-locator', title: 'title-locator' };

const UNKNOWN_ID = '?';
const UNKNOWN = { ...PLAIN, unknown: true };

function bare({ look }: Run, text: string): readonly Run[] {
  return [{ text, look }];
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}’']/gu, '')
    .toLowerCase();
}
