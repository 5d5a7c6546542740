// The notes that cite a paper, and the papers that a note cites.
import assert from 'node:assert/strict';
import { offsetsOf } from '../../../src/core/checks/positions';
import { findCitations } from '../../../src/core/notes/citations';
import { contextReader } from '../../../src/core/notes/context';
import type { PlacedContext } from '../../../src/core/views/citation-row';
import {
  citationNodes,
  citationsOf,
  citedInHeadline,
  citedInOutline,
} from '../../../src/core/views/cited-in';
import type { Node } from '../../../src/core/views/node';
import {
  type ReferenceOrder,
  type ReferredNote,
  referencesHeadline,
  referencesOf,
  referencesOutline,
} from '../../../src/core/views/references';
import { referencesList } from '../../../src/core/views/references-list';
import { makeLibrary, makeWork } from '../builders';

const tan = makeWork({
  title: 'Scaling *Needles* of @home_s',
  authors: 'Zelin Tan; Hejia Geng; Ann Bering',
  year: 2025,
  citekey: 'tan2025',
  ids: ['2509.25300'],
});
const cook = makeWork({ title: 'Maps?', authors: 'James Cook; Eve Árvíz', year: 1770, citekey: 'cook1770' });
const anon = makeWork({ title: 'An Unsigned Work', year: 1999, citekey: 'unsigned' });
const library = makeLibrary([tan, cook, anon]);

const NOTE = [
  '# Draft',
  '',
  'See [@tan2025; @cook1770; @nobody2020] and @mention.',
  '## Methods',
  'As @cook1770 [p. 3] says, and much later, far from where it began, @cook1770 says it again.',
  '[^@tan2025] and [@unsigned].',
  '',
  '[^@tan2025]: Text.',
].join('\n');

