/** What the preview shows of a note: its citations, notes and list of references, as HTML without a script. */
import { escapeHtml } from '../bibliography/reference-line';
import type { FormattedNote } from '../csl/format-note';
import { noteStyle } from '../csl/note-style';
import type { FormattedCitation, FormattedReference } from '../csl/processor';
import type { Cluster } from '../notes/cluster';
import { cardId, cardOf, described } from './card';
import { backLinks, entryHref, inId, referencesHtml } from './list-html';
import { matchClusters } from './match-clusters';
import type { WovenCitation } from './weave';
import { type WrittenList, writtenList } from './written-list';

/** A note as its tokens were made from it. */
export interface PreviewNote {
  readonly text: string;
  /** All that the note has. */
  readonly clusters: readonly Cluster[];
  /** Those that stand in the text and are shown by us. */
  readonly cited: readonly Cluster[];
  /** Their words, line by line. */
  readonly typed: readonly string[];
  /** The numbers of those that are to be seen: one may stand in the caption of an image, say. */
  readonly woven: ReadonlySet<number>;
  /** The words of the paragraphs of a list that the note has in its own words. */
  readonly written: readonly string[];
  /** The writer's own footnotes are shown as such; else they stand as typed. */
  readonly hasFootnotes: boolean;
}

/** What is known of a note's citations, in HTML; or why they cannot be printed. */
export type Printed = PrintedNote | { readonly fault: string };

export interface PrintedNote {
  readonly formatted: FormattedNote;
  /** Where the paper of a key was read. */
  readonly sourceOf: (key: string) => Source | undefined;
}

export interface Source {
  /** As the preview opens it: a path from the note, with the line. */
  readonly href: string;
  /** `2501.01234.txt:12`. */
  readonly words: string;
  /** What is there: a page, or an entry of a bibliography. */
  readonly kind: 'page' | 'entry';
}

/** Each of them HTML; empty where there is nothing to show. */
export interface Shown {
  /** Said at the top. */
  readonly fault: string;
  readonly citation: (citation: WovenCitation) => string;
  /** Whether of a citation there is the mark of its note alone: it is shown behind the stop. */
  readonly isMark: (citation: WovenCitation) => boolean;
  readonly notes: string;
  /** As in Pandoc, the title is that of a list at the end: who says where it stands writes one. */
  readonly references: (isAtEnd: boolean) => string;
  readonly written: WrittenList;
}

export function showNote(note: PreviewNote, printed: Printed | undefined): Shown {
  const typed = ({ number }: WovenCitation) => asTyped(note, number);
  const none = () => '';
  const written = { anchors: '', anchor: none, links: none };
  const nothing = { fault: '', citation: typed, isMark: () => false, notes: '', references: none, written };
  if (!printed) return nothing;
  if ('fault' in printed) {
    const words = `Citations are shown as typed: ${escapeHtml(printed.fault)}`;
    return { ...nothing, fault: `<p class="scholium-fault">${words}</p>\n` };
  }
  return new NoteView(note, printed).shown();
}

interface ShownCitation {
  readonly cluster: Cluster;
  readonly formatted: FormattedCitation;
  /** Ids of the places of its keys, in their order. */
  readonly places: ReadonlyMap<string, string>;
}

class NoteView {
  private readonly note: PreviewNote;
  private readonly printed: PrintedNote;
  private readonly style: ReturnType<typeof noteStyle>;
  private readonly citations: readonly (ShownCitation | undefined)[];
  /** By key, in the order of the text. */
  private readonly places = new Map<string, { readonly id: string; readonly line: number }[]>();
  /** By the number of a note among the writer's own, the one that it has among those that are shown. */
  private readonly numbers = new Map<number, number>();
  /** By key, what the list says of it. */
  private readonly entries: ReadonlyMap<string, FormattedReference>;
  private readonly listed: ReadonlySet<string>;

  constructor(note: PreviewNote, printed: PrintedNote) {
    this.note = note;
    this.printed = printed;
    this.style = noteStyle(note.text);
    const { references } = printed.formatted;
    this.entries = new Map(references.map((entry) => [entry.key, entry]));
    const isShown = !this.style.suppressBibliography;
    this.listed = new Set(isShown ? references.map(({ key }) => key) : []);
    this.citations = this.readCitations();
  }

  shown(): Shown {
    const { layout, references: all } = this.printed.formatted;
    const references = all.filter(({ key }) => this.listed.has(key));
    const { sourceOf } = this.printed;
    const links = { placesOf: (key: string) => this.places.get(key) ?? [], sourceOf };
    return {
      fault: '',
      citation: (woven) => this.citation(woven),
      isMark: (woven) => this.isMark(woven),
      notes: this.notes(),
      references: (isAtEnd) => {
        const title = isAtEnd ? this.style.sectionTitle : undefined;
        return references.length === 0 ? '' : referencesHtml(references, { layout, title, ...links });
      },
      written: writtenList(this.note.written, references, links),
    };
  }

