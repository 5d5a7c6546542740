/**
 * What was printed of a note, with all that it hangs on, so that the next question is answered from it as long as that
 * is the same: typing between citations only moves them.
 */
import type { CslItem } from '../bibliography/csl';
import type { NoteBibliography, NoteText } from '../checks/bibliographies';
import type { Library } from '../library/library';
import { findCitations } from '../notes/citations';
import type { Cluster } from '../notes/cluster';
import { type FormattedNote, noteRequest } from './format-note';
import { noteItems } from './items';
import type { Formatted, OutputFormat, Processor } from './processor';
import { readingOrder } from './reading-order';

/** Where the items of a note come from. */
interface Sources {
  readonly bibliography: NoteBibliography;
  readonly library: Library;
}

interface Printed {
  readonly result: FormattedNote;
  /** Which of all citations of the note those in the result are. */
  readonly which: readonly number[];
}

/** A note that lists more works besides those it cites is printed in steps. */
const MANY = 100;

export class FormattedOnce {
  #note: NoteText;
  #processor: Processor | undefined;
  /** What the citations say, and in which order they are read, wherever they stand. */
  #said: string | undefined;
  /** Of each key that was asked for. */
  #items = new Map<string, CslItem | undefined>();
  /** All keys there were, where the note lists them all. */
  #all: string | undefined;
  readonly #printed = new Map<OutputFormat, Printed>();

  constructor(note: NoteText) {
    this.#note = note;
  }

  /** As it was asked for last. */
  get note(): NoteText {
    return this.#note;
  }

  /** Whether what was printed says something else now. */
  isOlderThan(sources: Sources, note = this.#note): boolean {
    const itemOf = noteItems(note.text, sources.bibliography, sources.library);
    if (this.#all !== undefined && this.#all !== joined(allKeys(sources))) return true;
    for (const [key, item] of this.#items) if (itemOf(key) !== item) return true;
    return false;
  }

  of(note: NoteText, sources: Sources, processor: Processor, format: OutputFormat): FormattedNote {
    const { known, make } = this.#at(note, sources, processor, format);
    if (known) return known;
    const { request, keep } = make();
    return keep(processor.format(request));
  }

  /** As `of`, where that takes no longer than a keystroke: `many` is for `inSteps`. */
  unlessMany(
    note: NoteText,
    sources: Sources,
    processor: Processor,
    format: OutputFormat,
  ): FormattedNote | 'many' {
    const { known, make } = this.#at(note, sources, processor, format);
    if (known) return known;
    const { request, keep } = make();
    return request.uncited.length > MANY ? 'many' : keep(processor.format(request));
  }

  /** As `of`, in steps of a few milliseconds. */
  *inSteps(
    note: NoteText,
    sources: Sources,
    processor: Processor,
    format: OutputFormat,
  ): Generator<void, FormattedNote> {
    const { known, make } = this.#at(note, sources, processor, format);
    if (known) return known;
    const { request, keep } = make();
    return keep(yield* processor.formatInSteps(request));
  }

  #at(note: NoteText, sources: Sources, processor: Processor, format: OutputFormat) {
    const clusters = note.clusters ?? findCitations(note.text, note.language);
    const before = this.#note;
    const isSame = before.text === note.text && before.language === note.language;
    const said = (isSame ? this.#said : undefined) ?? saidIn(note.text, clusters);
    if (said !== this.#said || processor !== this.#processor || this.isOlderThan(sources, note)) {
      this.#printed.clear();
      this.#items = new Map();
      this.#all = undefined;
    }
    [this.#note, this.#said, this.#processor] = [note, said, processor];
    const known = this.#printed.get(format);
    return {
      known: known && { ...known.result, clusters: known.which.map((n) => clusters[n]!) },
      make: () => this.#make(note, clusters, sources, processor, format),
    };
  }

  #make(
    { text }: NoteText,
    clusters: readonly Cluster[],
    sources: Sources,
    processor: Processor,
    format: OutputFormat,
  ) {
    const find = noteItems(text, sources.bibliography, sources.library);
    const items = this.#items;
    const itemOf = (key: string) => {
      const item = items.get(key) ?? find(key);
      items.set(key, item);
      return item;
    };
    const all = () => {
      const keys = allKeys(sources);
      this.#all = joined(keys);
      return keys;
    };
    const source = { text, allKeys: all };
    const { request, resultOf } = noteRequest(clusters, itemOf, processor, format, source);
    return {
      request,
      keep: (formatted: Formatted) => {
        const result = resultOf(formatted);
        const numbers = new Map(clusters.map((cluster, n) => [cluster, n]));
        const which = result.clusters.map((cluster) => numbers.get(cluster)!);
        // Of a note that says something else by now, it is given out and forgotten.
        if (items === this.#items) this.#printed.set(format, { result, which });
        return result;
      },
    };
  }
}

/** Of the note's own bibliographies where it has any, else of the library. */
function allKeys({ bibliography, library }: Sources): readonly string[] {
  const own = [...bibliography.inline, ...bibliography.files.flatMap(({ keys }) => [...keys.keys()])];
  return own.length > 0 ? own : library.works.map(({ citekey }) => citekey);
}

function joined(keys: readonly string[]): string {
  return keys.join('\n');
}

/** Each citation as it is typed, with the footnotes it is read in. */
function saidIn(text: string, clusters: readonly Cluster[]): string {
  const typed = ({ span, nocite, isLabel }: Cluster) =>
    `${nocite ? 'n' : ''}${isLabel ? 'l' : ''} ${text.slice(span.start, span.end)}`;
  return readingOrder(text, clusters)
    .map((reading) => `${reading.isFootnote ? 'f' : ''}${reading.clusters.map(typed).join('\u0001')}`)
    .join('\u0000');
}
