/** PubMed, Semantic Scholar, DBLP, Google Scholar: test/pages/. */
import { type Facts, initialled, longDay, stopped, token } from './facts';
import { type Layout, lines, paragraphs } from './layout';

const pmid = ({ at }: Facts) => String(10_000_000 + at);

export const INDEXES: readonly Layout[] = [
  {
    name: 'PubMed, copied',
    write: ({ paper }) =>
      lines(
        `URL: https://pubmed.ncbi.nlm.nih.gov/${pmid(paper)}/`,
        '',
        'Nature',
        `. ${paper.year} ${paper.monthName} ${paper.day};596(7873):583-589. doi: ${paper.doi}.`,
        paper.title,
        paper.authors.map((name) => `${name} 1`).join(', '),
        'Affiliations Expand',
        `PMID: ${pmid(paper)} DOI: ${paper.doi}`,
        'Abstract',
        paper.abstract,
        `© ${paper.year}. The Author(s).`,
        'Conflict of interest statement',
        'Similar articles',
        'Another paper on proteins.',
        'Cited by',
        'References',
      ),
  },
  {
    name: 'PubMed, abstracts as text',
    lists: 6,
    write: ({ papers }) =>
      lines(
        papers.flatMap((paper, i) => [
          `${i + 1}. Nature. ${paper.year} ${paper.monthName} ${paper.day};596(7873):583-589. doi: ${paper.doi}.`,
          '',
          stopped(paper.title),
          '',
          `${paper.authors.map((name) => `${initialled(name)}(1)`).join(', ')}.`,
          '',
          'Author information:',
          '(1)A University, London, UK.',
          '',
          paper.abstract,
          '',
          `DOI: ${paper.doi}`,
          `PMID: ${pmid(paper)}`,
          '',
        ]),
      ),
  },
  {
    name: 'Semantic Scholar',
    write: ({ paper }) =>
      lines(
        `URL: https://www.semanticscholar.org/paper/${paper.title.replace(/\W+/g, '-').slice(0, 60)}/${token(paper.at, 40)}`,
        '',
        `DOI:${paper.doi}`,
        `Corpus ID: ${1_000_000 + paper.at}`,
        paper.title,
        paper.authors.join(', '),
        `Published in Annual Meeting of the… ${longDay(paper)}`,
        'Computer Science',
        'TLDR',
        paper.tldr,
        'Expand',
        'Abstract',
        paper.abstract,
        'View via Publisher',
        'Save to Library',
        'Save',
        'Create Alert',
        'Alert',
        'Cite',
        'Share This Paper',
        `${paper.at % 900} Citations`,
      ),
  },
  {
    name: 'DBLP search',
    lists: 20,
    without: ['abstract'],
    write: ({ papers }) =>
      lines(
        'dblp computer science bibliography',
        'Publication search results',
        `found ${papers.length} matches`,
        [...papers]
          .sort((a, b) => b.year - a.year)
          .flatMap((paper, i, all) => [
            ...(all[i - 1]?.year === paper.year ? [] : [String(paper.year)]),
            `${paper.authors.join(', ')}: ${stopped(paper.title)} NeurIPS ${paper.year}: 610-623`,
          ]),
      ),
  },
  {
    name: 'Google Scholar results',
    lists: 10,
    without: ['abstract', 'authors'],
    write: ({ papers }) =>
      paragraphs(
        'URL: https://scholar.google.com/scholar?q=learning',
        `Articles\nAbout ${papers.length} results (0.05 sec)`,
        papers.flatMap((paper) => [
          '[PDF] neurips.cc',
          paper.title,
          `${paper.authors
            .slice(0, 3)
            .map((name) => initialled(name, true))
            .join(
              ', ',
            )}${paper.authors.length > 3 ? '…' : ''} - Advances in neural …, ${paper.year} - neurips.cc`,
          `${paper.abstract.slice(0, 120)} …`,
          `Save Cite Cited by ${1 + (paper.at % 5000)} Related articles All 7 versions`,
        ]),
        'Create alert',
      ),
  },
];