  private readCitations(): (ShownCitation | undefined)[] {
    const { clusters, citations } = this.printed.formatted;
    const { cited, text, woven } = this.note;
    let line = 1;
    let at = 0;
    return matchClusters(cited, clusters).map((index, number) => {
      const cluster = cited[number]!;
      for (; at < cluster.span.start; at++) if (text.charCodeAt(at) === 10) line++;
      const formatted = index === undefined ? undefined : citations[index];
      if (!formatted) return undefined;
      const places = new Map<string, string>();
      for (const { key } of cluster.items) {
        if (!woven.has(number) || places.has(key) || formatted.unknown.includes(key)) continue;
        const all = this.places.get(key) ?? [];
        const id = `cite-${escapeHtml(inId(key))}-${all.length + 1}`;
        all.push({ id, line });
        this.places.set(key, all);
        places.set(key, id);
      }
      const { noteNumber } = formatted;
      if (noteNumber !== undefined && places.size > 0) {
        this.numbers.set(noteNumber, this.note.hasFootnotes ? noteNumber : this.numbers.size + 1);
      }
      return { cluster, formatted, places };
    });
  }

  private isMark({ number }: WovenCitation): boolean {
    const citation = this.citations[number];
    if (!citation || citation.places.size === 0) return false;
    return citation.formatted.note !== undefined && citation.formatted.inText === '';
  }

  private citation(woven: WovenCitation): string {
    const { number, inLink } = woven;
    const citation = this.citations[number];
    if (!citation) return asTyped(this.note, number);
    const { cluster, formatted, places } = citation;
    if (places.size === 0) return this.unknown(number, cluster);
    const anchors = [...places.values()].map((id) => `<span id="${id}"></span>`).join('');
    const card = cardId(number);
    const words =
      formatted.note === undefined
        ? this.parts(formatted, inLink, card) + this.card(card, [...places.keys()], inLink)
        : formatted.inText + this.noteMark(formatted, inLink, number);
    const stop = this.isMark(woven) ? escapeHtml(woven.stop) : '';
    return `${stop}<span class="scholium-citation">${anchors}${words}</span>`;
  }

  /** Each work linked to its entry. Where a card is, it says more of them. */
  private parts({ parts }: FormattedCitation, inLink: boolean, card?: string): string {
    const isLinked = !inLink && this.style.linkCitations;
    return parts
      .map(({ text, key, isUnknown }) => {
        if (key === undefined) return text;
        if (isUnknown) return unknownKeys(text, [key]);
        const href = isLinked && this.listed.has(key) ? entryHref(key) : undefined;
        return described(text, { href, card, inLink });
      })
      .join('');
  }

  /** What the list says of the works, as it stands there. */
  private card(id: string, keys: readonly string[], inLink: boolean): string {
    const entries = keys.flatMap((key) => {
      const { label, text } = this.entries.get(key) ?? {};
      return text === undefined ? [] : [label ? `${label} ${text}` : text];
    });
    return cardOf(id, entries, inLink);
  }

  private noteMark({ note, noteNumber }: FormattedCitation, inLink: boolean, number: number): string {
    const card = cardId(number);
    const href = inLink ? undefined : `#scholium-note-${noteNumber}`;
    const mark =
      described(String(this.numbers.get(noteNumber!)), { href, card, inLink }) +
      cardOf(card, [note!], inLink);
    return `<sup class="scholium-note-mark" id="scholium-note-mark-${noteNumber}">${mark}</sup>`;
  }

  /** Nothing of it is known: as typed. A bare `@name` may be anything. */
  private unknown(number: number, { items }: Cluster): string {
    const typed = asTyped(this.note, number);
    if (!items.some(({ certain }) => certain)) return typed;
    return unknownKeys(typed, [...new Set(items.map(({ key }) => key))]);
  }

  private notes(): string {
    const items = this.citations.flatMap((citation) => {
      if (citation?.formatted.note === undefined || citation.places.size === 0) return [];
      const { formatted } = citation;
      const { noteNumber } = formatted;
      const back = backLinks([{ id: `scholium-note-mark-${noteNumber}` }]);
      const card = `scholium-note-card-${noteNumber}`;
      const words = this.parts(formatted, false, card) + this.card(card, [...citation.places.keys()], false);
      const note = `<span class="scholium-note">${words}</span>`;
      return [
        `<li id="scholium-note-${noteNumber}" value="${this.numbers.get(noteNumber!)}">${note} ${back}</li>\n`,
      ];
    });
    if (items.length === 0) return '';
    return `<section class="scholium-notes">\n<ol>\n${items.join('')}</ol>\n</section>\n`;
  }
}

function asTyped({ typed }: PreviewNote, number: number): string {
  return (typed[number] ?? '').replace(/[^\n\t]+/g, escapeHtml);
}

/** `html` stands for them. */
function unknownKeys(html: string, keys: readonly string[]): string {
  const names = keys.map((key) => `@${key}`).join(', ');
  const why =
    keys.length === 1
      ? `${names} is in no bibliography of this note, and no paper of the library has this key.`
      : `${names} are in no bibliography of this note, and no papers of the library have these keys.`;
  return `<span class="scholium-unknown" title="${escapeHtml(why)}">${html}</span>`;
}
