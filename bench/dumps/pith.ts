/** Pith's pages, whose citing-papers pages hold the edges between papers: test/pages/pith-*. */
import { type Facts, hasArxivId, token } from './facts';
import { type Layout, lines, type PageFacts, paragraphs } from './layout';

const ROLES = ['background', 'background', 'method', 'dataset', 'baseline', 'extension', 'other'];
const VERDICTS = ['unverdicted', 'unverdicted', 'conditional', 'accept', 'reject'];

const plural = (count: number, verb: string) =>
  `${count.toLocaleString('en')} Pith ${count === 1 ? 'paper' : 'papers'} ${verb}`;
const row = ({ at, category, date }: Facts) =>
  `${category} · ${date} · ${VERDICTS[at % VERDICTS.length]} · none · ref ${1 + (at % 60)}`;
const representative = ({ citers }: PageFacts) => citers.slice(0, 1 + Math.floor(citers.length / 8));
/** Counts of a facet, glued as the extraction glues them. */
function facet(citers: readonly Facts[], words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const { at } of citers) {
    const word = words[at % words.length]!;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${word} ${count}`).join(' ');
}

export const PITH: readonly Layout[] = [
  {
    name: 'Pith citations',
    citers: true,
    without: ['authors', 'year'],
    write: (page) =>
      lines(
        page.citers[0]?.tldr,
        page.paper.title,
        `${plural(page.citers.length, 'cite this work')}. Polarity classification is still indexing.`,
        'abstract',
        page.paper.abstract,
        'citation-role summary',
        'citation-polarity summary',
        'fields',
        `${facet(page.citers, ['cs.LG', 'cs.CL'])}years`,
        `${facet(page.citers, ['2024', '2025'])}verdicts`,
        `${facet(page.citers, ['UNVERDICTED', 'ACCEPT'])}roles`,
        `${facet(page.citers, ROLES)}representative citing papers`,
        representative(page).map(({ tldr }) => tldr),
        'citing papers explorer',
        page.citers.flatMap(({ title, tldr }) => ['-', title, tldr]),
      ),
  },
  {
    name: 'Pith citations, second extraction',
    citers: true,
    without: ['authors', 'year'],
    write: (page) =>
      paragraphs(
        'pith. sign in',
        page.citers.length >= 100 && 'hub Mixed citations',
        page.paper.title,
        page.citers.length >= 100 && 'Mixed citation behavior. Most common role is background (54%).',
        plural(page.citers.length, 'citing it'),
        'abstract',
        page.paper.abstract,
        page.citers.length >= 100 && 'hub tools',
        'citation-role summary',
        facet(page.citers, ROLES),
        'citation-polarity summary',
        'representative citing papers',
        representative(page).flatMap((citer) => [
          `- ${citer.title}`,
          `${citer.category} · ${citer.date} · ${VERDICTS[citer.at % VERDICTS.length]} · novelty ${4 + (citer.at % 5)}.0`,
          citer.tldr,
        ]),
        'citing papers explorer',
        page.citers.flatMap((citer) => [`- ${citer.title}`, row(citer), citer.tldr]),
      ),
  },
  {
    name: 'Pith citations, under headings',
    citers: true,
    without: ['authors', 'year'],
    write: ({ paper, citers }) =>
      paragraphs(
        `# ${paper.title}`,
        `${plural(citers.length, 'cite this work')}. Polarity classification is done.`,
        '## abstract',
        paper.abstract,
        '## citation-role summary',
        facet(citers, ROLES),
        '## representative citing papers',
        '## citing papers explorer',
        citers.flatMap((citer) => [`- ${citer.title}`, `${citer.category} · ${citer.date}`, citer.tldr]),
      ),
  },
  {
    name: 'Pith citers as JSON',
    extension: 'json',
    citers: true,
    without: ['authors', 'year', 'abstract'],
    write: ({ paper, citers }) =>
      `${JSON.stringify(
        {
          work: {
            id: `${token(paper.at, 8)}-b2b7-4d0c-8f1c-${token(paper.at, 12)}`,
            title: paper.title,
          },
          total: citers.length,
          citers: citers.map(({ arxiv, title, category, date, at, tldr }) => ({
            arxiv_id: arxiv ?? null,
            title,
            category,
            date,
            role: ROLES[at % ROLES.length],
            polarity: null,
            verdict: VERDICTS[at % VERDICTS.length]!.toUpperCase(),
            novelty: 4 + (at % 5),
            summary: tldr,
          })),
        },
        null,
        2,
      )}\n`,
  },
  {
    name: 'Pith review',
    fits: hasArxivId,
    write: ({ paper }) =>
      lines(
        'pith. machine review for the scientific record. sign in',
        `arxiv: ${paper.arxiv} · v1 · submitted ${paper.date} · 💻 ${paper.category} · cs.AI`,
        paper.title,
        paper.authors.join(', '),
        'Authors on Pith',
        'no claims yet',
        'Pith reviewed 2026-05-22 13:39 UTC · model grok-4.3',
        `classification 💻 ${paper.category} cs.AI`,
        'keywords one thing another thing',
        '0',
        '0 comments X',
        'The pith',
        paper.tldr,
        "A machine-rendered reading of the paper's core claim, the machinery that carries it, and where it could break.",
        'The paper argues from examples and measures what it claims.',
        'Core claim',
        paper.tldr,
        'What carries the argument',
        'A comparison with what was done before.',
        'Load-bearing premise',
        'The data are like those that will be met.',
        'read the original abstract',
        paper.abstract,
      ),
  },
  {
    name: 'Pith Number',
    without: ['authors', 'year', 'abstract'],
    fits: hasArxivId,
    write: ({ paper }) => {
      const id = token(paper.at, 26, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567');
      return lines(
        'Pith Number record',
        `pith:${id.slice(0, 8)}`,
        `pith:${paper.year}:${id}`,
        'Protocol',
        'content-addressed',
        'Pith receipt',
        'schema 1.0',
        '- Author',
        '- not author-attested',
        '- Timestamp',
        '- not externally anchored',
        paper.title,
        'Record completeness checklist',
        '1',
        'Anchor canonical hash to Bitcoin via OpenTimestamps',
        'open',
        'Receipt',
        '| First computed | 2026-05-18T01:47:41.701845Z |',
        '|---|---|',
        '| Schema | pith-number/v1.0 |',
        'Aliases',
        '| Kind | Value |',
        '|---|---|',
        `| arxiv | ${paper.arxiv} |`,
        `| doi | 10.48550/arxiv.${paper.arxiv} |`,
        'Agent API',
      );
    },
  },
];
