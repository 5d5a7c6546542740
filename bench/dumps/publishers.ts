/** Publishers' own pages: test/pages/publisher, test/pages/biorxiv. */
import { type Facts, longDay, stopped, two } from './facts';
import { type Layout, lines, paragraphs } from './layout';

/** A preprint has a DOI of its own. */
const preprint = ({ at, year, month }: Facts) => `10.1101/${year}.${two(month)}.04.${100_000 + at}`;

export const PUBLISHERS: readonly Layout[] = [
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
        `Volume 61, ${paper.longMonth} ${paper.year}, Pages 85-117`,
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
        `Posted ${paper.longMonth} ${paper.day}, ${paper.year}.`,
      ),
  },
];

/** `A, B and C`. */
function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
