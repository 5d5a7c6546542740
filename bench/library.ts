/** Papers of a bench as a library, without any pages to read them from: each an entry with its citekey. */
import { buildLibrary } from '../src/core/library/build';
import type { LiveLibrary } from '../src/core/library/live-library';
import type { Identifier, Parsed, Printed } from '../src/core/model';
import { parseName } from '../src/core/names';
import type { Paper } from './papers';

export function libraryOf(papers: readonly Paper[], others: readonly Parsed[] = []): LiveLibrary {
  return buildLibrary([...papers.map(entryOf), ...others]);
}

/** What the file of one paper is read as. */
export function entryOf(paper: Paper): Parsed {
  const file = `${paper.id}.bib`;
  const place = { file, line: 0, column: 0, endLine: 1, endColumn: 0 };
  const printed = (text: string): Printed => ({ text, place });
  const identifiers: Identifier[] = paper.doi ? [{ scheme: 'doi', value: paper.doi.toLowerCase() }] : [];
  return {
    file,
    pages: [{ source: 'bibtex', place }],
    records: [
      {
        source: 'bibtex',
        place,
        part: 'entry',
        citekey: paper.id,
        title: printed(paper.title),
        authors: paper.authors.map(parseName),
        authorsComplete: true,
        ...(paper.year !== undefined && { date: { year: paper.year } }),
        identifiers,
        categories: [],
        ...(paper.abstract && { abstract: printed(paper.abstract) }),
        ...(paper.tldr && { summary: printed(paper.tldr) }),
      },
    ],
    citations: [],
    problems: [],
  };
}
