/** The "abstract" format: paragraphs between blank lines, the first the citation, then title and authors. */
import type { Lines } from '../text/lines';
import { afterBlank, type Entry, endOfParagraph } from './entry';

/** The entry whose citation starts at `start` and whose PMID stands at `pmid`. */
export function textEntry(lines: Lines, start: number, pmid: number): Entry | undefined {
  if (isDoubleSpaced(lines, start, pmid)) return spacedEntry(lines, start, pmid);
  const title = afterBlank(lines, start, pmid);
  const titleEnd = endOfParagraph(lines, title);
  const authors = afterBlank(lines, title, pmid);
  if (title >= pmid || lines.at(title) === '') return undefined;
  // PubMed ends both with a full stop: what does not goes on behind a blank line, or is something else.
  if (!STOP.test(lines.at(endOfParagraph(lines, start) - 1)) || !STOP.test(lines.at(titleEnd - 1)))
    return undefined;
  const named = authors < pmid && !/^(?:Author information|Abstract)/.test(lines.at(authors));
  return {
    layout: 'abstract',
    start,
    end: pmid + 1,
    pmid,
    citation: start,
    title,
    titleEnd,
    ...(named && { authors, authorsEnd: endOfParagraph(lines, authors) }),
  };
}

/** PubMed wraps at some eighty characters; a page printer may put a blank line behind every line. */
export function isDoubleSpaced(lines: Lines, start: number, pmid: number): boolean {
  let wraps = false;
  for (let line = start; line < pmid; line++) {
    const text = lines.at(line);
    if (text !== '' && (lines.at(line + 1) !== '' || text.length > 120)) return false;
    wraps ||= text !== '' && !/[.?!:)\]]$/.test(text);
  }
  return wraps;
}

/** Blank lines part nothing here: citation, title and authors each end in a full stop, or nothing is told. */
function spacedEntry(lines: Lines, start: number, pmid: number): Entry | undefined {
  const title = afterStop(lines, start, pmid);
  const authors = title && afterStop(lines, title, pmid);
  const below = authors && afterStop(lines, authors, pmid);
  if (title === undefined || authors === undefined || below === undefined) return undefined;
  return {
    layout: 'abstract',
    start,
    end: pmid + 1,
    pmid,
    citation: start,
    title,
    titleEnd: lastFilled(lines, title, authors),
    authors,
    authorsEnd: lastFilled(lines, authors, below),
  };
}

const STOP = /[.?!][\])"”’']?$/;

/** The first filled line behind the one that ends a sentence, which is among the next four. */
function afterStop(lines: Lines, from: number, pmid: number): number | undefined {
  let filled = 0;
  for (let line = from; line < pmid && filled < 4; line++) {
    if (lines.at(line) === '') continue;
    filled++;
    if (!STOP.test(lines.at(line))) continue;
    const next = afterBlank(lines, line, pmid);
    return next <= pmid ? next : undefined;
  }
  return undefined;
}

/** Behind the last filled line before `end`. */
function lastFilled(lines: Lines, from: number, end: number): number {
  let last = end;
  while (last > from + 1 && lines.at(last - 1) === '') last--;
  return last;
}
