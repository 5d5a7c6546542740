/** Bibliographies as people have them: keys twice or none, tags in a text, values that are long, lists that go in circles. */
import * as assert from 'node:assert/strict';
import { addEntries, entryKeys } from '../../../src/core/bibliography/adding/add-entries';
import { putIn, takeOut } from '../../../src/core/bibliography/adding/take-out';
import type { NewEntry } from '../../../src/core/bibliography/entry';
import { FORMATS } from '../../../src/core/bibliography/formats';
import { itemsIn } from '../../../src/core/bibliography/items/item-file';
import { withOwnEntries } from '../../../src/core/bibliography/own-entry';
import { readBibliography } from '../../../src/core/checks/bibliography-file';
import { buildLibrary } from '../../../src/core/library/build';
import { readFile } from '../../../src/core/sources';

function papersIn(file: string, text: string): NewEntry[] {
  const { works } = buildLibrary([readFile(file, text)]);
  return withOwnEntries(
    works.map((work) => ({ key: work.citekey, work })),
    () => text,
  );
}

/** Editors of each paper by the first word of its title, as its own entry has them. */
function editorsIn(file: string, text: string): Record<string, unknown> {
  return Object.fromEntries(
    papersIn(file, text).map(({ work, own }) => [
      work.item.title?.split(' ')[0],
      (own?.()?.item.editor as { family: string }[] | undefined)?.[0]?.family,
    ]),
  );
}

function entry(key: string, item: Record<string, unknown> = {}): NewEntry {
  const own = { type: 'article-journal', title: 'A new paper', author: [], ...item };
  return {
    key,
    work: { item: own, identifiers: [], keywords: [], categories: [] } as unknown as NewEntry['work'],
  };
}

function added(file: string, text: string, ...entries: readonly NewEntry[]): string {
  return putIn(file, text, entries).text;
}

const BEES = {
  type: 'book',
  title: 'Bees and other insects',
  editor: [{ family: 'Ant' }],
  DOI: '10.1000/bees',
};
const GRAPHS = {
  type: 'book',
  title: 'Graphs for molecules',
  editor: [{ family: 'Node' }],
  DOI: '10.1000/graphs',
};

describe('an entry of the library’s own bibliography', () => {
  const bib = (key: string, other = key) =>
    `@book{${key}, title={Bees and other insects}, editor={Ant}, doi={10.1000/bees}}\n` +
    `@book{${other}, title={Graphs for molecules}, editor={Node}, doi={10.1000/graphs}}\n`;
  const json = (id: unknown, other = id) =>
    JSON.stringify(
      [
        { id, ...BEES },
        { id: other, ...GRAPHS },
      ],
      null,
      1,
    );
  const yaml = (id: string, other = id) =>
    [BEES, GRAPHS]
      .map(
        ({ type, title, editor, DOI }, at) =>
          `- id: ${at === 0 ? id : other}\n  type: ${type}\n  title: ${title}\n  editor: [{family: ${editor[0]!.family}}]\n  DOI: ${DOI}\n`,
      )
      .join('');
  const files: Record<string, readonly (readonly [string, string])[]> = {
    'whose key stands twice': [
      ['a.bib', bib('smith2020')],
      ['a.bib', bib('smith2020').replace('\n', ' ')],
      ['a.bib', `\uFEFF${bib('smith2020').replaceAll('\n', '\r\n')}`],
      ['a.json', json('smith2020')],
      ['a.yaml', yaml('smith2020')],
      ['a.yaml', `references:\n${yaml('smith2020')}`],
    ],
    'without a key that can be cited': [
      ['a.bib', bib('')],
      ['a.bib', bib('a b', 'c d')],
      ['a.json', json('http://zotero.org/users/local/A/items/X', 'http://zotero.org/users/local/A/items/Y')],
      ['a.json', json(1, 2)],
      ['a.yaml', yaml('1', '2')],
    ],
    'with a comma too many': [['a.json', `${json('a', 'b').slice(0, -1)},\n]`]],
    'with a remark above lines that end as of old': [
      ['a.bib', `% mine\r${bib('a', 'b').replaceAll('\n', '\r')}`],
    ],
  };
  for (const [kind, given] of Object.entries(files))
    it(`is found ${kind}`, () => {
      for (const [file, text] of given)
        assert.deepEqual(editorsIn(file, text), { Bees: 'Ant', Graphs: 'Node' }, text);
    });

  it('is found by its key where another entry stands in its place by now', () => {
    for (const [file, text] of [
      ['a.bib', bib('bees', 'graphs')],
      ['a.json', json('bees', 'graphs')],
      ['a.yaml', yaml('bees', 'graphs')],
    ] as const) {
      const { works } = buildLibrary([readFile(file, text)]);
      const now =
        file === 'a.bib' ? bib('graphs', 'bees') : file === 'a.json' ? json('x', 'bees') : yaml('x', 'bees');
      const [bees] = withOwnEntries(
        [{ key: 'bees', work: works.find(({ citekey }) => citekey === 'bees')! }],
        () => now,
      );
      assert.equal((bees!.own!()!.item.editor as { family: string }[])[0]!.family, 'Node', file);
    }
  });

  it('is found under any id that YAML can write', () => {
    for (const [id, key] of [
      ['a,b', 'a,b'],
      ["'it''s'", "it's"],
      ['"q\\"x"', 'q"x'],
      ['>-\n    folded', 'folded'],
      ['&x anchored', 'anchored'],
      ['plain # remark', 'plain'],
      ['"quoted"', 'quoted'],
    ] as const) {
      const text = `- author:\n  - family: Bee\n    id: nested\n  id: ${id}\n  type: book\n  title: Bees\n  editor: [{family: Ant}]\n`;
      assert.deepEqual(editorsIn('a.yaml', text), { Bees: 'Ant' }, id);
      assert.deepEqual(entryKeys('a.yaml', text), [key]);
      assert.ok(readBibliography('a.yaml', text).keys.has(key), id);
      assert.deepEqual(addEntries('a.yaml', text, [entry(key)]).added, [], id);
      assert.equal(itemsIn('a.yaml', text)('nested'), undefined);
    }
  });

  it('is what Zotero says, where Better BibTeX wrote it', () => {
    const creators = [{ firstName: 'Ann', lastName: 'Ant', creatorType: 'editor' }];
    const zotero = {
      citationKey: 'bees',
      title: 'Bees',
      creators,
      date: '05/2020',
      ISBN: '978-3',
      edition: '2',
    };
    const more = { place: 'Berlin', series: 'LNCS', language: 'de', publisher: 'Hive' };
    const items = [
      { itemType: 'book', ...zotero, ...more },
      { itemType: 'attachment', title: 'Full text' },
    ];
    const text = JSON.stringify({ config: { id: 'x' }, items });
    const item = {
      id: 'bees',
      type: 'book',
      title: 'Bees',
      'collection-title': 'LNCS',
      edition: '2',
      publisher: 'Hive',
      'publisher-place': 'Berlin',
      language: 'de',
      editor: [{ family: 'Ant', given: 'Ann' }],
      ISBN: '978-3',
      issued: { 'date-parts': [[2020, 5]] },
    };
    assert.deepEqual(JSON.parse(FORMATS['csl-json'].write(papersIn('z.json', text))), [item]);
    assert.deepEqual(itemsIn('z.json', text)('bees'), item);
    assert.deepEqual(readFile('z.json', text).records[0]!.authors, [{ family: 'Ant', given: 'Ann' }]);
    assert.deepEqual(readBibliography('z.json', text).item('bees'), item);
    assert.ok(readBibliography('z.json', text).keys.has('bees'));
    const refused = addEntries('z.json', text, [entry('new')]);
    assert.deepEqual(refused.edits, []);
    assert.match(refused.skipped[0]!.reason, /Zotero’s own JSON/);
  });
});

