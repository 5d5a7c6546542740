/** The library as data for scripts: what `scholium read --json` prints. What is not known is left out. */
import { isoDate } from '../dates';
import type { Library } from '../library/library';
import type { Citation, Work } from '../model';
import { displayName } from '../names';
import { lineNumber } from '../place';
import { authorsYear } from './describe';
import { plural } from './markdown';

export function libraryReport(library: Library) {
  return {
    works: library.works.map(workReport),
    citations: library.citations.map(citationReport),
    problems: library.problems.map(({ place, severity, code, message }) => ({
      file: place.file,
      line: lineNumber(place),
      severity,
      code,
      message,
    })),
    notRead: library.notRead.map(({ file, reason }) => ({ file, reason })),
  };
}

export function workReport(work: Work) {
  const { issued } = work.item;
  const abstract = work.abstracts[0];
  return {
    citekey: work.citekey,
    title: work.title,
    authors: work.item.author.map(displayName),
    ...(work.item.author.length > 0 && !work.authorsComplete && { authorsComplete: false }),
    ...(issued?.year !== undefined && { year: issued.year }),
    ...(issued && { date: isoDate(issued) }),
    identifiers: Object.fromEntries(work.identifiers.map(({ scheme, value }) => [scheme, value])),
    categories: work.categories,
    ...(work.versions.length > 0 && { versions: work.versions }),
    ...(work.withdrawn && { withdrawn: true }),
    ...(abstract && { abstract: abstract.text }),
    ...(work.abstracts.length > 1 && { abstractVariants: work.abstracts.length }),
    citers: work.citers.length,
    pages: work.records.map(({ title, source }) => ({
      file: title.place.file,
      line: lineNumber(title.place),
      kind: source,
    })),
  };
}

function citationReport(citation: Citation) {
  const [place] = citation.places;
  return {
    citing: citation.citing.citekey,
    cited: citation.cited.citekey,
    ...(citation.role !== undefined && { role: citation.role }),
    ...(citation.polarity !== undefined && { polarity: citation.polarity }),
    ...(citation.verdict !== undefined && { verdict: citation.verdict }),
    representative: citation.representative,
    ...(citation.summary && { summary: citation.summary.text }),
    file: place.file,
    line: lineNumber(place),
  };
}

/** One line of `scholium read`: key, title, authors and year, citers. */
export function workLine(work: Work): string {
  const facts = [authorsYear(work), work.citers.length > 0 ? plural(work.citers.length, 'citer') : ''].filter(
    Boolean,
  );
  return `@${work.citekey}  ${work.title}${facts.length > 0 ? `  (${facts.join('; ')})` : ''}`;
}
