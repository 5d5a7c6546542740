/** PubMed, Semantic Scholar, DBLP, Google Scholar, and publishers' own pages: test/pages/. */
import { type Facts, initialled, token, two } from './facts';
import { type Layout, lines, paragraphs } from './layout';

const LONG_MONTHS =
  'January February March April May June July August September October November December'.split(' ');
const longDay = ({ day, month, year }: Facts) => `${day} ${LONG_MONTHS[month - 1]} ${year}`;
const pmid = ({ at }: Facts) => String(10_000_000 + at);
/** A preprint has a DOI of its own. */
const preprint = ({ at, year, month }: Facts) => `10.1101/${year}.${two(month)}.04.${100_000 + at}`;
/** Titles end in one mark. */
const stopped = (title: string) => (/[.?!]$/.test(title) ? title : `${title}.`);

const INDEXES: readonly Layout[] = [
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

const PUBLISHERS: readonly Layout[] = [
  {
    name: 'ACM',
    write: ({ paper }) =>
      lines(
        paper.title,
        `Authors: ${paper.authors.join(', ')}`,
        'Authors Info & Claims',
        "KDD '16: Proceedings of an International Conference",
        'Pages 785 - 794',
        `https://doi.org/${paper.doi}`,
        `Published: ${longDay(paper)} Publication History`,
        'Abstract',
        paper.abstract,
        'References',
        '[1] R. Bekkerman. The present and the future of the KDD Cup competition. https://doi.org/10.1145/1',
      ),
  },
  {
    name: 'MDPI',
    write: ({ paper }) =>
      lines(
        `URL: https://www.mdpi.com/1424-8220/${paper.at}/1/115`,
        '',
        'Open AccessArticle',
        paper.title,
        `by ${listed(paper.authors)}`,
        `Sensors ${paper.year}, 16(1), ${paper.at}; https://doi.org/${paper.doi}`,
        `Submission received: 30 November ${paper.year - 1} / Accepted: ${longDay(paper)} / Published: ${longDay(paper)}`,
        'Abstract',
        paper.abstract,
        'Keywords: learning; reasoning',
        'References',
      ),
  },
  {
    name: 'Nature',
    write: ({ paper }) =>
      lines(
        paper.title,
        paper.authors.map(
          (name, i) =>
            `- ${name}1${i < paper.authors.length - 2 ? ',' : i === paper.authors.length - 2 ? ' &' : ''}`,
        ),
        `Nature volume 596, pages 583–589 (${paper.year})Cite this article`,
        '2.1m Accesses',
        'Abstract',
        paper.abstract,
        'Main',
        'Proteins matter.',
        'References',
        'Someone, A. Another work. Nature 1, 2–3 (1999). https://doi.org/10.1038/000001',
        'Cite this article',
        `${paper.authors[0]} et al. ${stopped(paper.title)} Nature 596, 583–589 (${paper.year}). https://doi.org/${paper.doi}`,
        `Published: ${longDay(paper)}`,
        `DOI: https://doi.org/${paper.doi}`,
      ),
  },
  {
    name: 'ScienceDirect',
    write: ({ paper }) =>
      lines(
        `URL: https://www.sciencedirect.com/science/article/pii/S${String(paper.at).padStart(16, '0')}`,
        '',
        'Neural Networks',
        `Volume 61, ${LONG_MONTHS[paper.month - 1]} ${paper.year}, Pages 85-117`,
        paper.title,
        `Author links open overlay panel${paper.authors.join(', ')}`,
        'Show more',
        'Add to Mendeley',
        'Share',
        'Cite',
        `https://doi.org/${paper.doi}Get rights and content`,
        'Abstract',
        paper.abstract,
        'Keywords',
        'Deep learning',
        'Recommended articles',
        'Another paper of the same journal',
      ),
  },
  {
    name: 'IEEE Xplore',
    without: ['authors'],
    write: ({ paper }) =>
      lines(
        `${paper.title} | IEEE Conference Publication | IEEE Xplore`,
        'Abstract:',
        paper.abstract,
        `Published in: ${paper.year} IEEE Conference on Everything`,
        `Date of Conference: 27-30 June ${paper.year}`,
        'Electronic ISBN:978-1-4673-8851-1',
        `DOI: ${paper.doi}`,
        'Publisher: IEEE',
      ),
  },
  {
    name: 'Wiley',
    write: ({ paper }) =>
      lines(
        `URL: https://onlinelibrary.wiley.com/doi/${paper.doi}`,
        '',
        paper.title,
        paper.authors.join(', '),
        `First published: ${longDay(paper)}`,
        `https://doi.org/${paper.doi}`,
        'Abstract',
        paper.abstract,
      ),
  },
  {
    name: 'bioRxiv',
    write: ({ paper }) =>
      paragraphs(
        `URL: https://www.biorxiv.org/content/${preprint(paper)}v1.full`,
        paper.title,
        paper.authors.map((name) => `${name}1`).join(', '),
        `doi: https://doi.org/${preprint(paper)}`,
        'This article is a preprint and has not been certified by peer review.',
        'Abstract',
        paper.abstract,
        'Competing Interest Statement',
        'The authors have declared no competing interest.',
        `Posted ${LONG_MONTHS[paper.month - 1]} ${paper.day}, ${paper.year}.`,
      ),
  },
];

export const OTHER_SITES: readonly Layout[] = [...INDEXES, ...PUBLISHERS];

/** `A, B and C`. */
function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