describe('a date that Zotero has as it was typed', () => {
  for (const [date, read] of [
    ['05/2020', { year: 2020, month: 5 }],
    ['3/2010', { year: 2010, month: 3 }],
    ['12/06/2017', { year: 2017 }],
    ['Spring 2017', { year: 2017 }],
    ['c. 2017', { year: 2017 }],
    ['2010-2011', { year: 2010 }],
    ['from 1999 to 2001', undefined],
    ['n.d.', undefined],
  ] as const)
    it(`is read as far as it is certain: ${date}`, () => {
      const items = [{ itemType: 'book', citationKey: 'a', title: 'T', date }];
      assert.deepEqual(readFile('z.json', JSON.stringify({ items })).records[0]!.date, read);
    });
});

describe('words that look like a tag of RIS', () => {
  const ris =
    'TY  - JOUR\nID  - a\nTI  - Title\nAB  - We study\u2028cells\nER - positive tumours\nAI - based.\nPY  - 2020\nER  - \n';

  it('are a part of the abstract', () => {
    assert.equal(itemsIn('a.ris', ris)('a')!.abstract, 'We study cells ER - positive tumours AI - based.');
    assert.deepEqual(itemsIn('a.ris', ris)('a')!.issued, { 'date-parts': [[2020]] });
    const out = FORMATS.ris.write(papersIn('a.ris', ris));
    assert.match(out, /ER - positive tumours\r\nAI - based\.\r\nPY {2}- 2020/);
  });

  it('do not end the entry behind which another is put', () => {
    assert.ok(added('a.ris', ris, entry('new')).startsWith(`${ris.trimEnd()}`));
  });

  it('are tags in a file that has one space everywhere', () => {
    const loose = ris.replaceAll('  - ', ' - ').replace('ER - positive tumours\nAI', 'N1');
    assert.equal(itemsIn('a.ris', loose)('a')!.note, 'based.');
    assert.match(added('a.ris', loose, entry('new')), /ER - \n\nTY {2}- JOUR/);
  });
});

