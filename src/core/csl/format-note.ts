/** All citations of a note as they are printed, with its list of references. */
import type { Cluster } from '../notes/cluster';
import type {
  CitationRequest,
  CitedItem,
  FormatRequest,
  Formatted,
  OutputFormat,
  Processor,
} from './processor';
import { readingOrder } from './reading-order';

/**
 * What is printed of a note: its clusters in the order of the text, without labels, `nocite`, and a bare `@name` that
 * nobody knows, which stays as it is typed.
 */
export interface FormattedNote extends Formatted {
  readonly clusters: readonly Cluster[];
}

export interface NoteSource {
  /** The note's text: of it, the commas before suffixes and the order of footnotes are read. */
  readonly text?: string;
  /** What `@*` in `nocite` lists: all items of the note's bibliographies, or of the library. Asked for only then. */
  readonly allKeys?: () => readonly string[];
}

/** Throws a `StyleFault` where the style fails. */
export function formatNote(
  clusters: readonly Cluster[],
  itemOf: FormatRequest['itemOf'],
  processor: Processor,
  format: OutputFormat,
  source: NoteSource = {},
): FormattedNote {
  const { request, resultOf } = noteRequest(clusters, itemOf, processor, format, source);
  return resultOf(processor.format(request));
}

/** What a processor is asked for a note, and what its answer is of the note. */
export function noteRequest(
  clusters: readonly Cluster[],
  itemOf: FormatRequest['itemOf'],
  processor: Processor,
  format: OutputFormat,
  { text = '', allKeys = () => [] }: NoteSource,
): { readonly request: FormatRequest; readonly resultOf: (formatted: Formatted) => FormattedNote } {
  const cited = clusters.filter(
    ({ nocite, isLabel, items }) =>
      !nocite && !isLabel && items.some(({ certain, key }) => certain || itemOf(key)),
  );
  const listed = clusters.filter(({ nocite }) => nocite).flatMap(({ items }) => items.map(({ key }) => key));
  const uncited = listed.flatMap((key) => (key === '*' ? allKeys() : [key]));
  const read: Cluster[] = [];
  const citations: CitationRequest[] = [];
  let note = 0;
  for (const { clusters: here, isFootnote } of readingOrder(text, cited)) {
    const isKnown = here.some(({ items }) => items.some(({ key }) => itemOf(key)));
    if (isFootnote || (processor.isNoteStyle && isKnown)) note++;
    for (const cluster of here) {
      read.push(cluster);
      const items = cluster.items.map((item) => citedItem(item, cluster, text));
      citations.push({ items, noteNumber: note, ...(isFootnote && { isInFootnote: true }) });
    }
  }
  return {
    request: { citations, uncited: [...new Set(uncited)], itemOf, format },
    resultOf: (formatted) => {
      const printed = new Map(read.map((cluster, index) => [cluster, formatted.citations[index]!]));
      return { ...formatted, clusters: cited, citations: cited.map((cluster) => printed.get(cluster)!) };
    },
  };
}

/** With the comma that is typed before its suffix; in commands, whose suffix is an argument, one is meant. */
function citedItem(item: Cluster['items'][number], { form }: Cluster, text: string): CitedItem {
  const { suffix, suffixSpan, locator } = item;
  if (suffix === undefined) return item;
  const before = suffixSpan ? text.slice(Math.max(0, suffixSpan.start - LONGEST_GAP), suffixSpan.start) : '';
  const isCommand = form === 'latex' || form === 'typst' || form === 'myst' || form === 'wikilink';
  const hasComma =
    before.trim() === '' || isCommand ? locator === undefined && isCommand : /,\s*$/.test(before);
  return hasComma ? { ...item, suffix: `, ${suffix}` } : item;
}

const LONGEST_GAP = 40;