function noteOf(text: string): ReferredNote & { placed: ReferredNote['contextsOf'] } {
  const clusters = findCitations(text, 'markdown');
  const { position } = offsetsOf(text);
  const placeOf: ReferredNote['placeOf'] = ({ start, end }) => {
    const [from, to] = [position(start), position(end)];
    return { file: 'draft.md', line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
  const placed: ReferredNote['contextsOf'] = (citations) => {
    const contexts = contextReader(text, 'markdown', clusters)(citations);
    return citations.map(({ item }, n): PlacedContext => ({ ...contexts[n]!, place: placeOf(item.keySpan) }));
  };
  return { file: 'draft.md', placeOf, contextsOf: placed, placed, nearest: () => ['cook1770'] };
}

function refs(text = NOTE) {
  return referencesOf(library, findCitations(text, 'markdown'));
}

const shown = (node: Node): string =>
  [node.label, node.description].filter(Boolean).join(' | ') +
  (node.jump ? ` @${node.jump.line + 1}:${node.jump.column}` : '');

describe('the References view', () => {
  const rows = (order: ReferenceOrder) => referencesOutline(refs(), order, noteOf(NOTE));

  it('has the works in the order of citation, what is missing on top, mentions and labels left out', () => {
    assert.deepEqual(rows('citation').map(shown), [
      '@nobody2020 | not in the library @3:27',
      'Tan et al., 2025 | ×2 · Scaling *Needles* of @home_s @3:6',
      'Cook and Árvíz, 1770 | ×3 · Maps? @3:16',
      'An Unsigned Work | 1999 @6:18',
    ]);
    assert.equal(referencesHeadline('draft.md', refs()), 'draft.md · 3 works · 1 missing');
  });

  it('is sorted by author or year', () => {
    const keysBy = (order: ReferenceOrder) => rows(order).map(({ label }) => label.split(/[ ,]/)[0]);
    assert.deepEqual(keysBy('author'), ['@nobody2020', 'An', 'Cook', 'Tan']);
    assert.deepEqual(keysBy('year'), ['@nobody2020', 'Tan', 'An', 'Cook']);
  });

  it('has the single citations beneath a work that is cited several times, the key in sight', () => {
    const [, , twice, once] = rows('citation');
    assert.equal(once!.children, undefined);
    const below = twice!.children!();
    assert.deepEqual(below.map(shown), [
      'See [@tan2025; @cook1770; @nobody2020] and @mention. @3:16',
      'As @cook1770 [p. 3] says, and much later, far from where it began, @cook1770 says it again. @5:4',
      '…far from where it began, @cook1770 says it again. @5:68',
    ]);
    for (const { label, highlights } of below)
      assert.equal(label.slice(...(highlights![0] as [number, number])), '@cook1770');
    assert.deepEqual(new Set(below.map(({ id }) => id)).size, 3);
  });

  it('says what may have been meant, and where it stands', () => {
    const [missing] = rows('citation');
    assert.match(missing!.tooltip!, /Did you mean @cook1770\?\n\nSee \[@tan2025;/);
    assert.equal(missing!.spoken, '@nobody2020, not in the library');
  });

  it('is copied as inert Markdown in the order of the note', () => {
    assert.equal(
      referencesList(refs()),
      [
        '- Zelin Tan, Hejia Geng and Ann Bering (2025). Scaling \\*Needles\\* of \\@home\\_s. <https://arxiv.org/abs/2509.25300>',
        '- James Cook and Eve Árvíz (1770). Maps?',
        '- `nobody2020` (not in the library)',
        '- An Unsigned Work (1999).',
        '',
      ].join('\n'),
    );
    assert.deepEqual(findCitations(referencesList(refs()), 'markdown'), []);
  });

  it('counts the keys of a former name to the same work, and asks the library once for each key', () => {
    let asked = 0;
    const counting = {
      ...library,
      byCitekey: (key: string) => {
        asked++;
        return key === 'old' ? tan : library.byCitekey(key);
      },
    };
    const found = referencesOf(counting, findCitations('[@tan2025; @old] '.repeat(500), 'markdown'));
    assert.deepEqual(
      found.map(({ citations }) => citations.length),
      [1000],
    );
    assert.equal(asked, 2);
  });

  it('shows thousands as ranges @long', () => {
    const text = Array.from({ length: 3000 }, (_, n) => `[@key${n}]`).join(' ');
    const top = referencesOutline(refs(text), 'citation', noteOf(text));
    assert.equal(top.length, 12);
    assert.equal(top[0]!.kind, 'range');
    assert.equal(top[0]!.children!().length, 256);
  });
});

describe('the Cited In view', () => {
  const cited = (text: string, work = cook) =>
    noteOf(text).placed(citationsOf(library, findCitations(text, 'markdown'), work));

  it('has the notes, the headings and the sentences', () => {
    const notes = [
      { file: 'file:///n/draft.md', folder: '', citations: cited(NOTE) },
      { file: 'file:///n/in/plain%20b.md', folder: 'in', citations: cited('Just [@cook1770].') },
      { file: 'file:///n/in/unread.md', folder: 'in' },
    ];
    const top = citedInOutline(cook, notes);
    assert.deepEqual(top.map(shown), ['draft.md | 3', 'plain b.md | 1 · in', 'unread.md | in']);
    assert.deepEqual(
      top.map(({ spoken }) => spoken),
      ['draft.md, 3 citations', 'plain b.md, in in, 1 citation', 'unread.md, in in'],
    );
    assert.equal(citedInHeadline(cook, notes), '@cook1770 · 3 notes');
    assert.equal(citedInHeadline(cook, []), '@cook1770');
    const [first, second] = citationNodes(cook, 'draft.md', notes[0]!.citations!);
    assert.deepEqual([first!, second!].map(shown), ['Draft', 'Draft › Methods | 2']);
    assert.deepEqual(first!.children!().map(shown), [
      'See [@tan2025; @cook1770; @nobody2020] and @mention. @3:16',
    ]);
    assert.deepEqual(citationNodes(cook, 'x.md', notes[1]!.citations!).map(shown), [
      'Just [@cook1770]. @1:7',
    ]);
  });

  it('copies the whole sentence, of which the row may show a part', () => {
    const [, methods] = citationNodes(cook, 'draft.md', cited(NOTE));
    const [, last] = methods!.children!();
    assert.match(last!.label, /^…far/);
    assert.match(last!.text!, /^As @cook1770/);
    assert.equal(last!.workId, cook.id);
  });

  it('leaves out the label of a footnote', () => {
    assert.equal(cited(NOTE, tan).length, 2);
  });

  it('opens a few notes and leaves many folded, in ranges', () => {
    const many = (n: number) =>
      citedInOutline(
        cook,
        Array.from({ length: n }, (_, i) => ({ file: `n${i}.md`, folder: '' })),
      );
    assert.ok(many(8).every(({ open }) => open));
    assert.ok(many(9).every(({ open }) => !open));
    assert.equal(many(1000).length, 4);
    assert.equal(many(1000)[0]!.label, 'n0.md – n255.md');
  });
});
