import * as assert from 'node:assert/strict';
import { parse } from 'yaml';
import { DEFAULT_TEMPLATE } from '../../../src/core/literature/default-template';
import { fillNote } from '../../../src/core/literature/fill';
import { ownedParts, type PartId, partsOf } from '../../../src/core/literature/parts';
import { refreshNote, writtenIn } from '../../../src/core/literature/refresh';
import { unsaidParts } from '../../../src/core/literature/unsaid';
import type { Writings } from '../../../src/core/literature/wrote';
import { frontMatterEnd } from '../../../src/core/notes/front-matter';
import { applyEdits } from '../../../src/core/rewrite/rewriting';
import { makeWork, type WorkSketch } from '../builders';
import { seeded } from '../seeded';

const SURROUNDINGS = { cite: () => '[@k]', file: () => 'p.txt', link: () => '../p.txt#L1' };
const SKETCH: WorkSketch = {
  title: 'Lamps',
  authors: 'Ada Lovelace',
  year: 1843,
  citekey: 'k',
  abstract: 'We light lamps.',
};

const owned = ownedParts(DEFAULT_TEMPLATE);
const made = (sketch: Partial<WorkSketch> = {}) =>
  fillNote({ where: '', text: DEFAULT_TEMPLATE }, makeWork({ ...SKETCH, ...sketch }), SURROUNDINGS);
const writings = (note: string): Map<PartId, readonly string[]> =>
  new Map([...writtenIn(note, owned)].map(([part, text]) => [part, [text]]));

/** What a refresh makes of a note, with what it says of it. */
function refresh(
  text: string,
  now: string,
  known: Writings = writings(made()),
  unsaid: ReadonlySet<PartId> = new Set(),
) {
  const refreshed = refreshNote(text, now, owned, known, unsaid);
  return { ...refreshed, text: applyEdits(text, refreshed.edits) };
}

const TEMPLATE = { where: '', text: DEFAULT_TEMPLATE };
const later = (known: Writings, written: ReadonlyMap<PartId, string>): Writings =>
  new Map([
    ...known,
    ...[...written].map(([part, text]) => [part, [...(known.get(part) ?? []), text]] as const),
  ]);

