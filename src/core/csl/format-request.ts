/** What is asked of a processor, and what it answers. */
import type { CslItem } from '../bibliography/csl';
import type { CitationItem } from '../notes/cluster';
import type { ListLayout } from './printing/list-layout';
import type { OutputFormat } from './printing/write-runs';

export type { ListLayout } from './printing/list-layout';

/** What a note, or a command, wants to have printed. */
export interface FormatRequest {
  /** In the order of the text. Keys without an item are told in the result. */
  readonly citations: readonly CitationRequest[];
  /** Keys that are listed and not cited. */
  readonly uncited: readonly string[];
  /** The same object for as long as the item says the same: another one is read anew. */
  readonly itemOf: (key: string) => CslItem | undefined;
  readonly format: OutputFormat;
}

export interface CitationRequest {
  readonly items: readonly CitedItem[];
  /** Of the note that it stands in or is to stand in, so that "ibid." is right; counted on where none is told. */
  readonly noteNumber?: number;
  /** It stands in a footnote of the writer's own, and makes no note. */
  readonly isInFootnote?: boolean;
}

/**
 * Of one item. A suffix begins with the comma that is to stand before it. Affixes are Markdown: their emphasis is
 * printed as emphasis, their code and formulas as they are.
 */
export type CitedItem = Pick<
  CitationItem,
  'key' | 'prefix' | 'locator' | 'suffix' | 'suppressAuthor' | 'inText'
>;

export interface Formatted {
  /** One for each citation that was asked for. */
  readonly citations: readonly FormattedCitation[];
  readonly references: readonly FormattedReference[];
  /** How the style lays the list out. */
  readonly layout: ListLayout;
}

export interface FormattedCitation {
  /**
   * What stands in the text. In a style of notes empty, or the author's name; all of it where the citation stands in a
   * footnote of the writer's own.
   */
  readonly inText: string;
  /** What stands in the note, in a style of notes. */
  readonly note?: string;
  /** The number of that note, among the writer's own. */
  readonly noteNumber?: number;
  /** Keys without an item. They are printed as `key?`. */
  readonly unknown: readonly string[];
  /** `note`, or else `inText`, cut into what belongs to each of its works; joined they show the whole. */
  readonly parts: readonly CitationPart[];
}

export interface CitationPart {
  readonly text: string;
  /** Of the work; undefined for what stands round and between works. */
  readonly key?: string;
  /** Nobody knows the key. */
  readonly isUnknown?: boolean;
}

export interface FormattedReference {
  readonly key: string;
  /** `[1]`, where the style sets it apart. */
  readonly label?: string;
  readonly text: string;
}
