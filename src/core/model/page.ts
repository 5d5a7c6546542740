/** What pages say: records of papers, rows of citations, problems. */
import type { FileId, Place } from '../place';
import type { PaperNote } from './marks';

/** Words exactly as a page has them, and where. */
export interface Printed {
  readonly text: string;
  readonly place: Place;
}

/** Schemes of identifiers the core knows by shape; `identifiers.ts` alone knows the shapes. */
export type IdentifierScheme =
  | 'arxiv'
  | 'doi'
  | 'pith'
  | 'pith-citations'
  | 'pmid'
  | 'pmcid'
  | 'acl'
  | 'openreview'
  | 's2'
  | 'dblp'
  | 'openalex'
  | 'hal'
  | 'scholar-feed-author';

/** An identifier, its value normalised on entry (arXiv without version, DOI in lower case). */
export interface Identifier {
  readonly scheme: IdentifierScheme;
  readonly value: string;
}

/**
 * A person or body. CSL-JSON `name-variable`
 * (https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json).
 * Skipping: suffix, comma-suffix, static-ordering; dropping particles are kept with the given name.
 */
export interface Name {
  readonly family?: string;
  readonly given?: string;
  readonly 'non-dropping-particle'?: string;
  /** A body or a name that cannot be split. */
  readonly literal?: string;
}

/**
 * A date of which parts may be missing; a feed that leaves out the current year gives month and day alone.
 * Months count from 1. Skipping (of CSL `date-variable`): ranges, seasons, circa.
 */
