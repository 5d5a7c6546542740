/** Papers of a bench as a library, without any pages to read them from. */
import { Library } from '../src/core/library/library';
import type { Identifier, PaperRecord, Work } from '../src/core/model';
import { parseName } from '../src/core/names';
import type { Paper } from './papers';

export function libraryOf(papers: readonly Paper[]): Library {
  const works = papers.map(workOf).sort((a, b) => (a.citekey < b.citekey ? -1 : 1));
  return new Library({ works, citations: [], pages: [], problems: [], notRead: [] });
}

function workOf(paper: Paper): Work {
  const place = { file: 'bench.jsonl', line: 0, column: 0, endLine: 0, endColumn: 0 };
  const author = paper.authors.map(parseName);
  const identifiers: Identifier[] = paper.doi ? [{ scheme: 'doi', value: paper.doi.toLowerCase() }] : [];
  const record: PaperRecord = {
    source: 'bench',
    place,
    part: 'page',
    title: { text: paper.title, place },
    authors: author,
    authorsComplete: true,
    identifiers,
    categories: [],
  };
  return {
    id: paper.id,
    citekey: paper.id,
    aliases: [],
    item: {
      type: 'article',
      title: paper.title,
      author,
      ...(paper.year !== undefined && { issued: { year: paper.year } }),
    },
    title: paper.title,
    titlePending: false,
    authorsComplete: true,
    identifiers,
    categories: [],
    versions: [],
    withdrawn: false,
    abstracts: paper.abstract ? [{ text: paper.abstract, records: [record] }] : [],
    keywords: [],
    changes: [],
    machineTexts: [],
    citationCounts: [],
    summaries: paper.tldr ? [{ text: paper.tldr, place }] : [],
    records: [record],
    citedBy: [],
    citers: [],
    cites: [],
  };
}