describe('an entry that is taken out again', () => {
  it('takes no bracket of YAML with it, and leaves none', () => {
    const base = 'references:\n- id: a\n  title: First\n- id: z\n  title: Last\n';
    for (const title of ['Survey [draft]', 'Survey, part two,', 'Set {x}']) {
      const put = putIn('a.yaml', base, [entry('m', { title }), entry('q')]);
      const left = takeOut('a.yaml', put.text, put, new Set(['m']));
      assert.equal(left, added('a.yaml', base, entry('q')), title);
    }
  });

  it('goes alone from a file that was made for it and another', () => {
    for (const file of ['a.bib', 'a.json', 'a.yaml', 'a.ris']) {
      const put = putIn(file, '', [entry('m'), entry('q')]);
      for (const [gone, stays] of [
        ['m', 'q'],
        ['q', 'm'],
      ] as const) {
        const left = takeOut(file, put.text, put, new Set([gone]))!;
        assert.deepEqual(entryKeys(file, left), [stays], file);
      }
    }
  });
});

describe('BibTeX', () => {
  it('keeps all of a long value that is joined of several', () => {
    const text = `@string{me = {Jane}}\n@misc{a, title={T}, note = {${'x'.repeat(25_000)}} # " and " # me}`;
    assert.match(itemsIn('a.bib', text)('a')!.note as string, /x and Jane$/);
    const doubled = Array.from({ length: 40 }, (_, n) => `@string{s${n + 1} = s${n} # s${n}}`);
    const bomb = `@string{s0 = "ha"}\n${doubled.join('\n')}\n@misc{a, title = s40 # "end"}`;
    assert.ok((itemsIn('a.bib', bomb)('a')!.title as string).length < 100_000);
  });

  it('has particles that begin with an apostrophe', () => {
    const people = (author: string) => itemsIn('a.bib', `@misc{a, author={${author}}}`)('a')!.author;
    const hoff = (kind: string, given: string) => [{ family: 'Hoff', [kind]: 'van ’t', given }];
    assert.deepEqual(people("van 't Hoff, J. H."), hoff('dropping-particle', 'J. H.'));
    assert.deepEqual(people("Jacobus van 't Hoff"), hoff('dropping-particle', 'Jacobus'));
    assert.deepEqual(people("{van 't Hoff}, Jacobus"), hoff('non-dropping-particle', 'Jacobus'));
    assert.deepEqual(people("'s Gravesande, Willem"), [
      { family: 'Gravesande', 'dropping-particle': '’s', given: 'Willem' },
    ]);
  });

  it('may have entries that all refer to each other', () => {
    const keys = Array.from({ length: 18 }, (_, n) => `k${n}`);
    const text = keys.map((key) => `@misc{${key}, title={T ${key}}, xdata={${keys}}}`).join('\n');
    assert.equal(itemsIn('a.bib', text)('k0')!.title, 'T k0');
  });

  it('knows an entry by its other keys', () => {
    const text =
      '@misc{a, title={A}, note={x@y}, ids = {old , older}}\n@misc{older, title={B}}\n@misc{c, crossref={old}}';
    const { keys, item } = readBibliography('a.bib', text);
    assert.deepEqual([...keys.keys()], ['a', 'older', 'c', 'old']);
    assert.deepEqual(item('old'), { ...item('a'), id: 'old' });
    assert.equal(item('older')!.title, 'B');
    assert.equal(item('c')!.title, 'A');
    const { start, end } = keys.get('old')!;
    assert.equal(text.slice(start, end), 'old');
  });

  it('is read whatever ends its lines', () => {
    const text = '% made by hand\r@article{a,\r title={T one},\r year=2020}\r@article{b, title={T two}}\r';
    assert.deepEqual(entryKeys('a.bib', text), ['a', 'b']);
    assert.deepEqual(addEntries('a.bib', text, [entry('a')]).added, []);
  });

  it('has a month once', () => {
    const text = '@misc{a, title={T}, date={2017-06}, month=jun}';
    assert.equal(FORMATS.bibtex.write(papersIn('a.bib', text)).match(/month/g)?.length, 1);
  });
});

describe('YAML for Pandoc', () => {
  const written = (item: Record<string, unknown>) =>
    FORMATS['csl-yaml'].write(
      papersIn('a.json', JSON.stringify([{ id: 'a', type: 'book', title: 'T', DOI: '10.1000/x', ...item }])),
    );

  it('has years before 1000 as four digits', () => {
    assert.match(written({ issued: { 'date-parts': [[476]] } }), /issued: "0476"/);
    assert.match(written({ issued: { 'date-parts': [[1476]] } }), /issued: 1476/);
  });

  it('has a backslash before a blank as one', () => {
    assert.match(written({ publisher: 'foo \\ bar' }), /publisher: foo \\\\ bar/);
    const text = written({ title: 'foo \\ bar' });
    assert.equal(itemsIn('a.yaml', text)('a')!.title, 'foo \\ bar');
    assert.equal(readFile('a.yaml', text).records[0]!.title.text, 'foo \\ bar');
  });

  it('ends an item where its text ends', () => {
    assert.doesNotMatch(written({ abstract: 'One.\nTwo.\n\n' }), /\|\+|\n\n/);
  });
});

describe('a table of papers', () => {
  it('has no others beside an author that nobody knows', () => {
    assert.doesNotMatch(
      FORMATS.csv.write(papersIn('a.bib', '@misc{q, title={No author}, year=2000}')),
      /et al/,
    );
  });
});
