/** A new entry stands where the file's order wants it, looks like the others, and changes nothing else. */
import * as assert from 'node:assert/strict';
import { type ParseError, parse } from 'jsonc-parser';
import { addEntries, entryKeys, type NewEntry } from '../../../src/core/bibliography/adding/add-entries';
import { applyEdits } from '../../../src/core/checks/problem';
import { makeWork } from '../builders';
import { seeded } from '../seeded';

function entry(key: string, title = `On ${key}`, ids: readonly string[] = []): NewEntry {
  return { key, work: makeWork({ title, authors: 'Ann Bee', year: 2020, ids }) };
}

function added(file: string, text: string, ...entries: readonly NewEntry[]): string {
  const { edits, skipped } = addEntries(file, text, entries);
  assert.deepEqual(skipped, []);
  return applyEdits(text, edits);
}

function reasons(file: string, text: string, ...entries: readonly NewEntry[]): string[] {
  const { edits, added, skipped } = addEntries(file, text, entries);
  assert.deepEqual([edits, added], [[], []]);
  return skipped.map(({ reason }) => reason);
}

const NEW_BIB = `@misc{lamp,
  title = {On lamp},
  author = {Bee, Ann},
  year = {2020},
}`;

describe('an entry put into BibTeX', () => {
  it('makes a file where there is none', () => {
    assert.equal(added('a.bib', '', entry('lamp')), `${NEW_BIB}\n`);
    assert.equal(added('a.bib', '\uFEFF', entry('lamp')), `\uFEFF${NEW_BIB}\n`);
    assert.equal(
      added('a.bib', '% mine\n@string{jml = "J. of ML"}\n', entry('lamp')),
      `% mine\n@string{jml = "J. of ML"}\n\n${NEW_BIB}\n`,
    );
  });

  it('stands among sorted keys, else at the end, behind no remark of another entry', () => {
    const [a, m, z] = ['a', 'm', 'z'].map((key) => `@misc{${key},\n  title = {T},\n}`);
    const sorted = `${a}\n\n% on m\n${m} % read\n\n${z}\n`;
    assert.equal(
      added('a.bib', sorted, entry('lamp')),
      `${a}\n\n${NEW_BIB}\n\n% on m\n${m} % read\n\n${z}\n`,
    );
    const open = `% one\n\n% on m\n${m} % read\n\n${z}\n\n@comment{jabref-meta: saveOrder}\n`;
    assert.equal(
      added('a.bib', open, entry('lamp')),
      `% one\n\n${NEW_BIB}\n\n% on m\n${m} % read\n\n${z}\n\n@comment{jabref-meta: saveOrder}\n`,
    );
    const unsorted = `${z}\n\n${a}\n\n@comment{jabref-meta: saveOrder}\n`;
    assert.equal(
      added('a.bib', unsorted, entry('lamp')),
      `${z}\n\n${a}\n\n${NEW_BIB}\n\n@comment{jabref-meta: saveOrder}\n`,
    );
    const parents = `@inproceedings{a, title = {A}, crossref = {P}}\n@inproceedings{k, title = {K}}\n@proceedings{p, title = {P}}\n`;
    assert.match(added('a.bib', parents, entry('q')), /title = \{K\}\}\n@misc\{q,.*\}\n@proceedings/);
  });

  it('stands among keys of which a few are out of order', () => {
    const keys = [...'abcdefghjklmnopq'].map((letter) => `${letter}2020`);
    const bib = [...keys, 'c1999'].map((key) => `@misc{${key},\n  title = {On ${key}}\n}\n`).join('\n');
    const after = added('refs.bib', bib, entry('i2020'));
    assert.ok(
      after.indexOf('h2020') < after.indexOf('i2020') && after.indexOf('i2020') < after.indexOf('j2020'),
    );
  });

  it('goes into order with others that come with it', () => {
    const [a, z] = ['a', 'z'].map((key) => `@misc{${key},\n  title = {T},\n}`);
    const text = added('a.bib', `${a}\n\n${z}\n`, entry('y'), entry('zz'), entry('B'));
    assert.deepEqual(text.match(/(?<=\{)\w+(?=,\n)/g), ['a', 'B', 'y', 'z', 'zz']);
  });

  it('looks like the others', () => {
    const aligned = `@Article{zeta,\r\n\tauthor    = "A Zed",\r\n\ttitle     = "Z",\r\n\tyear      = 1999,\r\n\tpublisher = "P"}\r\n`;
    assert.equal(
      added('a.bib', aligned, entry('lamp')),
      `${aligned.trimEnd()}\r\n\r\n@Misc{lamp,\r\n\ttitle     = "On lamp",\r\n\tauthor    = "Bee, Ann",\r\n\tyear      = 2020}\r\n`,
    );
    const oneLine = '@misc{z, title={Z}}\n@misc{y, title={Y}}';
    assert.equal(
      added('a.bib', oneLine, entry('lamp')),
      `${oneLine}\n@misc{lamp, title={On lamp}, author={Bee, Ann}, year={2020}}`,
    );
    const shouting = '@MISC{z,\n    TITLE = {Z},\n    YEAR = {1999}\n}\n';
    assert.equal(
      added('a.bib', shouting, entry('lamp')),
      `${shouting}\n@MISC{lamp,\n    TITLE = {On lamp},\n    AUTHOR = {Bee, Ann},\n    YEAR = {2020}\n}\n`,
    );
    const biblatex = '@online{z,\n  title = {Z},\n  date = {1999-02}\n}\n';
    assert.match(
      added('a.bib', biblatex, entry('lamp')),
      /@online\{lamp,\n.*\n.*\n {2}date = \{2020\}\n\}\n$/,
    );
    const ascii = '@misc{z,\n  author = {M{\\"u}ller, A.}\n}\n';
    const work = makeWork({ title: 'Ångström', authors: 'Jörg Müller', year: 2020 });
    const text = applyEdits(ascii, addEntries('a.bib', ascii, [{ key: 'm', work }]).edits);
    assert.match(text, /title = \{\{\\AA\}ngstr\{\\"o\}m\},\n {2}author = \{M\{\\"u\}ller, J\{\\"o\}rg\}/);
  });

  it('ends its lines in one way, whatever those of the others end in', () => {
    const text = '@misc{a1,\r\n  title = {A}\n}\n\n@misc{z1,\r\n  title = {Z}\n}\n';
    const after = added('a.bib', text, entry('lamp'));
    assert.equal(after.split('\r').length, 3, JSON.stringify(after));
  });

  it('is there once, by its key and by its paper', () => {
    const text =
      '@misc{Lamp, title = {L}, doi = {10.1000/LAMP}, ids = {old, older}}\n@misc{b, eprint = {2509.25300}, title = {B}}';
    assert.deepEqual(reasons('a.bib', text, entry('Lamp')), ['The entry Lamp stands here already.']);
    assert.deepEqual(reasons('a.bib', text, entry('lamp')), [
      'The entry Lamp stands here already: the two keys differ by their capitals alone.',
    ]);
    assert.deepEqual(reasons('a.bib', text, entry('older')), ['The entry older stands here already.']);
    assert.deepEqual(
      reasons('a.bib', text, entry('c', 'C', ['10.1000/lamp']), entry('d', 'D', ['2509.25300'])),
      ['The paper stands here already as Lamp.', 'The paper stands here already as b.'],
    );
    const { added: keys, skipped } = addEntries('a.bib', text, [
      entry('new', 'N', ['10.1000/n']),
      entry('new2', 'N', ['10.1000/n']),
      entry('new'),
    ]);
    assert.deepEqual([keys, skipped.map(({ key }) => key)], [['new'], ['new2', 'new']]);
    assert.match(reasons('a.bib', '', entry('a key, two'))[0]!, /^BibTeX allows no blank/);
  });

  it('stands below what is broken, not in it', () => {
    const early = '@misc{a, title = {A}},\n  year = {2001}\n}\n\n@misc{c,\n  title = {C}\n}\n';
    assert.match(added('a.bib', early, entry('b')), /2001\}\n\}\n\n@misc\{b,[^@]*\}\n\n@misc\{c,/);
    const open = '@misc{a,\n  title = {A},\n  note = {cut';
    assert.equal(added('a.bib', open, entry('b')).indexOf(`${open}\n\n@misc{b,`), 0);
  });
});

const item = (id: string) => ({ id, type: 'book', title: id });

describe('an item put into CSL-JSON', () => {
  it('makes a list where there is none', () => {
    for (const text of ['', ' \n', '[]', '[\n]', '{"items": []}\n', '{\n  "references": [ ]\n}']) {
      const made = JSON.parse(added('a.json', text, entry('lamp'), entry('oil')));
      const ids = (made.items ?? made.references ?? made).map(({ id }: { id: string }) => id);
      assert.deepEqual(ids, ['lamp', 'oil'], text);
    }
  });

  it('looks like the others, in their order', () => {
    const items = [item('a'), item('m'), item('z')];
    for (const indent of [undefined, 1, 2, '\t'])
      for (const lineEnd of ['\n', '\r\n']) {
        const text = JSON.stringify(items, null, indent).split('\n').join(lineEnd);
        const result = added('a.json', text, entry('lamp'), entry('0'), entry('zz'));
        const parsed = JSON.parse(result);
        assert.deepEqual(
          parsed.map(({ id }: { id: string }) => id),
          ['0', 'a', 'lamp', 'm', 'z', 'zz'],
        );
        assert.equal(result, JSON.stringify(parsed, null, indent).split('\n').join(lineEnd));
      }
    const lines = `[\n${items.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`;
    const result = added('a.json', lines, entry('lamp'));
    assert.equal(result.split('\n').length, lines.split('\n').length + 1);
  });

  it('leaves remarks and commas where they are', () => {
    const text =
      '[\n  {"id": "a", "type": "book", "title": "A"}, // first\n  {"id": "c", "type": "book", "title": "C"}, // last\n]';
    const result = added('a.json', text, entry('b'), entry('d'));
    assert.match(
      result,
      /\/\/ first\n {2}\{"id": "b", .*\},\n {2}\{"id": "c", .*\}, \/\/ last\n {2}\{"id": "d", .*\},\n\]$/,
    );
    const open = text.replace('}, // last', '} // last');
    assert.match(added('a.json', open, entry('d')), /"C"\}, \/\/ last\n {2}\{"id": "d", [^\n]*\}\n\]$/);
  });

  it('stands in no remark, wherever there are some @long', () => {
    const gaps = [
      '',
      ' ',
      '\n',
      '\r\n  ',
      ' // x\n',
      ' // x */\n\t',
      ' /* x */',
      ' /* // */ ',
      `// ${'x'.repeat(500)}\n`,
      '// a\u2028b\n',
    ];
    for (let seed = 1; seed <= 500; seed++) {
      const random = seeded(seed);
      const gap = () => random.of(gaps) + (random.chance(0.3) ? random.of(gaps) : '');
      const ids = ['a', 'c', 'e', 'g'].slice(0, random.below(5));
      const items = ids.map((id) => `${gap()}{"id": "${id}", "type": "book"}${gap()}`);
      const text = `[${items.join(',') || gap()}${items.length > 0 && random.chance(0.3) ? `,${gap()}` : ''}]`;
      const result = added('a.json', text, entry('d'), entry('x'));
      const errors: ParseError[] = [];
      const now = parse(result, errors, { allowTrailingComma: true }) as { id: string }[];
      const said = `seed ${seed}: ${JSON.stringify(text)} → ${JSON.stringify(result)}`;
      assert.deepEqual(errors, [], said);
      assert.deepEqual(
        now.map(({ id }) => id),
        [...ids, 'd', 'x'].sort(),
        said,
      );
    }
  });

  it('is refused by what is no list, or broken', () => {
    assert.match(reasons('a.json', '{"id": "a"}', entry('b'))[0]!, /^The bibliography is no list/);
    assert.match(reasons('a.json', '[{"id": "a"', entry('b'))[0]!, /^The JSON of the bibliography is broken/);
    assert.match(reasons('a.json', '['.repeat(20_000), entry('b'))[0]!, /^The/);
    assert.deepEqual(reasons('a.json', '[{"id": "b"}]', entry('b')), ['The entry b stands here already.']);
  });
});

