/** arXiv's pages, in the extractions that are met: test/pages/arxiv-*. */
import { escapeXml, type Facts, split, wrapped } from './facts';
import { type Layout, lines, paragraphs } from './layout';

const hasId = ({ arxiv }: Facts) => arxiv !== undefined;
const CHROME = `Current browse context:
cs.LG
References & Citations
export BibTeX citation
Loading...
Bibliographic and Citation Tools
Bibliographic Explorer (What is the Explorer?)
Code, Data and Media Associated with this Article
alphaXiv (What is alphaXiv?)
Demos
Recommenders and Search Tools
IArxiv Recommender
(What is IArxiv?)
arXivLabs: experimental projects with community collaborators
arXivLabs is a framework that allows collaborators to develop and share new arXiv features directly on our website.`;

const submitted = ({ day, monthName, year }: Facts) => `[Submitted on ${day} ${monthName} ${year}]`;
const stamp = ({ day, monthName, year }: Facts) => `Fri, ${day} ${monthName} ${year} 12:00:00 UTC`;
const subjects = ({ category, field }: Facts) => `${field} (${category}); Artificial Intelligence (cs.AI)`;

export const ARXIV: readonly Layout[] = [
  {
    name: 'arXiv abstract, titles and abstracts alone',
    without: ['authors'],
    write: ({ paper }) =>
      lines(
        `Computer Science > ${paper.field}`,
        submitted(paper),
        `Title:${paper.title}`,
        `View PDF HTML (experimental)Abstract:${paper.abstract}`,
        'Submission history',
        `From: ${paper.authors[0] ?? 'Ada Lovelace'} [view email][v1] ${stamp(paper)} (${100 + (paper.at % 900)} KB)`,
        CHROME,
      ),
  },
  {
    name: 'arXiv abstract, revised',
    without: ['authors'],
    write: ({ paper }) =>
      lines(
        `Computer Science > ${paper.field}`,
        `[Submitted on ${paper.day} ${paper.monthName} ${paper.year} (v1), last revised 30 Dec ${paper.year} (this version, v2)]`,
        `Title:${paper.title}`,
        `View PDFAbstract:${paper.abstract}`,
        'Submission history',
        `From: ${paper.authors[0] ?? 'Ada Lovelace'} [view email][v1] ${stamp(paper)} (280 KB)`,
        `[v2] Tue, 30 Dec ${paper.year} 20:26:06 UTC (283 KB)`,
        CHROME,
      ),
  },
  {
    name: 'arXiv abstract, copied in the browser',
    fits: hasId,
    write: ({ paper }) =>
      lines(
        'Skip to main content',
        'Cornell University',
        `arxiv logo > cs > arXiv:${paper.arxiv}`,
        '',
        'Help | Advanced Search',
        'Search',
        `URL: https://arxiv.org/abs/${paper.arxiv}`,
        'Saved: 2026-11-21',
        '',
        `Computer Science > ${paper.field}`,
        `arXiv:${paper.arxiv} (cs)`,
        submitted(paper),
        paper.title,
        paper.authors.join(', '),
        'View PDF',
        '',
        `    ${paper.abstract}`,
        '',
        `Subjects:\t${subjects(paper)}`,
        `Cite as:\tarXiv:${paper.arxiv} [${paper.category}]`,
        ` \t(or arXiv:${paper.arxiv}v1 [${paper.category}] for this version)`,
        'Submission history',
        `From: ${paper.authors[0] ?? ''} [view email]`,
        `[v1] ${stamp(paper)} (1,791 KB)`,
      ),
  },
  {
    name: 'arXiv abstract, behind a crawler’s header',
    fits: hasId,
    write: ({ paper }) =>
      paragraphs(
        `Title: ${paper.title}`,
        `URL Source: https://arxiv.org/abs/${paper.arxiv}`,
        'Markdown Content:',
        `Computer Science > ${paper.field}`,
        `arXiv:${paper.arxiv} (cs)`,
        submitted(paper),
        `Title:${paper.title}`,
        `Authors:${paper.authors.join(', ')}`,
        'View PDF',
        `Abstract:${paper.abstract}`,
        `Subjects:${subjects(paper)}`,
      ),
  },
  {
    name: 'arXiv abstract, labels on their own lines',
    fits: hasId,
    write: ({ paper }) =>
      paragraphs(
        `Computer Science > ${paper.field}`,
        `arXiv:${paper.arxiv} (cs)`,
        submitted(paper),
        'Title:',
        paper.title,
        'Authors:',
        paper.authors.map((name, i) => `${name}[^${i + 1}]`).join(', '),
        'Abstract:',
        paper.abstract,
        'Subjects:',
        subjects(paper),
        'Cite as:',
        `arXiv:${paper.arxiv} [${paper.category}]`,
        paper.authors.map((_, i) => `[^${i + 1}]: https://arxiv.org/search/cs?query=${i}`),
      ),
  },
  {
    name: 'arXiv abstract, glued table',
    fits: hasId,
    write: ({ paper }) =>
      lines(
        `Computer Science > ${paper.field}`,
        `arXiv:${paper.arxiv} (cs)`,
        submitted(paper),
        `Title:${paper.title}`,
        `Authors:${paper.authors.join(', ')}`,
        'View PDF',
        `Abstract:${paper.abstract}`,
        `Comments:Tech reportSubjects:${subjects(paper)}Cite as:[arXiv:${paper.arxiv}](https://arxiv.org/abs/${paper.arxiv}) [${paper.category}]`,
      ),
  },
  {
    name: 'arXiv abstract, clipped as Markdown',
    extension: 'md',
    fits: hasId,
    without: ['authors'],
    write: ({ paper }) =>
      lines(
        `# ${paper.title}`,
        `*${submitted(paper)}*`,
        `> Source: [https://arxiv.org/abs/${paper.arxiv}](https://arxiv.org/abs/${paper.arxiv})`,
        '---',
        `[View PDF](https://arxiv.org/pdf/${paper.arxiv})`,
        '',
        `> Abstract:${paper.abstract}`,
      ),
  },
  {
    name: 'arXiv listing with abstracts',
    lists: 8,
    fits: hasId,
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
    fits: hasId,
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
    fits: hasId,
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
    fits: hasId,
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
    fits: hasId,
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
          `Submitted ${paper.day} ${LONG_MONTHS[paper.month - 1]}, ${paper.year}; originally announced ${LONG_MONTHS[paper.month - 1]} ${paper.year}.`,
        ]),
      ),
  },
];

const RULE = '-'.repeat(78);
const LONG_MONTHS =
  'January February March April May June July August September October November December'.split(' ');
