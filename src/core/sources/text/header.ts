/** The address of a page, which crawlers and people put in the lines just above it. */
import { parseDate } from '../../dates';
import type { PartialDate } from '../../model';
import type { Lines } from './lines';
import { holdsWords } from './words';

export interface Header {
  /** The first line of the header; the line of the page itself when it has none. */
  readonly from: number;
  readonly url?: string;
  readonly saved?: PartialDate;
}

const ADDRESS = String.raw`<?(https?:\/\/[^\s<>"']+)>?`;

/** How an address stands alone on a line. */
const ADDRESS_LINES: readonly RegExp[] = [
  new RegExp(`^${ADDRESS}$`, 'i'),
  // `URL: …`, `> Source: <…>`, `**Saved from:** …`, `URL Source: …`
  new RegExp(
    String.raw`^[>#*_\s-]{0,8}(?:url(?: source)?|source(?: url)?|link|address|page|canonical(?: url)?|saved from|retrieved from|from|via)\s{0,4}[*_]{0,2}\s{0,4}[:=]\s{0,4}[*_]{0,2}\s{0,4}["']?(?:\[[^\]]{0,300}\]\()?${ADDRESS}["')]{0,2}$`,
    'i',
  ),
  // Not an image with a link: `[![Logo](https://…)](https://…)`.
  new RegExp(`^\\[(?!!)[^\\]]{0,300}\\]\\(${ADDRESS}\\)$`, 'i'),
  new RegExp(`^<!--[^<>]{0,80}?${ADDRESS}[^<>]{0,80}-->$`, 'i'),
];

/** Lines that stand around an address in a header and say nothing to us: rules, and what else crawlers note. */
const ORNAMENT =
  /^(?:[-=*_~#]{3,}|(?:[-*_] ){2,}[-*_]?|[>*_-]{0,4}\s{0,2}(?:published time|markdown content|date|saved|retrieved|accessed|hostname|sitename|site|domain|source|source type|type|score|query|page title|description)\s{0,4}[*_]{0,2}:[*_]{0,2}(?:\s.{0,300})?)$/i;

/** A crawler writes few lines above a page; to look farther is to take the address of something else. */
const MOST_LINES = 12;
const LONGEST_FRONT_MATTER = 60;

/** The header above the page that starts at `start`, looking no higher than `floor`. */
export function headerAbove(lines: Lines, start: number, floor = 0): Header {
  let url: string | undefined;
  let saved: PartialDate | undefined;
  let from = start;
  const lowest = Math.max(floor, start - MOST_LINES);
  for (let index = start - 1; index >= lowest; index--) {
    const text = lines.at(index);
    if (text === '') continue;
    const front = text === '---' ? frontMatterAbove(lines, index, floor) : undefined;
    if (front) return header(front.from, url ?? front.url, saved ?? front.saved);
    const address = addressOf(text);
    // "https://doi.org/…" is the last line of an arXiv page's "Cite as" too.
    if (address !== undefined && (url !== undefined || endsCiteAs(lines, index))) break;
    if (address === undefined && !ORNAMENT.test(text) && !isImage(text)) break;
    saved ??= savedOn(text);
    if (address !== undefined) {
      url = address;
      from = index;
    }
  }
  // Without an address these lines belong to something else.
  return header(from, url, url === undefined ? undefined : saved);
}

/** A line with nothing but images, linked or not. */
function isImage(text: string): boolean {
  return text.includes('![') && !holdsWords(text);
}

function header(from: number, url: string | undefined, saved: PartialDate | undefined): Header {
  return { from, ...(url !== undefined && { url }), ...(saved && { saved }) };
}

/** `Saved: 2026-11-21`, as our own command writes it, and what crawlers write instead. */
function savedOn(text: string): PartialDate | undefined {
  const date = /^(?:saved|retrieved|accessed|date_saved)\s{0,4}:\s{0,4}["']?(\d{4}-\d{2}-\d{2})/i.exec(
    text,
  )?.[1];
  return date === undefined ? undefined : parseDate(date);
}

function addressOf(line: string): string | undefined {
  if (line.length > 2000 || !/https?:\/\//i.test(line)) return undefined;
  for (const pattern of ADDRESS_LINES) {
    const match = pattern.exec(line);
    if (match) return match[1]!.replace(/[),.;]+$/, '');
  }
  return undefined;
}

function endsCiteAs(lines: Lines, index: number): boolean {
  for (let above = index - 1; above >= 0 && above > index - 4; above--) {
    const text = lines.at(above);
    if (text !== '') return /\bfor this version\)|^Cite\s+as:/i.test(text);
  }
  return false;
}

/** YAML between two lines of `---`, the lower of them at `close`. */
function frontMatterAbove(lines: Lines, close: number, floor: number): Header | undefined {
  let url: string | undefined;
  let saved: PartialDate | undefined;
  for (let index = close - 1; index >= Math.max(floor, close - LONGEST_FRONT_MATTER); index--) {
    const raw = lines.texts[index] ?? '';
    if (raw.trim() === '---') return url === undefined ? undefined : header(index, url, saved);
    saved ??= savedOn(raw);
    const pair = /^(url|source|link|canonical)\s{0,4}:\s{0,4}(.+)$/i.exec(raw.slice(0, 2000));
    if (pair) url = addressOf(pair[2]!.trim().replace(/^["']|["']$/g, '')) ?? url;
    else if (!/^(?:[\w-]{1,40}\s{0,4}:|\s|- |#|$)/.test(raw)) return undefined;
  }
  return undefined;
}