describe('an item put into CSL-YAML', () => {
  const NEW = (margin: string) =>
    [
      '- id: lamp',
      '  type: article',
      '  title: On lamp',
      '  author:',
      '    - family: Bee',
      '      given: Ann',
      '  issued: 2020',
    ]
      .map((line) => margin + line)
      .join('\n');

  it('makes a list where there is none', () => {
    assert.equal(added('a.yaml', '', entry('lamp')), `---\nreferences:\n${NEW('')}\n...\n`);
    for (const open of ['references: []', 'references:', 'references: [ ] # mine'])
      assert.equal(
        added('a.yaml', `title: x\n${open}\nlang: de\n`, entry('lamp')).replace(' # mine', ''),
        open.includes('#')
          ? `title: x\nreferences:\n${NEW('')}\nlang: de\n`
          : `title: x\nreferences:\n${NEW('')}\nlang: de\n`,
      );
  });

  it('looks like the others, in their order', () => {
    const of = (key: string, margin: string) =>
      `${margin}- id: ${key}\n${margin}  type: book\n${margin}  title: T`;
    for (const margin of ['', '  ']) {
      const text = `references:\n${of('a', margin)}\n${margin}# on m\n${of('m', margin)}\nlang: de\n`;
      assert.equal(
        added('a.yaml', text, entry('lamp')),
        `references:\n${of('a', margin)}\n${NEW(margin)}\n${margin}# on m\n${of('m', margin)}\nlang: de\n`,
      );
    }
    const wide = `-   id: z\n    title: Z\n    type: book\n\n-   id: y\n    title: Y\n    type: book\n`;
    assert.match(added('a.yml', wide, entry('lamp')), /type: book\n\n- {3}id: lamp\n {4}type: article\n/);
  });

  it('begins with a dash and a blank where the others have their dash alone on its line', () => {
    for (const head of ['', 'references:\n', '---\r\nreferences:\r\n']) {
      const text = `${head}-\n  id: a1\n  title: A\n`;
      const after = added('a.yaml', text, entry('beta'));
      assert.ok(/^- id: beta\r?$/m.test(after), after);
      assert.deepEqual(entryKeys('a.yaml', after), ['a1', 'beta']);
    }
  });

  it('leaves a text of several lines whole, and an entry that is broken', () => {
    const text =
      '- id: b\n  type: book\n  title: B\n  abstract: |\n    one\n    # two\n\n    three\n- id: a\n  title: "A\n  type: book\n';
    const result = added('a.yaml', text, entry('lamp'));
    assert.ok(result.startsWith(`${text.trimEnd()}\n- id: lamp\n`), result);
  });

  it('is there once, and refused by what is no list', () => {
    const text = '- id: "b"\n  type: book\n  title: B\n  DOI: 10.1000/b\n- {id: c, type: book, title: C}\n';
    assert.deepEqual(reasons('a.yaml', text, entry('b'), entry('c'), entry('d', 'B', ['10.1000/b'])), [
      'The entry b stands here already.',
      'The entry c stands here already.',
      'The paper stands here already as b.',
    ]);
    assert.match(
      reasons('a.yaml', 'references: [{id: a}]\n', entry('b'))[0]!,
      /^The bibliography has no list/,
    );
    assert.match(reasons('a.yaml', 'a: b\n', entry('b'))[0]!, /^The bibliography has no list/);
  });
});

