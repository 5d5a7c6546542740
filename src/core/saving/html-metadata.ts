/**
 * What a page says of its paper in its head, for programs: Highwire Press tags (`citation_title`, which Google
 * Scholar asks for, https://scholar.google.com/intl/en/scholar/inclusion.html), Dublin Core, PRISM, Open Graph.
 */
import { Parser } from 'htmlparser2';
import { isoDate, parseDate } from '../dates';
import { asIdentifier } from '../identifiers';
import type { IdentifierScheme } from '../model';

/** The values as the page has them, white space collapsed; dates as ISO, identifiers normalised. */
export interface PageMetadata {
  readonly title: string;
  readonly authors: readonly string[];
  readonly date?: string;
  readonly doi?: string;
  readonly arxiv?: string;
  readonly pmid?: string;
  /** Journal, proceedings, or the school of a thesis. */
  readonly journal?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: string;
  readonly publisher?: string;
  readonly keywords: readonly string[];
  readonly abstract?: string;
}

export interface Head {
  /** The page's own address, when it gives one. */
  readonly url?: string;
  /** What the browser shows in its title bar. */
  readonly title?: string;
  /** Present when the page names a paper. */
  readonly metadata?: PageMetadata;
}

/** Reads the head of a page, wherever in the source it stands. Never throws. */
export function headOfHtml(html: string): Head {
  const tags = new Tags();
  const parser = new Parser({
    onopentag: (name, attributes) => tags.open(name, attributes),
    ontext: (text) => tags.text(text),
    onclosetag: (name) => tags.close(name),
    oncomment: (text) => tags.comment(text),
  });
  parser.end(html);
  const url = tags.url;
  const title = tags.title ?? tags.first('og:title');
  const metadata = metadataOf(tags);
  return { ...(url !== undefined && { url }), ...(title && { title }), ...(metadata && { metadata }) };
}

const LONGEST_VALUE = 20_000;

class Tags {
  readonly #values = new Map<string, string[]>();
  #canonical: string | undefined;
  #savedFrom: string | undefined;
  #title = '';
  #inTitle = false;
  #inDrawing = false;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    // A drawing has titles too.
    if (name === 'svg') this.#inDrawing = true;
    if (name === 'title' && !this.#inDrawing && this.#title === '') this.#inTitle = true;
    if (name === 'link' && /\bcanonical\b/i.test(attributes.rel ?? '')) this.#canonical ??= attributes.href;
    if (name !== 'meta') return;
    const key = (attributes.name ?? attributes.property ?? attributes.itemprop ?? '').toLowerCase();
    const value = collapse((attributes.content ?? '').slice(0, LONGEST_VALUE));
    if (key === '' || value === '') return;
    const values = this.#values.get(key);
    if (values) values.push(value);
    else this.#values.set(key, [value]);
  }

  text(text: string): void {
    if (this.#inTitle && this.#title.length < 2000) this.#title += text;
  }

  close(name: string): void {
    if (name === 'title') this.#inTitle = false;
    if (name === 'svg') this.#inDrawing = false;
  }

  /** `saved from url=(0032)https://…`, as browsers write it, and SingleFile's `url: https://…`. */
  comment(text: string): void {
    this.#savedFrom ??= /(?:saved from url=\(\d{4}\)|\burl:\s{0,4})(https?:\/\/[^\s<>"']{1,2000})/i.exec(
      text.slice(0, 3000),
    )?.[1];
  }

