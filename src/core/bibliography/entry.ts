/** What an entry of a bibliography says of a paper, before any format has its word. */
import { categoryCode } from '../categories';
import { identifierUrl } from '../identifiers';
import type { IdentifierScheme, ItemType, Name, PartialDate, Publication, Work } from '../model';
import { oneLine, readable, readableBibtex } from '../prose';
import type { OwnEntry } from './own-entry';

/** A paper as far as bibliographies go: a work, or what a look-up found. What is left out is not known. */
export type Described = Pick<Work, 'item' | 'identifiers' | 'keywords' | 'categories'> &
  Partial<Pick<Work, 'versions' | 'authorsComplete' | 'titlePending' | 'records' | 'abstracts'>>;

/** A paper and the key under which it is to be cited. */
export interface NewEntry {
  readonly key: string;
  readonly work: Described;
  /** Its entry in a bibliography that someone keeps, whose fields go out with it; see `ownEntries`. */
  readonly own?: () => OwnEntry | undefined;
}

/** An entry in the terms of all formats. Texts are as printed, on one line, and never empty. */
export interface Entry extends Publication {
  readonly key: string;
  readonly type: ItemType;
  readonly title?: Title;
  /** Names without any part are left out. */
  readonly authors: readonly Name[];
  /** False where more wrote it than are known. */
  readonly complete: boolean;
  readonly issued?: PartialDate;
  readonly doi?: string;
  readonly arxiv?: string;
  /** `cs.CL`: of arXiv's categories the first that is known. */
  readonly arxivClass?: string;
  readonly hal?: string;
  readonly pmid?: string;
  readonly pmcid?: string;
  /** An address that says more than the identifiers above do. */
  readonly url?: string;
  readonly keywords: readonly string[];
  /** As printed, LaTeX and all. */
  readonly abstract?: string;
}

export interface Title {
  /** As printed, LaTeX and all. */
  readonly raw: string;
  /** As a person reads it. */
  readonly shown: string;
}

/** An entry with everything that is known, or without the abstract where `brief`. */
export function entryOf({ key, work }: NewEntry, brief = false): Entry {
  const { item, identifiers } = work;
  const id = (wanted: IdentifierScheme) => identifiers.find(({ scheme }) => scheme === wanted)?.value;
  const title = titleOf(work);
  const abstract = brief ? undefined : (work.abstracts?.[0]?.text ?? item.abstract);
  const arxiv = id('arxiv');
  const parts = {
    'container-title': containerOf(item, arxiv),
    volume: filled(item.volume),
    issue: filled(item.issue),
    page: filled(item.page),
    publisher: filled(item.publisher),
    doi: filled(item.DOI) ?? id('doi'),
    arxiv,
    arxivClass:
      arxiv === undefined ? undefined : work.categories.map(categoryCode).find((code) => code !== undefined),
    hal: id('hal'),
    pmid: id('pmid'),
    pmcid: id('pmcid'),
    url: addressOf(work),
    abstract: plain(abstract),
  };
  const known = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
  const isPreprint =
    arxiv !== undefined && parts['container-title'] === undefined && item.type === 'article-journal';
  return {
    key: key.replace(/\p{Cc}+/gu, ''),
    type: isPreprint ? 'article' : item.type,
    ...(title && { title }),
    authors: item.author.map(printedName).filter((name) => Object.keys(name).length > 0),
    complete: work.authorsComplete ?? true,
    ...(item.issued && { issued: item.issued }),
    keywords: [...new Set(work.keywords.flatMap((word) => filled(word) ?? []))],
    ...known,
  };
}

/** A placeholder on a page is no title. */
function titleOf({ item, titlePending, records }: Described): Title | undefined {
  const raw = filled(item.title) ?? '';
  if (titlePending || raw === '') return undefined;
  const isGrouped = records?.some(({ title, titleGrouped }) => titleGrouped && title.text === item.title);
  return { raw, shown: (isGrouped ? readableBibtex : readable)(raw) };
}

