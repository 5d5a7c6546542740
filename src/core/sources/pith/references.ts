/**
 * The references of a Pith Number page: `[1] TITLE 2022 · doi:…`. A parser made the titles, and often out of
 * authors, venues and addresses; only what looks like a title from end to end is taken for one.
 */
import { findIdentifiers } from '../../identifiers';
import type { Identifier } from '../../model';
import { isName } from '../text/glued-authors';
import { isPlaceholder } from '../text/placeholder';

export interface Reference {
  /** `[1]`. */
  readonly number: string;
  /** Where the title stands in the line. */
  readonly from: number;
  readonly to: number;
  readonly year?: number;
  readonly identifiers: readonly Identifier[];
}

/** The reference on a line, or undefined where its title cannot be believed. */
export function readReference(line: string): Reference | undefined {
  if (line.length > 1000) return undefined;
  const opens = /^\s{0,8}(?:[-•*]\s{1,4})?(\[\d{1,4}\])\s{1,4}(?=\S)/.exec(line);
  if (!opens) return undefined;
  const from = opens[0].length;
  const body = line.slice(from).trimEnd();
  const dot = body.lastIndexOf(' · ');
  const source = dot < 0 ? '' : body.slice(dot + 3);
  const said = dot < 0 ? body : body.slice(0, dot);
  const year = / ((?:1[6-9]|20)\d{2})$/.exec(said)?.[1];
  const title = year === undefined ? said : said.slice(0, -year.length - 1);
  if (dot >= 0 && !/^(?:doi|ar[xX]iv): ?\S+$/.test(source)) return undefined;
  if (year === undefined && dot < 0) return undefined;
  if (!isTitle(title.trim())) return undefined;
  return {
    number: opens[1]!,
    from,
    to: from + title.trimEnd().length,
    ...(year !== undefined && { year: Number(year) }),
    // A DOI that ends in a hyphen was cut at the end of a line of the paper.
    identifiers: /[-/(]$/.test(source) ? [] : findIdentifiers(source).map(({ identifier }) => identifier),
  };
}

/** Whether the words are a title and nothing more; many a true title fails, and is then left out. */
export function isTitle(text: string): boolean {
  if (text.length < 12 || text.length > 300 || isPlaceholder(text) || !/\s\S+\s/.test(text)) return false;
  if (!/^["“‘'(]?[\p{Lu}\p{N}]/u.test(text) || !/[\p{L}\p{N})?!"”’]$/u.test(text)) return false;
  if (DEBRIS.test(text)) return false;
  const parts = text.split(/,\s(?:and\s)?|\sand\s/);
  return !parts.some((part) => part.includes(' ') && isName(part) && parts.length > 1);
}

/** Initials, the end of one sentence before another, and words of references around the title. */
const DEBRIS =
  /\bet al\b|https?:|\bdoi\b|\bar[xX]iv\b|\burl\b|\bISBN\b|\b(?:pp|vol|no|eds?)\.|\bIn (?:Proc|Advances)|\bProceedings of\b|\bPreprint\b|\p{Lu}\.(?:\s|-?\p{Lu}\.)|\p{Ll}\.\s?\p{Lu}|[;@]|\.\.|…|\b(?:19|20)\d{2}[,.)]/u;
