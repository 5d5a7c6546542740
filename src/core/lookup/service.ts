/** What a look-up service is: one file each, listed in `index.ts`. Nothing here sends anything. */
import type { Identifier, Name, PartialDate, Publication } from '../model';

export const SERVICE_IDS = ['arxiv', 'crossref', 'openalex', 'semantic-scholar'] as const;
export type ServiceId = (typeof SERVICE_IDS)[number];

/** What is asked for: a paper by its identifiers, by its title and first author, or by words that may be of either. */
export interface Subject {
  readonly title: string;
  readonly identifiers: readonly Identifier[];
  /** The family name of the first author, where known. */
  readonly author?: string;
  /** Words of title and names, and a year, in any order: where nothing else is known. */
  readonly words?: string;
}

/** One paper as a service tells of it; what it does not tell is left out. */
export interface Candidate {
  readonly service: ServiceId;
  /** Where a person can look at the same data. */
  readonly url: string;
  readonly title: string;
  readonly authors: readonly Name[];
  readonly date?: PartialDate;
  readonly identifiers: readonly Identifier[];
  readonly publication?: Publication;
  readonly abstract?: string;
}

export interface LookupService {
  readonly id: ServiceId;
  readonly label: string;
  /** Root of its addresses, without a slash at the end. */
  readonly root: string;
  /** Milliseconds that must lie between two requests, as its terms of use ask. */
  readonly gap: number;
  /** The paths that ask for the subject, the most certain way first; none when it has neither id nor title. */
  readonly paths: (subject: Subject) => readonly string[];
  /** Papers of an answer, best first; undefined when it is no answer of this service. */
  readonly read: (body: string) => readonly Candidate[] | undefined;
}