/** arXiv is where a preprint is kept: the identifier says so, and no journal has that name. */
function containerOf(item: Publication, arxiv: string | undefined): string | undefined {
  const container = filled(item['container-title']);
  return arxiv !== undefined && /^(?:arxiv|corr)\b/i.test(container ?? '') ? undefined : container;
}

/** Places that print the paper itself; of other sites an address is better than none. */
const OWN_PAGES: readonly IdentifierScheme[] = ['acl', 'openreview'];

/** Those that a field of their own tells. */
const TOLD: readonly IdentifierScheme[] = ['doi', 'arxiv', 'hal', 'pmid', 'pmcid'];

function addressOf({ item, identifiers }: Described): string | undefined {
  const addressed = (schemes: readonly IdentifierScheme[]) =>
    identifiers.filter(({ scheme }) => schemes.includes(scheme)).map(identifierUrl);
  const known = identifiers.map(identifierUrl);
  // Not one that was made of an identifier.
  const own = filled(item.URL);
  if (own !== undefined && !known.includes(own)) return own;
  const [page] = addressed(OWN_PAGES);
  if (page !== undefined) return page;
  return addressed(TOLD).length > 0 ? undefined : known.find((address) => address !== undefined);
}

function filled(text: string | undefined): string | undefined {
  return (text && oneLine(plain(text) ?? '')) || undefined;
}

/** Without control characters but line ends and tabs: a terminal takes them for commands, and XML for nothing at all. */
function plain(text: string | undefined): string | undefined {
  return (
    text
      ?.replace(/\r\n?/g, '\n')
      .replace(/(?:(?![\t\n])\p{Cc})+/gu, ' ')
      .trim() || undefined
  );
}

/** The name, each part as it is printed; empty ones are left out. */
function printedName(name: Name): Name {
  const parts = Object.entries(name).map(([part, text]) => [part, filled(text)] as const);
  return Object.fromEntries(parts.filter(([, text]) => text !== undefined));
}

/** The address at which a reader finds the paper. */
export function entryUrl({ url, doi, arxiv, hal, pmid, pmcid }: Entry): string | undefined {
  const found = [
    url,
    doi && identifierUrl({ scheme: 'doi', value: doi }),
    arxiv && identifierUrl({ scheme: 'arxiv', value: arxiv }),
    hal && identifierUrl({ scheme: 'hal', value: hal }),
    pmid && identifierUrl({ scheme: 'pmid', value: pmid }),
    pmcid && identifierUrl({ scheme: 'pmcid', value: pmcid }),
  ];
  return found.find((address) => address !== undefined && /^https?:\/\/[^\s<>"]+$/i.test(address));
}

/** The address that formats with a field for the DOI want besides: not that of the DOI again. */
export function addressBesideDoi({ doi, ...rest }: Entry): string | undefined {
  return entryUrl(rest);
}

const SUFFIX = /^(.+?),? (Jr\.?|Sr\.?|II|III|IV)$/;

/** The family name and its suffix, which the model keeps with it: `King Jr.` → `King`, `Jr.` */
export function withoutSuffix(family: string): { readonly family: string; readonly suffix?: string } {
  const [, bare, suffix] = SUFFIX.exec(family) ?? [];
  return bare === undefined ? { family } : { family: bare, suffix: suffix! };
}

/** First and last page as printed, `5998–6008`; the last is left out where one page says all. */
export function pagesOf(page: string): { readonly first: string; readonly last?: string } {
  const [, first, last] = /^(\S+?)\s?[-–—‐‑‒−]{1,3}\s?(\S+)$/.exec(page) ?? [];
  if (first === undefined || !isRange(first, last!)) return { first: page };
  return { first, last: last! };
}

/** Both ends are numbers of one kind: `S1`, `S12`. `17-A` is one number with a hyphen in it. */
function isRange(first: string, last: string): boolean {
  const kind = (end: string) => /^([A-Za-z]{0,3})\d[\d:]*[A-Za-z]?$/.exec(end)?.[1];
  const [one, other] = [kind(first), kind(last)];
  const areRoman = /^[ivxlc]+$/i.test(first) && /^[ivxlc]+$/i.test(last);
  return areRoman || (one !== undefined && (other === one || other === ''));
}
