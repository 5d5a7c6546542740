/** arXiv's abstract pages, in the extractions that are met: test/pages/arxiv-abstract. */
import { type Facts, hasArxivId, subjects } from './facts';
import { type Layout, lines, paragraphs } from './layout';

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

export const ARXIV_ABSTRACTS: readonly Layout[] = [
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
    fits: hasArxivId,
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
    fits: hasArxivId,
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
    fits: hasArxivId,
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
    fits: hasArxivId,
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
    fits: hasArxivId,
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
];
