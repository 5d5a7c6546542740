/** What the preview shows of a note: its citations, notes and list of references, as HTML without a script. */
import { escapeHtml } from '../bibliography/reference-line';
import type { FormattedNote } from '../csl/format-note';
import { noteStyle } from '../csl/note-style';
import type { FormattedCitation } from '../csl/processor';
import type { Cluster } from '../notes/cluster';
import { backLinks, entryId, referencesHtml } from './list-html';
import { matchClusters } from './match-clusters';
import type { WovenCitation } from './weave';

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
  readonly references: string;
  /** Where links to the list lead that the note has in its own words. */
  readonly anchors: string;
}

export function showNote(note: PreviewNote, printed: Printed | undefined): Shown {
  const typed = ({ number }: WovenCitation) => asTyped(note, number);
  const nothing = { fault: '', citation: typed, isMark: () => false, notes: '', references: '', anchors: '' };
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
  /** By key, what the list says of it: without markup and safe in an attribute. */
  private readonly hovers: ReadonlyMap<string, string>;
  private readonly listed: ReadonlySet<string>;

  constructor(note: PreviewNote, printed: PrintedNote) {
    this.note = note;
    this.printed = printed;
    this.style = noteStyle(note.text);
    const { references } = printed.formatted;
    this.hovers = new Map(references.map(({ key, label, text }) => [key, plain(`${label ?? ''} ${text}`)]));
    const isShown = !this.style.suppressBibliography;
    this.listed = new Set(isShown ? references.map(({ key }) => key) : []);
    this.citations = this.readCitations();
  }

  shown(): Shown {
    const { formatted, sourceOf } = this.printed;
    const references = formatted.references.filter(({ key }) => this.listed.has(key));
    const isEmpty = references.length === 0;
    return {
      fault: '',
      citation: (woven) => this.citation(woven),
      isMark: (woven) => this.isMark(woven),
      notes: this.notes(),
      references: isEmpty
        ? ''
        : referencesHtml(references, {
            layout: formatted.layout,
            title: this.style.sectionTitle,
            placesOf: (key) => this.places.get(key) ?? [],
            sourceOf,
          }),
      anchors: references.map(({ key }) => `<span id="${entryId(key)}"></span>`).join(''),
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
        const others = this.places.get(key) ?? [];
        const id = `cite-${idOf(key)}-${others.length + 1}`;
        this.places.set(key, [...others, { id, line }]);
        places.set(key, id);
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
    const words =
      formatted.note === undefined
        ? this.parts(formatted, inLink)
        : formatted.inText + this.noteMark(formatted, inLink);
    const stop = this.isMark(woven) ? escapeHtml(woven.stop) : '';
    return `${stop}<span class="scholium-citation">${anchors}${words}</span>`;
  }

  /** Each work with its card, linked to its entry. */
  private parts({ parts }: FormattedCitation, inLink: boolean): string {
    const isLinked = !inLink && this.style.linkCitations;
    return parts
      .map(({ text, key, isUnknown }) => {
        if (key === undefined) return text;
        if (isUnknown) return unknownKeys(text, [key]);
        const isLink = isLinked && this.listed.has(key);
        return link(text, this.hovers.get(key) ?? '', isLink ? `#${entryHref(key)}` : undefined);
      })
      .join('');
  }

  private noteMark({ note, noteNumber }: FormattedCitation, inLink: boolean): string {
    const href = inLink ? undefined : `#scholium-note-${noteNumber}`;
    const mark = link(String(noteNumber), plain(note!), href);
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
      const words = this.parts(formatted, false);
      return [`<li id="scholium-note-${noteNumber}" value="${noteNumber}">${words} ${back}</li>\n`];
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

/** With its card, `hover`, which is safe in an attribute. No link can stand in another: one to a DOI stays. */
function link(html: string, hover: string, href: string | undefined): string {
  const title = hover === '' ? '' : ` title="${hover}"`;
  if (href !== undefined && !html.includes('<a ')) return `<a href="${href}"${title}>${html}</a>`;
  return title === '' ? html : `<span${title}>${html}</span>`;
}

/** HTML of ours without its elements; what it escapes stays escaped. */
function plain(html: string): string {
  return html
    .replaceAll('<br>', ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('"', '&quot;')
    .replace(/\s+/g, ' ')
    .trim();
}

function idOf(key: string): string {
  return escapeHtml(key.replace(/\s+/g, '-'));
}

function entryHref(key: string): string {
  return escapeHtml(encodeURIComponent(`ref-${key.replace(/\s+/g, '-')}`));
}
