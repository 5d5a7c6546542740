/** arXiv's listings, mailings, answers and searches: test/pages/arxiv-*. */
import { escapeXml, hasArxivId, split, subjects, wrapped } from './facts';
import { type Layout, lines, paragraphs } from './layout';

const RULE = '-'.repeat(78);

export const ARXIV_LISTS: readonly Layout[] = [
  {
    name: 'arXiv listing with abstracts',
    lists: 8,
    fits: hasArxivId,
    without: ['year'],
    write: ({ papers }) =>
      lines(
        'Showing new listings for Thursday, 17 June 2021',
        `Total of ${papers.length} entries`,
        'Showing up to 2000 entries per page: fewer | more | all',
        `New submissions (showing ${papers.length} of ${papers.length} entries)`,
        papers.flatMap((paper, i) => [
          `[${i + 1}] arXiv:${paper.arxiv} [pdf, html, other]`,
          `Title:${paper.title}`,
          paper.authors.join(', '),
          `Subjects:${subjects(paper)}`,
          paper.abstract,
        ]),
        `Total of ${papers.length} entries`,
        'Showing up to 2000 entries per page: fewer | more | all',
      ),
  },
  {
    name: 'arXiv listing of recent submissions',
    lists: 25,
    fits: hasArxivId,
    without: ['year', 'abstract'],
    write: ({ papers }) =>
      lines(
        'Machine Learning',
        'Authors and titles for recent submissions',
        `Total of ${papers.length} entries : 1-${papers.length}`,
        `Showing up to ${papers.length} entries per page: fewer | more | all`,
        `Tue, 13 Jun 2017 (showing ${papers.length} of ${papers.length} entries )`,
        papers.flatMap((paper, i) => [
          `[${i + 1}] arXiv:${paper.arxiv} [pdf, other]`,
          `Title: ${paper.title}`,
          paper.authors.join(', '),
          `Subjects: ${subjects(paper)}`,
        ]),
        `Total of ${papers.length} entries : 1-${papers.length}`,
      ),
  },
  {
    name: 'arXiv mailing',
    lists: 6,
    fits: hasArxivId,
    write: ({ papers }) =>
      lines(
        RULE,
        'Archives at http://arxiv.org/',
        RULE,
        papers.flatMap((paper) => [
          '\\\\',
          `arXiv:${paper.arxiv}`,
          `Date: Mon, ${paper.day} ${paper.monthName} ${paper.year} 17:23:59 GMT   (2441kb,D)`,
          '',
          `Title: ${paper.title}`,
          `Authors: ${paper.authors.join(', ')}`,
          `Categories: ${paper.category} cs.AI`,
          '\\\\',
          `  ${wrapped(paper.abstract)}`,
          `\\\\ ( https://arxiv.org/abs/${paper.arxiv} ,  2441kb)`,
          RULE,
        ]),
      ),
  },
  {
    name: 'arXiv API answer',
    extension: 'xml',
    lists: 10,
    fits: hasArxivId,
    write: ({ papers }) =>
      lines(
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        '  <title type="html">ArXiv Query: search_query=all</title>',
        '  <id>http://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>',
        papers.flatMap((paper) => [
          '  <entry>',
          `    <id>http://arxiv.org/abs/${paper.arxiv}v1</id>`,
          `    <published>${paper.date}T17:57:34Z</published>`,
          `    <title>${escapeXml(paper.title)}</title>`,
          `    <summary>  ${escapeXml(wrapped(paper.abstract))}`,
          '</summary>',
          ...paper.authors.map(
            (name) => `    <author>\n      <name>${escapeXml(name)}</name>\n    </author>`,
          ),
          `    <category term="${paper.category}" scheme="http://arxiv.org/schemas/atom"/>`,
          '  </entry>',
        ]),
        '</feed>',
      ),
  },
  {
    name: 'arXiv search',
    lists: 10,
    fits: hasArxivId,
    write: ({ papers }) =>
      paragraphs(
        `https://arxiv.org/search/?query=${split(papers[0]!.authors[0] ?? 'all')[1]}&searchtype=all`,
        papers.flatMap((paper, i) => [
          `${i + 1}.`,
          `arXiv:${paper.arxiv}`,
          '[pdf, ps, other]',
          paper.category,
          paper.title,
          'Authors:',
          paper.authors.join('\n\n,\n\n'),
          'Abstract:',
          paper.abstract,
          `Submitted ${paper.day} ${paper.longMonth}, ${paper.year}; originally announced ${paper.longMonth} ${paper.year}.`,
        ]),
      ),
  },
];
