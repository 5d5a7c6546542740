import assert from 'node:assert/strict';
import type { Work } from '../../../src/core/model';
import { citersHeadline, citersOutline } from '../../../src/core/views/citers';
import type { Node } from '../../../src/core/views/node';
import { notReadOutline } from '../../../src/core/views/not-read';
import type { PaperGrouping } from '../../../src/core/views/paper-groups';
import type { PaperOrder } from '../../../src/core/views/paper-order';
import { type PapersOptions, PapersOutline } from '../../../src/core/views/papers';
import { makeLibrary, makeWork } from '../builders';

const library = makeLibrary(
  [
    makeWork({
      title: 'Zebra Crossings',
      citekey: 'zebra',
      authors: 'Ada Lovelace',
      year: 2020,
      categories: ['cs.LG'],
      abstract: 'We find that it is so.',
      hub: true,
    }),
    makeWork({
      title: 'Apples',
      citekey: 'apples',
      year: 2023,
      categories: ['cs.CL', 'cs.LG'],
      summary: 'Apples fall.',
    }),
    makeWork({ title: 'Älplerisch', citekey: 'alps', authors: 'Ada Lovelace; Alan Turing' }),
  ],
  [
    ['apples', 'zebra', { role: 'method', verdict: 'ACCEPT', representative: true }],
    ['alps', 'zebra', { role: 'background' }],
  ],
);

/** The tree as indented lines, opened `depth` levels deep. */
function lines(nodes: readonly Node[], depth: number, indent = ''): string[] {
  return nodes.flatMap((node) => [
    `${indent}${node.label}${node.description ? ` (${node.description})` : ''}`,
    ...(depth > 1 && node.children ? lines(node.children(), depth - 1, `${indent}  `) : []),
  ]);
}

function everyNode(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...everyNode(node.children?.() ?? [])]);
}

function outlineOf(works: readonly Work[], options: PapersOptions): Node[] {
  const outline = new PapersOutline(options);
  outline.apply({ added: works });
  return outline.roots();
}

function papers(grouping: PaperGrouping, order: PaperOrder, lastRead: [string, number][] = []): Node[] {
  return outlineOf(library.works, {
    grouping,
    order,
    lastRead: new Map(lastRead),
    inNotes: new Set(['apples']),
  });
}

describe('the Papers view', () => {
  it('sorts by title, year, citers and last read, accents forgiven', () => {
    const titles = (order: PaperOrder, lastRead?: [string, number][]) =>
      papers('none', order, lastRead).map(({ label }) => label);
    assert.deepEqual(titles('title'), ['Älplerisch', 'Apples', 'Zebra Crossings']);
    assert.deepEqual(titles('year'), ['Apples', 'Zebra Crossings', 'Älplerisch']);
    assert.deepEqual(titles('citers'), ['Zebra Crossings', 'Apples', 'Älplerisch']);
    assert.deepEqual(titles('read', [[library.byCitekey('apples')!.id, 5]]), [
      'Apples',
      'Älplerisch',
      'Zebra Crossings',
    ]);
  });

  it('groups, what is not known last', () => {
    assert.deepEqual(lines(papers('year', 'title'), 1), ['2023 (1)', '2020 (1)', 'Year not known (1)']);
    assert.deepEqual(lines(papers('category', 'title'), 1), [
      'cs.CL Computation and Language (1)',
      'cs.LG Machine Learning (2)',
      'No category (1)',
    ]);
    assert.deepEqual(lines(papers('author', 'title'), 1), ['Ada Lovelace (2)', 'Author not known (1)']);
    assert.deepEqual(lines(papers('cited', 'title'), 1), ['Cited works (1)', 'Works that cite (2)']);
  });

  it('tells of a paper at a glance, and of what is known beneath it', () => {
    const [zebra, apples] = papers('none', 'citers');
    assert.deepEqual(lines([zebra!], 2), [
      'Zebra Crossings (Lovelace, 2020 · 2 citers)',
      '  Abstract (We find that it is so.)',
      '  Findings (1)',
      '  Citers (2)',
      '  Facts and where they stand (5)',
      '  Read from (1)',
    ]);
    assert.equal(apples!.description, '2023 · in a note');
    const machine = everyNode([apples!]).find(({ label }) => label === 'Apples fall.');
    assert.equal(machine?.description, 'machine-written');
  });

  it('gives every row a label for a screen reader and an id of its own', () => {
    for (const grouping of ['none', 'category', 'cited'] as const) {
      const nodes = everyNode(papers(grouping, 'title'));
      assert.ok(nodes.every(({ spoken }) => spoken.trim() !== ''));
      assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
    }
  });

  it('makes what is beneath a paper only when it is opened, and its tooltip when it is asked for', () => {
    const works = library.works.map((work) => ({
      ...work,
      get abstracts(): never {
        throw new Error('looked at');
      },
    }));
    const options = {
      grouping: 'none',
      order: 'title',
      lastRead: new Map(),
      inNotes: new Set<string>(),
    } as const;
    const [row] = outlineOf(works, options);
    assert.equal(row?.label, 'Älplerisch');
    assert.throws(() => row.children?.(), /looked at/);
    assert.throws(() => row.tooltip, /looked at/);
  });
});

describe('the Citers view', () => {
  const zebra = library.byCitekey('zebra')!;
  const none = new Set<string>();

  it('groups by what the page says, in its words, the unknown last', () => {
    assert.deepEqual(lines(citersOutline(zebra, 'representative', none), 2), [
      'Representative (1)',
      '  Apples (2023 · method · ACCEPT)',
      'Others (1)',
      '  Älplerisch (Lovelace and Turing · background)',
    ]);
    assert.deepEqual(lines(citersOutline(zebra, 'verdict', none), 1), [
      'ACCEPT (1)',
      'Verdict: the page does not say (1)',
    ]);
    assert.deepEqual(lines(citersOutline(zebra, 'year', none), 1), [
      '2023 (1)',
      'Year: the page does not say (1)',
    ]);
  });

  it('marks citers that a note cites already', () => {
    const [group] = citersOutline(zebra, 'role', new Set(['alps']));
    assert.match(lines([group!], 2).join('\n'), /in a note/);
  });

  it('says above the rows what the page claims', () => {
    assert.equal(citersHeadline(zebra), '2 citers of “Zebra Crossings”');
    const place = zebra.records[0]!.place;
    const facet = (label: string, value: string, count: number) => ({
      label,
      values: [{ value, count }],
      place,
    });
    const facets = [facet('roles', 'method', 1), facet('verdicts', 'ACCEPT', 3), facet('years', '2023', 1)];
    const says = { count: 5, hub: false, backgroundShare: 0.5, facets, filtered: false };
    assert.equal(
      citersHeadline({
        ...zebra,
        citedBy: [says, { ...says, filtered: true }],
        citationCounts: [{ source: 'pith-citations', count: 5, place }],
        changes: [{ on: '2026-11-21', source: 'pith-citations', paper: [], file: 'a.txt', came: ['Apples'] }],
      }),
      // The rows tell the roles, but not every verdict; years have a group of their own.
      '2 citers of “Zebra Crossings” · 1 new on 21 Nov 2026 · 5 on Pith · 50% background · verdict ACCEPT 3',
    );
  });
});

describe('the Not Read view', () => {
  it('gives each file with its reason', () => {
    assert.deepEqual(
      lines(notReadOutline([{ file: 'file:///a/b%20c.txt', reason: 'The file is empty.' }]), 1),
      ['b c.txt (The file is empty.)'],
    );
  });
});
