/** Every link of a paper: what its pages give, then what is built from what names it. */
import { findIdentifiers, identifierKey } from '../identifiers';
import type { Page, PaperRecord, Work } from '../model';
import type { FileId, Place } from '../place';
import { addressKey, type FoundAddress, findAddresses, hostAndPath, safeAddress } from './addresses';
import { builtLinks } from './built';
import { isChrome, isFurniture, isPartOfPage } from './chrome';
import type { LinkKind, PaperLink } from './model';
import { kindByWords, pageSiteOf, type Site, siteOf } from './sites';
import { stretchOf } from './stretch';

/** In this order they are listed. */
export const LINK_KINDS: readonly LinkKind[] = [
  'code',
  'data',
  'model',
  'demo',
  'video',
  'slides',
  'discussion',
  'project',
  'paper',
  'catalogue',
];

/** The text of a file as it was read last; undefined where it is not at hand. */
export type TextOf = (file: FileId) => string | undefined;

/**
 * The links of a paper, those found before those built, each address once. Found in abstracts, comments and journal
 * references; with `textOf` in all that its pages say. `pages`: those about the paper, whose addresses are links too.
 */
export function linksOf(work: Work, textOf?: TextOf, pages: readonly Page[] = []): PaperLink[] {
  const links = new Map<string, PaperLink>();
  const add = (link: PaperLink) => {
    const key = addressKey(link.url);
    if (!links.has(key)) links.set(key, link);
  };
  const built = builtLinks(work);
  const found = [
    ...work.records.flatMap((record) => linksIn(work, record, textOf)),
    ...pages.flatMap((page) => addressOf(page, built)),
  ];
  const order = (link: PaperLink) => LINK_KINDS.indexOf(link.kind);
  for (const link of found.sort((a, b) => order(a) - order(b))) add(link);
  for (const link of built) add(link);
  return [...links.values()];
}

/** A part of a record, and whether it is the authors' own words. */
interface Part {
  readonly text: string;
  readonly isAuthors: boolean;
  readonly placeOf: (found: FoundAddress) => Place;
}

function linksIn(work: Work, record: PaperRecord, textOf: TextOf | undefined): PaperLink[] {
  return partsOf(record, textOf).flatMap((part) => {
    let [from, end] = [0, 0];
    return findAddresses(part.text).flatMap((address) => {
      // What was said of the last address is said of this one only where both are in one breath.
      if (!/^[\s,;&()]*(?:and|or)?[\s(]*$/.test(part.text.slice(end, address.start))) from = end;
      end = address.end;
      const before = part.text.slice(Math.max(from, address.start - 160), address.start);
      const what = whatIs(work, address.url, before, part);
      return what ? [{ ...what, url: address.url, place: part.placeOf(address) }] : [];
    });
  });
}

function partsOf(record: PaperRecord, textOf: TextOf | undefined): Part[] {
  const { abstract, comments, journalReference, places = {}, place } = record;
  const parts: Part[] = [];
  const add = (text: string | undefined, at: Place) => {
    if (text !== undefined) parts.push({ text, isAuthors: true, placeOf: () => at });
  };
  add(comments, places.comments ?? place);
  add(journalReference, places.journalReference ?? place);
  add(abstract?.text, abstract?.place ?? place);
  const whole = textOf?.(place.file);
  if (whole === undefined) return parts;
  // Where the text is at hand, each link is shown where it stands, not where its abstract begins.
  const own = parts.length > 0 ? [abstract?.place, places.comments, places.journalReference] : [];
  const exact = [...own.filter((each) => each !== undefined), place].map((each) => {
    const stretch = stretchOf(whole, each);
    return { text: stretch.text, isAuthors: each !== place, placeOf: stretch.placeOf };
  });
  return [...exact.slice(0, -1), ...parts, ...exact.slice(-1)];
}

/**
 * What an address is, undefined for one that is no link of this paper. In the authors' own words every address is
 * meant. Around them a page is full of others: there a site must be known, or a label stand before the address.
 */
function whatIs(
  work: Work,
  url: string,
  before: string,
  { isAuthors }: Part,
): Pick<PaperLink, 'kind' | 'label'> | undefined {
  const words = kindByWords(before);
  const site = siteOf(url);
  if (isOfOthers(work, url, site) || isPartOfPage(url, site)) return undefined;
  if (site) {
    if (!isAuthors && isFurniture(url, site)) return undefined;
    // Data are often put where code lies, and only the authors say so.
    const kind = site.kind === 'code' && isAuthors && words === 'data' ? 'data' : site.kind;
    return { kind, label: site.name === undefined ? site.site : `${site.site}: ${site.name}` };
  }
  if (isChrome(url)) return undefined;
  if (isAuthors) return { kind: words ?? 'project', label: shortAddress(url) };
  const label =
    /\b(project|code|data|dataset|demo|video|slides|poster|web ?site|home ?page)\b[^.\n]{0,20}:\s*$/i.exec(
      before,
    );
  return label ? { kind: kindByWords(label[0]) ?? 'project', label: shortAddress(url) } : undefined;
}

/**
 * It names a paper: the paper itself has its links built, and another paper's are not this one's. Numbers of data sets
 * and of releases only look like that.
 */
function isOfOthers(work: Work, url: string, site: Site | undefined): boolean {
  if (site?.kind === 'data' || (site?.kind === 'code' && site.name !== undefined)) return false;
  const named = namedIn(url);
  return named.length > 0 && (site === undefined || !named.some((key) => isOwn(work, key)));
}

/** Identifiers in an address. Many sites have arXiv's ids in addresses of their own: `huggingface.co/papers/2305.20050`. */
function namedIn(url: string): string[] {
  const named = findIdentifiers(url).map(({ identifier }) => identifierKey(identifier));
  const arxiv = /[/=:](\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d+)?(?:[/?#.]|$)/.exec(url)?.[1];
  return arxiv === undefined ? named : [...named, identifierKey({ scheme: 'arxiv', value: arxiv })];
}

function isOwn(work: Work, key: string): boolean {
  return work.identifiers.some((identifier) => identifierKey(identifier) === key);
}

/** `my-project.github.io/paper`. */
function shortAddress(url: string): string {
  const short = hostAndPath(url);
  return short.length > 60 ? `${short.slice(0, 59)}…` : short;
}

/** The address that a page was saved from: it is about the paper, whatever it names. Called as the link that is built. */
function addressOf(page: Page, built: readonly PaperLink[]): PaperLink[] {
  const url = page.url === undefined ? undefined : safeAddress(page.url);
  if (url === undefined) return [];
  const key = addressKey(url);
  const site = pageSiteOf(url);
  const { kind, label } = built.find((link) => addressKey(link.url) === key) ?? {
    kind: site?.kind ?? 'paper',
    label: site?.site ?? shortAddress(url),
  };
  return [{ kind, label, url, place: page.place }];
}
