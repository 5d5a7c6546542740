/** The text of a dump: a header that says where the page came from and when, a blank line, the page. */

import { isoDate } from '../dates';
import type { Page } from '../model';
import { readFile, splitLines } from '../sources';
import { headerAbove } from '../sources/text/header';
import { Lines } from '../sources/text/lines';
import { frontMatter, PAGE } from './dump-metadata';
import type { PageMetadata } from './html-metadata';

export { PAGE };

export interface DumpContent {
  readonly text: string;
  readonly url?: string;
  /** The day of saving, ISO 8601: `2026-11-21`. */
  readonly savedOn: string;
  /** What the head of the page says of its paper: kept as front matter. */
  readonly metadata?: PageMetadata;
}

/**
 * The dump of a page. A header that the text has already is kept, and only what it lacks is added; without an
 * address there is nothing to head it with.
 */
export function dumpOf({ text, url, savedOn, metadata }: DumpContent): string {
  const body = tidy(text);
  if (metadata) {
    return withHeader(body, frontMatter(metadata, url, savedOn), url, savedOn);
  }
  const own = headerOf(body);
  if (own.url !== undefined) return own.saved === undefined ? withDay(body, own, savedOn) : body;
  if (url === undefined) return body;
  return withHeader(body, plainHeader(url, savedOn), url, savedOn);
}

/** The address that the text gives itself in a header, if any. */
export function addressInHeader(text: string): string | undefined {
  return headerOf(tidy(text)).url;
}

/** Whether two dumps say the same, whenever they were saved. */
export function isSameDump(a: string, b: string): boolean {
  return a === b || withoutDay(tidy(a)) === withoutDay(tidy(b));
}

function tidy(text: string): string {
  const plain = text.replaceAll('\0', '').replace(/^\uFEFF/, '');
  return `${splitLines(plain)
    .join('\n')
    .replace(/^(?:[^\S\n]{0,1000}\n){1,1000}/, '')
    .trimEnd()}\n`;
}

function plainHeader(url: string, savedOn: string): string {
  return `URL: ${url}\nSaved: ${savedOn}`;
}

/** Between the header and the first words of the page some sites put more than a header can be told across. */
function withHeader(body: string, header: string, url: string | undefined, savedOn: string): string {
  const headed = `${header}\n\n${body}`;
  const read = readFile(PAGE, headed);
  // JSON and BibTeX bear nothing above them.
  if (read.records.length < readFile(PAGE, body).records.length) return body;
  const [page] = read.pages;
  if (url === undefined || !page || page.url !== undefined) return headed;
  const lines = headed.split('\n');
  const above = lines.slice(0, page.place.line);
  // The header serves where the page starts; two would be one too many.
  const isFrontMatter = header.startsWith('---');
  const top = isFrontMatter ? above : above.slice(header.split('\n').length + 1);
  return [...top, ...plainHeader(url, savedOn).split('\n'), '', ...lines.slice(page.place.line)].join('\n');
}

interface OwnHeader {
  readonly url?: string;
  readonly saved?: string;
  /** The line that the page starts at, behind the header. */
  readonly start: number;
}

const LONGEST_HEADER = 70;

function headerOf(text: string): OwnHeader {
  const [page] = readFile(PAGE, text).pages;
  if (page) return fromPage(page);
  const lines = new Lines('', splitLines(text.slice(0, 20_000)));
  // The header is what stands above the first line that is none of it, from the first line of the text on.
  let found: OwnHeader = { start: 0 };
  for (let start = 1; start < Math.min(lines.length, LONGEST_HEADER); start++) {
    const { from, url, saved } = headerAbove(lines, start);
    if (url === undefined || from !== 0) continue;
    if (found.url !== undefined && found.url !== url) break;
    found = { url, ...(saved && { saved: isoDate(saved) }), start };
    if (lines.at(start) !== '' && !/^saved/i.test(lines.at(start))) break;
  }
  return found;
}

function fromPage({ url, saved, place }: Page): OwnHeader {
  return {
    ...(url !== undefined && { url }),
    ...(saved && { saved: isoDate(saved) }),
    start: place.line,
  };
}

/** Adds the day below the line of the address, unless a header of that form has no room for it. */
function withDay(text: string, { url, start }: OwnHeader, savedOn: string): string {
  const lines = text.split('\n');
  const at = lines.findLastIndex((line, index) => index < start && line.includes(url!));
  if (at < 0) return text;
  const isFrontMatter = lines[0]!.trim() === '---' && /^[a-z]+\s{0,4}:/i.test(lines[at]!);
  const dated = lines
    .toSpliced(at + 1, 0, isFrontMatter ? `saved: ${savedOn}` : `Saved: ${savedOn}`)
    .join('\n');
  const read = headerOf(dated);
  return read.url === url && read.saved !== undefined ? dated : text;
}

function withoutDay(text: string): string {
  return text.replace(/^saved\s{0,4}:\s{0,4}["']?\d{4}-\d{2}-\d{2}["']?[^\S\n]{0,10}\n/gim, '');
}
