/** What a paper says of itself, what machines say of it, and what can be cited of either. */
import { findingsOf } from '../findings';
import type { Finding, Work } from '../model';
import { readable } from '../prose';
import { clip, plural } from '../views/markdown';
import { variantLabel } from '../views/variants';
import type { PageLinks } from './links';
import type { Block, Row, Section } from './model';
import { dim, lineRun, plain } from './words';

/** The beginning of another version of the abstract; all of it is behind its line. Characters. */
const BEGINNING = 240;

export function abstractSection(work: Work, links: PageLinks): Section[] {
  const [shown, ...others] = work.abstracts;
  if (!shown) return [];
  const { place } = shown.records[0]!.abstract!;
  const runs = [plain(readable(shown.text)), plain(' '), lineRun(place, links)];
  const blocks: Block[] = [{ kind: 'text', runs, machine: false }];
  if (others.length > 0) {
    const link = links.to({ action: 'compareAbstracts', workId: work.id });
    blocks.push(
      { kind: 'text', runs: [dim('Other pages print it otherwise:')], machine: false },
      { kind: 'rows', one: 'version', rows: others.map((variant) => variantRow(variant, links)) },
      {
        kind: 'actions',
        actions: [{ label: 'Compare', link, title: 'Lay two versions side by side' }],
      },
    );
  }
  const note =
    others.length > 0
      ? `${variantLabel(shown)} · one of ${plural(work.abstracts.length, 'version')}`
      : variantLabel(shown);
  return [{ id: 'abstract', heading: 'Abstract', note, blocks }];
}

function variantRow(variant: Work['abstracts'][number], links: PageLinks): Row {
  const { place } = variant.records[0]!.abstract!;
  return {
    runs: [{ text: variantLabel(variant), tone: 'strong' }, plain(' '), lineRun(place, links)],
    below: [{ runs: [plain(clip(readable(variant.text), BEGINNING))] }],
    facets: [],
  };
}

/** One-line summaries, reviews, claims: all marked for what they are. */
export function machineSection(work: Work, links: PageLinks): Section[] {
  const facts = [
    ...(work.summaries.length > 0
      ? [
          {
            label: work.summaries.length > 1 ? 'Summaries' : 'Summary',
            texts: work.summaries,
          },
        ]
      : []),
    ...[...new Set(work.machineTexts.map(({ label }) => label))].map((label) => ({
      label,
      texts: work.machineTexts.filter((one) => one.label === label).map(({ text }) => text),
    })),
  ].map(({ label, texts }) => ({
    label,
    values: texts.map(({ text, place }) => ({
      runs: [plain(readable(text)), plain(' '), lineRun(place, links)],
      machine: true,
    })),
  }));
  if (facts.length === 0) return [];
  return [
    {
      id: 'machine',
      heading: 'Written by machines',
      note: 'Sites had these written by a machine: check them against the paper before you rely on them.',
      blocks: [{ kind: 'facts', facts }],
    },
  ];
}

const KINDS: Readonly<Record<Finding['kind'], string>> = {
  enumerated: 'numbered in the abstract',
  result: 'result',
  summary: 'one-line summary',
  selected: 'selected',
};

export function findingsSection(work: Work, links: PageLinks): Section[] {
  const findings = findingsOf(work);
  if (findings.length === 0) return [];
  const rows = findings.map(({ kind, text, place }): Row => {
    const cite = links.to({ action: 'citeFinding', workId: work.id, place });
    const title = 'Quote it, with its citation, in the note that you are writing';
    return {
      runs: [plain(readable(text))],
      below: [
        {
          runs: [
            dim(KINDS[kind]),
            dim(' · '),
            lineRun(place, links),
            dim(' · '),
            { text: 'Cite', link: cite, title },
          ],
          machine: kind === 'summary',
        },
      ],
      facets: [`kind:${KINDS[kind]}`],
    };
  });
  return [
    {
      id: 'findings',
      heading: 'Findings',
      count: rows.length,
      note: 'Sentences of its abstracts and summaries that state a result.',
      blocks: [{ kind: 'rows', one: 'finding', rows }],
    },
  ];
}