export interface PartialDate {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

/** One version of a preprint, as a submission history lists it. */
export interface Version {
  readonly version: number;
  readonly date?: PartialDate;
  /** Kilobytes, as printed. */
  readonly sizeKB?: number;
  /** The version whose page was saved. */
  readonly shown?: boolean;
  readonly withdrawn?: boolean;
}

/** Which source read a page; the room of sources is meant to grow, so this is open. */
export type SourceId = string;

/**
 * One page's account of a paper. FRBR's *manifestation* and *expression* are folded into it: a preprint and
 * its camera-ready are accounts of one work here.
 */
export interface PaperRecord {
  readonly source: SourceId;
  /** The whole account: a page, an entry of a list, or a citer's title and summary. */
  readonly place: Place;
  /** Whether the page is the paper's own, lists it, shows it as cited by others, or as one of the citers. */
  readonly part: 'page' | 'entry' | 'cited' | 'citer';
  /** As printed, LaTeX and all. A placeholder ("Title resolution pending") stands here too, see `titlePending`. */
  readonly title: Printed;
  /** The words where the title stands are a placeholder or garbage: never to be matched with another record. */
  readonly titlePending?: boolean;
  /** The title is BibTeX, whose braces are never meant to be seen; left out where none would be seen anyway. */
  readonly titleGrouped?: true;
  readonly authors: readonly Name[];
  /** False when the page breaks the list off ("et al."). */
  readonly authorsComplete: boolean;
  /** Who submitted it: on arXiv's page often the only name, and not necessarily an author. */
  readonly submitter?: string;
  /** The date the page gives the paper; for a preprint that of version 1. */
  readonly date?: PartialDate;
  readonly identifiers: readonly Identifier[];
  /** As printed: `Machine Learning (cs.LG)`, `Machine Learning`, `LG`. Open vocabulary. */
  readonly categories: readonly string[];
  readonly abstract?: Printed;
  /** A one-line summary that a machine wrote; to be shown as such. */
  readonly summary?: Printed;
  readonly versions?: readonly Version[];
  /** The version this page shows, when it says so. */
  readonly shownVersion?: number;
  readonly withdrawn?: boolean;
  readonly comments?: string;
  readonly journalReference?: string;
  /** Scholar Feed's score. */
  readonly feedScore?: number;
  /** Where it was published, as far as the page tells it part by part. */
  readonly publication?: Publication;
  /** As printed; empty parts left out. */
  readonly keywords?: readonly string[];
  /** The key that an entry of a bibliography has there: the reader's own word. */
  readonly citekey?: string;
  /** What a machine wrote about the paper, part by part, besides `summary`: to be shown as such. */
  readonly machineTexts?: readonly MachineText[];
  /** "Cited by 5": how often the page says that the paper is cited; sites count differently. */
  readonly citationCount?: { readonly count: number; readonly place: Place };
  /** No source knows the page: title, authors and abstract were told apart by their look. */
  readonly guessed?: true;
  /** The reader looked it up and accepted it: what it says wins over every page. */
  readonly accepted?: true;
  /** Where single fields were read; one that is not here was read somewhere in `place`. */
  readonly places?: FieldPlaces;
}

/** Text that a machine wrote, under the heading the page gives it: `Core claim`. */
export interface MachineText {
  readonly label: string;
  readonly text: Printed;
}

/** The parts of a publication, CSL-JSON's names; values as printed. */
export interface Publication {
  readonly type?: ItemType;
  readonly 'container-title'?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly publisher?: string;
}

/** The fields whose place a record may know one by one. Title, abstract and summary carry theirs. */
export type PlacedField =
  | 'authors'
  | 'submitter'
  | 'date'
  | 'identifiers'
  | 'categories'
  | 'versions'
  | 'withdrawn'
  | 'comments'
  | 'journalReference'
  | 'feedScore'
  | 'publication'
  | 'keywords'
  | 'citekey';

export type FieldPlaces = Readonly<Partial<Record<PlacedField, Place>>>;

/**
 * A citing row of a page: `citing` and `cited` index the `records` of the same `Parsed`.
 * Roles, polarities and verdicts are open vocabularies made by a machine: the word is kept as printed.
 */
export interface CitationRow {
  readonly citing: number;
  readonly cited: number;
  readonly role?: string;
  readonly polarity?: string;
  readonly verdict?: string;
  readonly novelty?: number;
  /** The page shows it among its representative citers. */
  readonly representative: boolean;
  readonly summary?: Printed;
  /** The whole row. */
  readonly place: Place;
  /** What the row says beyond the fields above, token by token as printed (`ref 14`, `internal anchor`). */
  readonly evidence?: readonly string[];
}

/** A facet of a citing-papers page: `years` / `2026 6`. */
export interface Facet {
  readonly label: string;
  readonly values: readonly { readonly value: string; readonly count: number }[];
  readonly place: Place;
}

/** One page within a file, and what it says about itself. */
export interface Page {
  readonly source: SourceId;
  readonly place: Place;
  /** The address the page was saved from, when a line above it gives one. */
  readonly url?: string;
  /** The day on which it was saved, when a line above it (`Saved: 2026-11-21`) gives it. */
  readonly saved?: PartialDate;
  /** The paper the page is about, an index into `records`. */
  readonly about?: number;
  /** What a citing-papers page says of the cited work. */
  readonly citedBy?: CitedBy;
}

export interface CitedBy {
  /** "6 Pith papers cite this work": the count as the page gives it, which the rows need not reach. */
  readonly count?: number;
  readonly hub: boolean;
  /** `Canonical reference`, `Mixed citations` … as printed. */
  readonly hubLabel?: string;
  /** Share of citers that the page classes as background, 0 to 1. */
  readonly backgroundShare?: number;
  /** `still indexing`, when the page says that polarity is not classified yet. */
  readonly polarityStatus?: string;
  readonly facets: readonly Facet[];
  /** The page shows a part of the citers only (`clear filters`, `?role=method`). */
  readonly filtered: boolean;
}

export type Severity = 'error' | 'warning' | 'information';

/** Something wrong with the text of a dump: data, never an exception. The message says what to do. */
export interface Problem {
  readonly place: Place;
  readonly severity: Severity;
  /** Stable name of the kind of problem, for filters and tests. */
  readonly code: string;
  readonly message: string;
}

/** What a file was read as. A file that is no dump has no pages; `notRead` says why one that looks like a dump has none. */
export interface Parsed {
  readonly file: FileId;
  readonly pages: readonly Page[];
  readonly records: readonly PaperRecord[];
  readonly citations: readonly CitationRow[];
  readonly problems: readonly Problem[];
  readonly notRead?: string;
  /** It is a note on one paper, by its name or its front matter. */
  readonly note?: PaperNote;
  /** Of the bytes it was read from, see `digest.ts`. */
  readonly digest?: number;
}

/** CSL's item types (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types) that papers have. */
export type ItemType =
  | 'article'
  | 'article-journal'
  | 'paper-conference'
  | 'book'
  | 'chapter'
  | 'thesis'
  | 'report'
  | 'dataset'
  | 'software'
  | 'webpage'
  | 'document';
