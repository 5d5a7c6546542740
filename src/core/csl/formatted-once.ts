/**
 * What was printed of a note, with all that it hangs on, so that the next question is answered from it as long as that
 * is the same: typing between citations only moves them.
 */
import type { CslItem } from '../bibliography/csl';
import type { NoteBibliography, NoteText } from '../checks/bibliographies';
import type { Library } from '../library/library';
import type { Work } from '../model';
import { findCitations } from '../notes/citations';
import type { Cluster } from '../notes/cluster';
import { type FormattedNote, formatNote } from './format-note';
import { noteItems } from './items';
import type { OutputFormat, Processor } from './processor';
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

export class FormattedOnce {
  #note: NoteText;
  #processor: Processor | undefined;
  /** What the citations say, and in which order they are read, wherever they stand. */
  #said: string | undefined;
  /** Of each key that was asked for. */
  #items = new Map<string, CslItem | undefined>();
  /** All papers there were, where the note lists them all. */
  #all: readonly Work[] | undefined;
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
    if (this.#all && this.#all !== sources.library.works) return true;
    for (const [key, item] of this.#items) if (itemOf(key) !== item) return true;
    return false;
  }

  of(note: NoteText, sources: Sources, processor: Processor, format: OutputFormat): FormattedNote {
    const clusters = note.clusters ?? findCitations(note.text, note.language);
    const before = this.#note;
    const isSame = before.text === note.text && before.language === note.language;
    const said = (isSame ? this.#said : undefined) ?? saidIn(note.text, clusters);
    if (said !== this.#said || processor !== this.#processor || this.isOlderThan(sources, note)) {
      this.#printed.clear();
      this.#items.clear();
      this.#all = undefined;
    }
    [this.#note, this.#said, this.#processor] = [note, said, processor];
    const known = this.#printed.get(format);
    if (known) return { ...known.result, clusters: known.which.map((n) => clusters[n]!) };
    const result = this.#print(note, clusters, sources, processor, format);
    const numbers = new Map(clusters.map((cluster, n) => [cluster, n]));
    this.#printed.set(format, { result, which: result.clusters.map((cluster) => numbers.get(cluster)!) });
    return result;
  }

  #print(
    { text }: NoteText,
    clusters: readonly Cluster[],
    { bibliography, library }: Sources,
    processor: Processor,
    format: OutputFormat,
  ): FormattedNote {
    const find = noteItems(text, bibliography, library);
    const itemOf = (key: string) => {
      const item = this.#items.get(key) ?? find(key);
      this.#items.set(key, item);
      return item;
    };
    const allKeys = () => {
      const own = [...bibliography.inline, ...bibliography.files.flatMap(({ keys }) => [...keys.keys()])];
      if (own.length > 0) return own;
      this.#all = library.works;
      return library.works.map(({ citekey }) => citekey);
    };
    return formatNote(clusters, itemOf, processor, format, { text, allKeys });
  }
}

/** Each citation as it is typed, with the footnotes it is read in. */
function saidIn(text: string, clusters: readonly Cluster[]): string {
  const typed = ({ span, nocite, isLabel }: Cluster) =>
    `${nocite ? 'n' : ''}${isLabel ? 'l' : ''} ${text.slice(span.start, span.end)}`;
  return readingOrder(text, clusters)
    .map((reading) => `${reading.isFootnote ? 'f' : ''}${reading.clusters.map(typed).join('\u0001')}`)
    .join('\u0000');
}