describe('refreshing a literature note', () => {
  it('owns what the template writes of the paper, and nothing else of it', () => {
    assert.deepEqual(
      [...owned],
      [
        ...['title', 'authors', 'year', 'citekey', 'doi', 'arxiv', 'url'].map((name) => `field ${name}`),
        ...['citation', 'abstract', 'findings', 'citers'].map((name) => `region ${name}`),
      ],
    );
  });

  it('does not own what the reader says of the paper', () => {
    const template =
      '---\nstatus: {{status}}\n{{#tags}}\ntag: {{{ tag }}}\n{{/tags}}\nboth: {{tags}} {{year}}\n---\n';
    assert.deepEqual([...ownedParts(template)], ['field both']);
  });

  it('changes nothing where the pages say what they said', () => {
    const { edits, kept, faults } = refresh(made(), made());
    assert.deepEqual({ edits, kept, faults }, { edits: [], kept: [], faults: [] });
  });

  it('writes what the pages say now, and a field they did not give before', () => {
    const now = made({ abstract: 'We light many lamps.', ids: ['10.1000/x'], year: 1844 });
    const mine = `${made()}My own words.\n`;
    const { text, refreshed } = refresh(mine, now);
    assert.equal(text, `${now}My own words.\n`);
    assert.deepEqual(refreshed, ['field year', 'field doi', 'region citation', 'region abstract']);
  });

  it('leaves what the reader wrote into it, and takes what changed elsewhere in it', () => {
    const mine = made().replace('> We light lamps.', '> We light ==lamps==.');
    assert.deepEqual(refresh(mine, made()).edits, []);
    const inCiters = made().replace(
      'No page names a paper that cites it.\n',
      'No page names a paper that cites it.\n\nI know one.\n',
    );
    const now = made({ abstract: 'New.' });
    const both = refresh(inCiters, now);
    assert.equal(both.text, now.replace('cites it.\n', 'cites it.\n\nI know one.\n'));
    assert.deepEqual(both.kept, []);
  });

  it('makes both changes where they are of different lines', () => {
    const mine = made()
      .replace('  - Ada Lovelace\n', '  - Ada Lovelace\n  - Me\n')
      .replace('> — [p', '> — see [p');
    const now = made({ authors: 'Mary Shelley; Ada Lovelace', abstract: 'New.' });
    const { text, kept } = refresh(mine, now);
    assert.match(text, /authors:\n {2}- Mary Shelley\n {2}- Ada Lovelace\n {2}- Me\n/);
    assert.match(text, /\n> New\.\n>\n> — see \[p/);
    assert.deepEqual(kept, []);
  });

  it('keeps the reader’s words where both changed the same line, and says so', () => {
    const mine = made().replace('We light lamps.', 'Lamps, yes.').replace('year: 1843', 'year: 1800 # sic');
    const { text, kept } = refresh(mine, made({ abstract: 'New.', year: 1900 }));
    assert.match(text, /> Lamps, yes\.\n/);
    assert.match(text, /\nyear: 1800 # sic\n/);
    assert.deepEqual(
      kept.map(({ part, why }) => [part, why]),
      [
        ['field year', 'changed'],
        ['region abstract', 'changed'],
      ],
    );
    assert.match(kept[1]!.ours, /> New\.\n/);
  });

  it('keeps a remark behind a field', () => {
    const mine = made().replace('year: 1843', 'year: 1843 # first printing');
    assert.match(refresh(mine, made({ year: 1900 })).text, /\nyear: 1900 # first printing\n/);
  });

  it('knows its own words when another program laid them out anew', () => {
    const before = made({ title: 'Lamps: a study' });
    const mine = before
      .replace('title: "Lamps: a study"', "title: 'Lamps: a study'")
      .replace('authors:\n  - Ada Lovelace', 'authors: [ "Ada Lovelace" ]');
    const now = made({ title: 'Lamps: a study', authors: 'Mary Shelley', abstract: 'New.' });
    assert.match(
      refresh(mine, now, writings(before)).text,
      /^---\ntitle: 'Lamps: a study'\nauthors:\n {2}- Mary Shelley\n/,
    );
    assert.deepEqual(refresh(mine, before, writings(before)).edits, []);
    assert.deepEqual(refresh(mine, before, new Map()).kept, []);
    const remarked = mine.replace('[ "Ada Lovelace" ]', '\n  - "Ada Lovelace" # her?');
    assert.match(refresh(remarked, now, writings(before)).text, /- "Ada Lovelace" # her\?\n/);
    const padded = new Map([['region abstract', ['a \n']]] as const);
    const note = (words: string) => `<!-- scholium:abstract -->${words}<!-- /scholium:abstract -->`;
    assert.equal(refresh(note('a\n'), note('b'), padded).text, note('b'));
  });

  const heads: readonly (readonly [what: string, head: string, now: string, kept: readonly string[]])[] = [
    [
      'an anchor that another field needs',
      'title: &t Lamps\nalias: *t\nyear: 1843\n',
      'title: &t Lamps\nalias: *t\nyear: 1900\ndoi: "10.1000/x"\n',
      ['field title'],
    ],
    [
      'fields that are indented',
      '  title: Lamps\n  year: 1843\n',
      '  title: Wicks\n  year: 1900\n  doi: "10.1000/x"\n',
      [],
    ],
    [
      'a key of its own line',
      '? title\n: Lamps\nyear: 1843\n',
      '? title\n: Lamps\nyear: 1900\ndoi: "10.1000/x"\n',
      ['field title'],
    ],
  ];
  for (const [what, head, now, keeps] of heads) {
    for (const eol of ['\n', '\r\n']) {
      it(`keeps the front matter what it is: ${what}${eol === '\n' ? '' : ', Windows'}`, () => {
        const note = (fields: string) => `---\n${fields}---\n`.replaceAll('\n', eol);
        const pages = made({ title: 'Wicks', year: 1900, ids: ['10.1000/x'] });
        const { text, kept, faults } = refresh(note(head), pages);
        assert.equal(text, note(now));
        assert.deepEqual(
          kept.map(({ part }) => part),
          keeps,
        );
        assert.deepEqual(faults, []);
      });
    }
  }

  it('says of which new field the front matter has no place', () => {
    const mine = '---\ntitle: Lamps\nyear: &y 1843 # *y\nother: *z\n---\n';
    const { text, faults } = refresh(mine, made({ ids: ['10.1000/x'], year: 1900 }));
    assert.equal(text, mine);
    assert.deepEqual(faults, ['“doi” does not fit into the front matter, so it was not added.']);
  });

  it('tells of a template that says what cannot be told', () => {
    const { faults } = refreshNote(made(), '---\na: [\n---\n', owned, new Map());
    assert.match(faults.join(' '), /^In the template: The front matter is no valid YAML/);
  });

  it('does not bring back what the reader deleted or emptied, nor force in what is new in the template', () => {
    const mine = made()
      .replace(/<!-- scholium:abstract -->[\s\S]*?<!-- \/scholium:abstract -->\n/, '')
      .replace('year: 1843\n', '')
      .replace(/(<!-- scholium:citation -->)[\s\S]*?(<!-- \/scholium:citation -->)/, '$1\n$2');
    const now = `${made({ abstract: 'New.', year: 1900 })}<!-- scholium:more -->\nx\n<!-- /scholium:more -->\n`;
    const result = refreshNote(mine, now, new Set([...owned, 'region more']), writings(made()));
    assert.deepEqual({ edits: result.edits, kept: result.kept }, { edits: [], kept: [] });
  });

  it('keeps what no page gives any more', () => {
    const before = made({ ids: ['10.1000/x'] });
    assert.deepEqual(refresh(before, made(), writings(before)).edits, []);
  });

  it('keeps what it has where the pages are gone, and says so once', () => {
    const before = made({ ids: ['10.1000/x'] });
    const { abstract: _, year: __, ...bare } = SKETCH;
    const now = fillNote(TEMPLATE, makeWork(bare), SURROUNDINGS);
    const unsaid = unsaidParts(TEMPLATE, makeWork(bare), SURROUNDINGS);
    assert.ok(unsaid.has('region abstract') && unsaid.has('field year') && !unsaid.has('field citekey'));
    const first = refresh(before, now, writings(before), unsaid);
    assert.equal(first.text.includes('We light lamps.'), true);
    assert.match(first.text, /\nyear: 1843\n/);
    assert.deepEqual(
      first.kept.map(({ part, why }) => [part, why]),
      [
        ['field year', 'unsaid'],
        ['field doi', 'unsaid'],
        ['region abstract', 'unsaid'],
      ],
    );
    const since = later(writings(before), first.written);
    assert.deepEqual(refresh(first.text, now, since, unsaid).kept, []);
    // The pages are there again, and say something else.
    const again = refresh(first.text, made({ ids: ['10.1000/x'], abstract: 'New.' }), since);
    assert.match(again.text, /> New\.\n/);
    assert.deepEqual(again.kept, []);
    const without = before.replace('doi: "10.1000/x"\n', '');
    assert.ok(!refresh(without, before, since).text.includes('doi:'));
  });

  it('writes into a place that says nothing yet, whoever knows nothing', () => {
    const mine = '<!-- scholium:abstract -->\n<!-- /scholium:abstract -->\n';
    const { abstract: _, ...bare } = SKETCH;
    const unsaid = unsaidParts(TEMPLATE, makeWork(bare), SURROUNDINGS);
    const now = fillNote(TEMPLATE, makeWork(bare), SURROUNDINGS);
    assert.match(refresh(mine, now, new Map(), unsaid).text, /No page gives the abstract/);
  });

  it('tells a conflict once, until one side changes', () => {
    const mine = made().replace('We light lamps.', 'Lamps, yes.');
    const now = made({ abstract: 'New.' });
    const first = refresh(mine, now);
    assert.deepEqual(
      first.kept.map(({ part }) => part),
      ['region abstract'],
    );
    const since = later(writings(made()), first.written);
    const second = refresh(mine, now, since);
    assert.deepEqual([second.text, second.kept], [mine, []]);
    const third = refresh(mine, made({ abstract: 'Newer.' }), since);
    assert.deepEqual([third.text, third.kept.length], [mine, 1]);
  });

  it('fills a place that the reader made, and keeps one of which it is not known what we wrote', () => {
    const mine =
      'Mine.\n<!-- scholium:abstract -->\n<!-- /scholium:abstract -->\n<!-- scholium:citers -->\nX\n<!-- /scholium:citers -->\n<!-- scholium:other -->\n\n<!-- /scholium:other -->\n';
    const { text, kept } = refresh(mine, made(), new Map());
    assert.match(
      text,
      /^Mine\.\n<!-- scholium:abstract -->\n\n> We light lamps\.\n>\n> — .*\n\n<!-- \/scholium:abstract -->\n<!-- scholium:citers -->\nX\n/,
    );
    assert.match(text, /<!-- scholium:other -->\n\n<!-- \/scholium:other -->\n$/);
    assert.deepEqual(
      kept.map(({ part, why }) => [part, why]),
      [['region citers', 'unknown']],
    );
  });

  it('knows what it wrote before an undone refresh', () => {
    const known = new Map([['region abstract', ['old', 'new']]] as const);
    const note = (words: string) => `<!-- scholium:abstract -->${words}<!-- /scholium:abstract -->`;
    assert.equal(refresh(note('old'), note('newest'), known).text, note('newest'));
    assert.equal(refresh(note('old'), note('new'), known).text, note('new'));
  });

  it('writes the line ends of the note, and keeps its mark of Unicode', () => {
    const windows = `\uFEFF${made().replaceAll('\n', '\r\n')}`;
    const now = made({ abstract: 'New.', ids: ['10.1000/x'] });
    assert.equal(refresh(windows, now).text, `\uFEFF${now.replaceAll('\n', '\r\n')}`);
  });

  const broken: readonly (readonly [what: string, text: string, fault: RegExp])[] = [
    [
      'YAML that is none',
      made().replace('year:', 'year: [\nyear:'),
      /^The front matter is no valid YAML \(.*\), so its fields were left alone\.$/,
    ],
    ['a field that is there twice', made().replace('year:', 'year: 1\nyear:'), /no valid YAML/],
    ['front matter without an end', made().replace('\n---\n', '\n'), /^The front matter does not end/],
    [
      'front matter that is a list',
      made().replace(/^---\n[\s\S]*?\n---/, '---\n- a\n---'),
      /it is no list of fields/,
    ],
  ];
  for (const [what, text, fault] of broken) {
    it(`leaves the front matter alone: ${what}`, () => {
      const end = text.indexOf('\n# Lamps');
      const result = refresh(text, made({ year: 1900, abstract: 'New.' }));
      assert.equal(result.text.slice(0, end), text.slice(0, end));
      assert.match(result.text, /> New\./);
      assert.match(result.faults[0]!, fault);
    });
  }

  const open = (name: string) => `<!-- scholium:${name} -->`;
  const close = (name: string) => `<!-- /scholium:${name} -->`;
  const faulty: readonly (readonly [
    what: string,
    text: string,
    faults: readonly RegExp[],
    known: readonly string[],
  ])[] = [
    ['one without an end', `${open('a')}\n${open('b')}\nx\n${close('b')}`, [/“a” does not end/], ['b']],
    [
      'one in another',
      `${open('a')}${open('b')}x${close('b')}${close('a')}${open('c')}${close('c')}`,
      [/“a” stands in another region, or another in it/, /“b” stands/],
      ['c'],
    ],
    ['two that cross', `${open('a')}${open('b')}${close('a')}${close('b')}`, [/“b” does not end/], ['a']],
    [
      'one twice',
      `${open('a')}1${close('a')}${open('a')}2${close('a')}`,
      [/“a” is there more than once/],
      [],
    ],
    ['one that begins twice', `${open('a')}1${open('a')}2${close('a')}`, [/“a” does not end/], []],
    ['an end alone', `${close('a')}${open('b')}${close('b')}`, [/“a” ends where it did not begin/], ['b']],
    [
      'marks in code',
      `\`${open('a')}\`\n\n\`\`\`\n${open('b')}\n${close('b')}\n\`\`\`\n\n    ${open('c')}\n\n${open('d')}${close('d')}`,
      [],
      ['d'],
    ],
  ];
  for (const [what, text, faults, known] of faulty) {
    it(`tells regions from ${what}`, () => {
      const parts = partsOf(text);
      assert.equal(parts.faults.length, faults.length, parts.faults.join('\n'));
      for (const [index, fault] of faults.entries()) assert.match(parts.faults[index]!, fault);
      assert.deepEqual(
        [...parts.spans.keys()],
        known.map((name) => `region ${name}`),
      );
    });
  }

  it('touches nothing that is not ours, whatever the note is @long', () => {
    const names = ['abstract', 'citers', 'mine', 'findings'];
    const lines = [
      '---',
      '---',
      'title: x',
      'year: 1',
      'authors:',
      '  - Ada Lovelace',
      'year: [',
      'mine: "',
      'tags: [a]',
      'title: &a Lamps',
      'other: *a',
      '  indented: x',
      '# H',
      'words',
      '',
      '```',
      '> q',
      '\ttab',
      ...names.flatMap((name) => [open(name), close(name)]),
    ];
    const [old, known] = [made(), writings(made())];
    const now = made({
      abstract: 'New.',
      year: 1900,
      authors: 'Ada Lovelace; Mary Shelley',
      ids: ['10.1000/x'],
    });
    for (let seed = 1; seed <= 300; seed++) {
      const random = seeded(seed);
      const eol = random.of(['\n', '\r\n']);
      const base = random.chance(0.5) ? old.split('\n') : ['---'];
      for (let n = random.below(25); n > 0; n--)
        base.splice(random.below(base.length + 1), random.below(3), random.of(lines));
      const note = (random.chance(0.2) ? '\uFEFF' : '') + base.join(eol);
      const wrote = random.chance(0.7) ? known : new Map<PartId, readonly string[]>();
      const result = refresh(note, now, wrote);
      const said = `seed ${seed}: ${JSON.stringify(note)}`;
      const before = partsOf(note);
      for (const { span } of result.edits) {
        const part = [...before.spans].find(([, own]) => own.start <= span.start && span.end <= own.end)?.[0];
        const isAdded =
          span.start === span.end && span.start <= frontMatterEnd(note) && frontMatterEnd(note) > 0;
        assert.ok((part !== undefined && owned.has(part)) || isAdded, said);
      }
      const head = (text: string) =>
        text.slice(text.indexOf('\n') + 1, frontMatterEnd(text)).replace(/(?:---|\.\.\.)\s*$/, '');
      if (before.faults.length === 0 && frontMatterEnd(note) > 0) {
        const [was, is] = [parse(head(note)), parse(head(result.text))];
        for (const [name, value] of Object.entries(was ?? {}))
          if (!owned.has(`field ${name}`)) assert.deepEqual(is[name], value, said);
      }
      assert.deepEqual(partsOf(result.text).faults, before.faults, said);
      // What was done need not be done again.
      const since = new Map(wrote);
      for (const [part, text] of result.written) since.set(part, [...(wrote.get(part) ?? []), text]);
      assert.deepEqual(
        refresh(result.text, now, since).refreshed.filter((part) => result.written.has(part)),
        [],
        said,
      );
    }
  });
});