describe('an entry put into RIS', () => {
  it('stands behind the others, or in the order of their ids', () => {
    const of = (key: string) => `TY  - BOOK\r\nID  - ${key}\r\nTI  - T\r\nER  - `;
    const lamp = 'TY  - UNPB\r\nID  - lamp\r\nTI  - On lamp\r\nAU  - Bee, Ann\r\nPY  - 2020\r\nER  - ';
    assert.equal(added('a.ris', '', entry('lamp')), `${lamp}\r\n`);
    assert.equal(
      added('a.ris', `${of('a')}\r\n\r\n${of('z')}\r\n`, entry('lamp')),
      `${of('a')}\r\n\r\n${lamp}\r\n\r\n${of('z')}\r\n`,
    );
    assert.equal(
      added('a.ris', 'TY  - BOOK\nTI  - T\n', entry('lamp')),
      `TY  - BOOK\nTI  - T\nER  - \n\n${lamp.replaceAll('\r', '')}\n`,
    );
    assert.deepEqual(reasons('a.ris', of('a'), entry('a')), ['The entry a stands here already.']);
  });
});

describe('a byte order mark', () => {
  it('stays first', () => {
    const files = {
      'a.bib': '@misc{m, title = {M}}\n@misc{z, title = {Z}}\n',
      'a.json': JSON.stringify([item('m'), item('z')]),
      'a.yaml': '- id: m\n  type: book\n  title: M\n- id: z\n  type: book\n  title: Z\n',
      'a.ris': 'TY  - BOOK\nID  - m\nTI  - M\nER  - \nTY  - BOOK\nID  - z\nTI  - Z\nER  - \n',
    };
    for (const [file, text] of Object.entries(files)) {
      assert.equal(added(file, `\uFEFF${text}`, entry('lamp')), `\uFEFF${added(file, text, entry('lamp'))}`);
      assert.match(added(file, text, entry('lamp')), /lamp[\s\S]*\bz\b/);
    }
  });
});

describe('an entry put into another file', () => {
  it('is refused', () => {
    assert.match(
      reasons('a.xml', '', entry('b'))[0]!,
      /can be written into \.bib, \.json, \.yaml and \.ris files/,
    );
  });
});
