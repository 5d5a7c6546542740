/** Scholar Feed, the ACL Anthology, OpenReview, Hugging Face, alphaXiv, Papers with Code: test/pages/. */
import { type Facts, hasArxivId, split, token } from './facts';
import { type Layout, lines, paragraphs } from './layout';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const dateline = ({ category, monthName, day, year }: Facts) =>
  `${category.slice(category.indexOf('.') + 1)}${monthName} ${day}, ${year}`;
const few = (authors: readonly string[]) =>
  authors.length > 3 ? `${authors.slice(0, 3).join(', ')} et al.` : authors.join(', ');

/** New ids name the year, old ones are a letter and numbers. */
function anthologyId({ year, at }: Facts): string {
  if (year >= 2020) return `${year}.acl-long.${1 + at}`;
  return `${'ACDEHJKLNPQSTW'[Math.floor(at / 8000) % 14]}${String(year % 100).padStart(2, '0')}-${1001 + (at % 8000)}`;
}

const FEED: readonly Layout[] = [
  {
    name: 'Scholar Feed author page',
    lists: 12,
    write: ({ papers }) =>
      lines(
        papers.flatMap((paper) => [
          `${paper.at % 3 === 0 ? `${60 + (paper.at % 40)}.4` : ''}${dateline(paper)}`,
          `${paper.title}${few(paper.authors)}`,
          paper.abstract,
        ]),
      ),
  },
  {
    name: 'Scholar Feed author page, blank lines',
    lists: 6,
    write: ({ paper, papers }) =>
      paragraphs(
        `Source: https://www.scholarfeed.org/author/${90_000 + paper.at}`,
        papers.flatMap((each) => [dateline(each), each.title, few(each.authors), each.abstract]),
        'Load more',
      ),
  },
  {
    name: 'Scholar Feed paper page',
    without: ['authors'],
    fits: ({ arxiv = '/' }) => !arxiv.includes('/'),
    write: ({ paper }) =>
      lines(
        dateline(paper),
        paper.title,
        `arXiv:${paper.arxiv}v1${paper.at % 90} citationsh-index: 9`,
        'Originality Incremental advance',
        'AI Analysis',
        'This is a step forward for those who build such systems, though it mostly combines what others have tried.',
        paper.tldr,
        paper.abstract,
        'Foundations',
        'No foundations found.',
      ),
  },
];

const ANTHOLOGY: readonly Layout[] = [
  {
    name: 'ACL Anthology, glued',
    write: ({ paper }) => {
      const id = anthologyId(paper);
      const venue = `Proceedings of the Conference of ${paper.year}`;
      return lines(
        paper.title,
        paper.authors.join(', '),
        'Abstract',
        paper.abstract,
        `Anthology ID:${id}Volume:${venue}Month:JulyYear:${paper.year}Address:OnlineVenue:ACLSIG:Publisher:Association for Computational LinguisticsNote:Pages:4969–4983Language:URL:https://aclanthology.org/${id}/DOI:${paper.doi}Bibkey:${paper.id}Cite (ACL):${paper.authors.join(', ')}. ${paper.year}. ${paper.title}. In ${venue}, pages 4969–4983, Online. Association for Computational Linguistics.Copy Citation:BibTeX Markdown MODS XML Endnote More options…PDF:https://aclanthology.org/${id}.pdf`,
      );
    },
  },
  {
    name: 'ACL Anthology, definition list',
    write: ({ paper }) => {
      const id = anthologyId(paper);
      return paragraphs(
        `URL: https://aclanthology.org/${id}/`,
        `## [${paper.title}](https://aclanthology.org/${id}.pdf)`,
        paper.authors.map((name) => `[${name}](https://aclanthology.org/people/${slug(name)}/)`).join(', '),
        '* * *',
        '##### Abstract',
        paper.abstract,
        `Anthology ID:\n:   ${id}`,
        `Volume:\n:   [Proceedings of the Conference of ${paper.year}](https://aclanthology.org/volumes/${id.split('-')[0]}-1/)`,
        `Year:\n:   ${paper.year}`,
        `DOI:\n:   [${paper.doi}](https://doi.org/${paper.doi})`,
        `Bibkey:\n:   ${paper.id}`,
      );
    },
  },
  {
    name: 'ACL Anthology volume',
    lists: 10,
    without: ['year'],
    write: ({ papers }) =>
      paragraphs(
        papers.map(
          ({ title, authors, abstract }) => `pdf bib abs ${title}\n${authors.join(' | ')}\n${abstract}`,
        ),
      ),
  },
];