  get url(): string | undefined {
    const given = [
      this.#savedFrom,
      this.#canonical,
      this.first('og:url'),
      this.first('citation_abstract_html_url'),
      this.first('citation_public_url'),
    ].map((address) => address?.trim());
    // A site that gives its front page for every page says nothing.
    return given.find((address) => /^https?:\/\/[^\s<>"'/]+\/[^\s<>"']/.test(address ?? ''));
  }

  get title(): string | undefined {
    const title = collapse(this.#title);
    return title === '' ? undefined : title;
  }

  all(...keys: string[]): readonly string[] {
    return keys.map((key) => this.#values.get(key) ?? []).find((values) => values.length > 0) ?? [];
  }

  first(...keys: string[]): string | undefined {
    return this.all(...keys)[0];
  }
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function metadataOf(tags: Tags): PageMetadata | undefined {
  const authors = authorsOf(tags);
  const highwire = tags.first('citation_title', 'bepress_citation_title', 'eprints.title');
  // Any page may carry Dublin Core; one with an author is a paper's.
  const title =
    highwire ??
    (tags.all('dc.creator', 'dcterms.creator').length > 0
      ? tags.first('dc.title', 'dcterms.title')
      : undefined);
  if (title === undefined) return undefined;
  const date = dateOf(
    tags.first(
      'citation_publication_date',
      'citation_date',
      'bepress_citation_date',
      'citation_online_date',
      'citation_year',
      'prism.publicationdate',
      'dc.date',
      'dc.date.issued',
      'dcterms.issued',
    ) ?? '',
  );
  const pages = [
    tags.first('citation_firstpage', 'prism.startingpage'),
    tags.first('citation_lastpage', 'prism.endingpage'),
  ];
  const keywords = tags
    .all('citation_keywords', 'citation_keyword')
    .flatMap((list) => list.split(/\s*[;,]\s*/))
    .filter((word) => word !== '');
  return compact({
    title,
    authors,
    date,
    doi: identifier(
      tags,
      'doi',
      'citation_doi',
      'bepress_citation_doi',
      'prism.doi',
      'dc.identifier.doi',
      'dc.identifier',
    ),
    arxiv: identifier(tags, 'arxiv', 'citation_arxiv_id'),
    pmid: /^\d{4,9}$/.exec(tags.first('citation_pmid') ?? '')?.[0],
    journal: tags.first(
      'citation_journal_title',
      'citation_conference_title',
      'citation_inbook_title',
      'citation_dissertation_institution',
      'citation_technical_report_institution',
      'bepress_citation_journal_title',
      'prism.publicationname',
    ),
    volume: tags.first('citation_volume', 'prism.volume'),
    issue: tags.first('citation_issue', 'prism.number'),
    pages:
      pages[0] === undefined ? undefined : [...new Set(pages.filter((page) => page !== undefined))].join('-'),
    publisher: tags.first('citation_publisher', 'dc.publisher'),
    keywords,
    abstract: tags.first('citation_abstract', 'dcterms.abstract'),
  });
}

/** `2020/7`, `2025/09/29`, `7 July 2020`, as ISO 8601 has them. */
function dateOf(text: string): string | undefined {
  const padded = text.replace(/[/.-](\d{1,2})\b/g, (_, digits: string) => `-${digits.padStart(2, '0')}`);
  const date = parseDate(padded) ?? parseDate(text);
  return date?.year === undefined ? undefined : isoDate(date);
}

/** One tag a name, or all in one with semicolons between. */
function authorsOf(tags: Tags): readonly string[] {
  const single = tags.all('citation_author', 'bepress_citation_author', 'dc.creator', 'dcterms.creator');
  const names = single.length > 0 ? single : tags.all('citation_authors');
  return [...new Set(names.flatMap((name) => name.split(/\s*;\s*/)).filter((name) => name !== ''))];
}

function identifier(tags: Tags, scheme: IdentifierScheme, ...keys: string[]): string | undefined {
  for (const key of keys) {
    for (const value of tags.all(key)) {
      const found = asIdentifier(value)?.identifier;
      // `10.48550/arXiv.…` counts as the arXiv id that it holds.
      if (found && found.scheme === scheme) return found.value;
    }
  }
  return undefined;
}

type Maybe<T> = { [K in keyof T]: T[K] | undefined };

function compact(metadata: Maybe<Required<PageMetadata>>): PageMetadata {
  const entries = Object.entries(metadata).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as PageMetadata;
}
