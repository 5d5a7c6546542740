/** The library as data for scripts: what `scholium read --json` prints. What is not known is left out. */
import { isoDate } from '../dates';
import type { DoubtfulPair } from '../library/duplicates';
import type { Library } from '../library/library';
import type { Citation, Work } from '../model';
import { displayName } from '../names';
import { lineNumber } from '../place';
import { publicationLine } from '../publication';
import { authorsYear } from './describe';
import { plural } from './markdown';
import type { Fact } from './provenance';

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
    ...(publicationLine(work.item) !== '' && { published: publicationLine(work.item) }),
    ...(work.keywords.length > 0 && { keywords: work.keywords }),
    ...(work.citationCounts.length > 0 && {
      citationCounts: work.citationCounts.map(({ source, count, place }) => ({
        source,
        count,
        file: place.file,
        line: lineNumber(place),
      })),
    }),
    ...(work.changes.length > 0 && { changes: work.changes }),
    ...marksReport(work),
    ...(work.abstracts.length > 1 && { abstractVariants: work.abstracts.length }),
    citers: work.citers.length,
    pages: work.records.map(({ title, source, guessed }) => ({
      file: title.place.file,
      line: lineNumber(title.place),
      kind: source,
      ...(guessed && { guessed }),
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

/** Two papers that may be one, for scripts. */
export function pairReport({ works, reasons }: DoubtfulPair) {
  return { reasons, papers: works.map(workReport) };
}

/** One field of a paper with every page's word on it, the one that is shown first. */
export function factReport({ label, machine, accounts }: Fact) {
  return {
    field: label,
    machine,
    accounts: accounts.map(({ value, place, record }) => ({
      value,
      file: place.file,
      line: lineNumber(place),
      kind: record.source,
    })),
  };
}

/** One line of `scholium read`: key, title, authors and year, citers. */
export function workLine(work: Work): string {
  const facts = [authorsYear(work), work.citers.length > 0 ? plural(work.citers.length, 'citer') : ''].filter(
    Boolean,
  );
  return `@${work.citekey}  ${work.title}${facts.length > 0 ? `  (${facts.join('; ')})` : ''}`;
}

/** What the reader says of it, if anything. */
function marksReport({ marks: { threads, ...marks } }: Work) {
  const annotations = threads.length;
  const isSilent = annotations + marks.notes.length + marks.tags.length === 0;
  if (isSilent && marks.status === undefined && marks.importance === undefined) return {};
  return { marks: { ...marks, ...(annotations > 0 && { annotations }) } };
}