const FORUMS: readonly Layout[] = [
  {
    name: 'OpenReview, a label a line',
    write: ({ paper }) =>
      paragraphs(
        `## [${paper.title}](https://openreview.net/pdf?id=${token(paper.at, 10, LETTERS)})`,
        paper.authors.map((name) => `[${name}](/profile?id=~${name.replaceAll(' ', '_')}1)`).join(', '),
        `Published: ${paper.day} ${paper.monthName} ${paper.year}, Last Modified: ${paper.day} ${paper.monthName} ${paper.year}`,
        `ICLR ${paper.year} poster`,
        'Readers: Everyone',
        '**Keywords:**',
        'learning, reasoning',
        '**TL;DR:**',
        paper.tldr,
        '**Abstract:**',
        paper.abstract,
        '12 Replies',
      ),
  },
  {
    name: 'OpenReview, glued',
    write: ({ paper }) =>
      lines(
        `https://openreview.net/forum?id=${token(paper.at, 10, LETTERS)}`,
        paper.title,
        paper.authors.join(', '),
        `Published: ${paper.day} ${paper.monthName} ${paper.year}, Last Modified: ${paper.day} ${paper.monthName} ${paper.year}ICLR ${paper.year} posterEveryoneRevisionsBibTeX`,
        'Keywords: learning, reasoning',
        `TL;DR: ${paper.tldr}`,
        `Abstract: ${paper.abstract}`,
        'Primary Area: general machine learning (i.e., none of the above)',
        `Submission Number: ${1 + paper.at}`,
        'Add:',
        'Paper Decision',
        'Decision by Program Chairs',
        `${paper.day} ${paper.monthName} ${paper.year}, 11:56`,
        'Everyone',
        'Title: Paper Decision',
        'Decision: Accept (poster)',
      ),
  },
];

const HUGGING_FACE: readonly Layout[] = [
  {
    name: 'Hugging Face paper as Markdown',
    extension: 'md',
    fits: hasArxivId,
    write: ({ paper }) =>
      paragraphs(
        `---\nurl: https://huggingface.co/papers/${paper.arxiv}\n---`,
        `# ${paper.title}`,
        `Published on ${paper.monthName} ${paper.day}, ${paper.year}`,
        `Authors: ${paper.authors.join(', ')}`,
        '## Abstract',
        `*${paper.tldr}*`,
        '*AI-generated summary*',
        paper.abstract,
        `[View arXiv page](https://arxiv.org/abs/${paper.arxiv}) [View PDF](https://arxiv.org/pdf/${paper.arxiv}) [Add to collection](https://huggingface.co/login)`,
        '### Models citing this paper 2',
        '- [openai-community/gpt2](https://huggingface.co/openai-community/gpt2)',
      ),
  },
  {
    name: 'Hugging Face daily papers',
    lists: 8,
    without: ['authors'],
    write: ({ papers }) =>
      paragraphs(
        '### Get trending papers in your email inbox once a day!',
        '[Subscribe](https://huggingface.co/login)',
        '# Daily Papers',
        papers.flatMap((paper) => [
          `### [${paper.title}](https://huggingface.co/papers/${paper.arxiv})`,
          paper.abstract,
          `- ${paper.authors.length} authors · ${paper.monthName} ${paper.day}, ${paper.year}`,
        ]),
      ),
    fits: hasArxivId,
  },
  {
    name: 'alphaXiv',
    fits: hasArxivId,
    without: ['authors', 'year'],
    write: ({ paper }) =>
      lines(
        `https://www.alphaxiv.org/abs/${paper.arxiv}`,
        paper.title,
        '3,204 views',
        '412 likes',
        'Abstract',
        paper.abstract,
        'Overview',
        'This report goes through the idea of the paper and through its experiments.',
      ),
  },
  {
    name: 'Papers with Code',
    fits: hasArxivId,
    without: ['year'],
    write: ({ paper }) =>
      paragraphs(
        `# ${paper.title}`,
        `NeurIPS ${paper.year}`,
        '·',
        paper.authors.join('\n\n,\n\n'),
        '·',
        'Edit social preview',
        paper.abstract,
        `[PDF](https://arxiv.org/pdf/${paper.arxiv}v1.pdf) [Abstract](https://arxiv.org/abs/${paper.arxiv}v1)`,
        '## Code',
        'tensorflow/tensor2tensor',
      ),
  },
];

export const SITES: readonly Layout[] = [...FEED, ...ANTHOLOGY, ...FORUMS, ...HUGGING_FACE];

function slug(name: string): string {
  const [given, family] = split(name);
  return `${family[0]?.toLowerCase() ?? 'x'}/${`${given} ${family}`.toLowerCase().replace(/[^a-z]+/g, '-')}`;
}
