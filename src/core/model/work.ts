/** What the library makes of the pages: works, citations between them, findings. */
import type { FileId, Place } from '../place';
import type { Marks } from './marks';
import type {
  CitedBy,
  Identifier,
  ItemType,
  MachineText,
  Name,
  PaperRecord,
  PartialDate,
  Printed,
  Publication,
  SourceId,
  Version,
} from './page';

/**
 * One bibliographic item, CSL-JSON's names
 * (https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json).
 * Skipping: everything no page of ours tells.
 */
export interface Item extends Publication {
  readonly type: ItemType;
  readonly title: string;
  readonly author: readonly Name[];
  readonly issued?: PartialDate;
  readonly abstract?: string;
  readonly DOI?: string;
  readonly URL?: string;
}

/** One text of a paper's abstract; several pages with the same words share one. */
export interface AbstractVariant {
  /** As printed. */
  readonly text: string;
  readonly records: readonly PaperRecord[];
}

/** What one page said differently on a day. Titles are as printed. */
export interface PageChange {
  /** ISO 8601 day on which the new page was saved. */
  readonly on: string;
  readonly source: SourceId;
  /** What names the paper the page is about, as pins do; for a page of many papers, of an author say, empty. */
  readonly paper: readonly string[];
  /** The file by its name alone, for a folder may be moved. */
  readonly file: string;
  /** Titles of citers, or of listed papers, that were not there before. */
  readonly came?: readonly string[];
  readonly went?: readonly string[];
  /** The number of citers that the page gives: before and now. */
  readonly count?: readonly [number, number];
  /** The newest version that the page lists: before and now. */
  readonly version?: readonly [number, number];
  /** The abstract reads otherwise. */
  readonly abstract?: true;
}

/** "51 Pith papers cite this work", on one page. */
export interface CitationCount {
  readonly source: SourceId;
  readonly count: number;
  readonly place: Place;
}

/** The paper itself (FRBR: work): what its records agree on, best first. */
export interface Work {
  /** Stable while the pages say the same, whatever the order of files. */
  readonly id: string;
  readonly citekey: string;
  /** Citekeys it had before the reader chose another: they still lead to it. */
  readonly aliases: readonly string[];
  readonly item: Item;
  /** The title as shown in lists, LaTeX made readable; `item.title` is the raw one. */
  readonly title: string;
  readonly titlePending: boolean;
  readonly authorsComplete: boolean;
  readonly identifiers: readonly Identifier[];
  readonly categories: readonly string[];
  readonly submitter?: string;
  readonly versions: readonly Version[];
  readonly withdrawn: boolean;
  /** Best first: the one shown is `abstracts[0]`. */
  readonly abstracts: readonly AbstractVariant[];
  /** The machine-written one-line summaries, each text once. */
  readonly summaries: readonly Printed[];
  readonly records: readonly PaperRecord[];
  readonly keywords: readonly string[];
  /** What a machine wrote about it, each text once. */
  readonly machineTexts: readonly MachineText[];
  /** How often pages say that it is cited: sites count differently, and one page differs from day to day. */
  readonly citationCounts: readonly CitationCount[];
  /** What pages of this work said differently when they were saved again, the newest change first. */
  readonly changes: readonly PageChange[];
  /** What the reader says of it. */
  readonly marks: Marks;
  /** What citing-papers pages say of this work. */
  readonly citedBy: readonly CitedBy[];
  /** Who cites it, in page order. */
  readonly citers: readonly Citation[];
  /** What it cites. */
  readonly cites: readonly Citation[];
}

/** An edge from a citing to a cited work (OpenCitations), with every row that tells of it. */
export interface Citation {
  readonly citing: Work;
  readonly cited: Work;
  readonly role?: string;
  readonly polarity?: string;
  readonly verdict?: string;
  readonly novelty?: number;
  readonly representative: boolean;
  readonly summary?: Printed;
  /** Every row that tells of it, the first being the one shown. */
  readonly places: readonly [Place, ...Place[]];
  readonly evidence: readonly string[];
}

/** A claim that can be cited. */
export interface Finding {
  readonly kind: 'enumerated' | 'result' | 'summary' | 'selected';
  /** Exactly as printed. */
  readonly text: string;
  readonly place: Place;
}

/** Why a file that looks like a dump is not in the library. */
export interface NotRead {
  readonly file: FileId;
  readonly reason: string;
}
