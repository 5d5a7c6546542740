import assert from 'node:assert/strict';
import { addEntries, entryKeys, type NewEntry } from '../../../src/core/bibliography/adding/add-entries';
import { CitedEntries } from '../../../src/core/bibliography/adding/cited-entries';
import { editBetween, putIn, takeOut } from '../../../src/core/bibliography/adding/take-out';
import { applyEdits } from '../../../src/core/checks/problem';
import { makeWork } from '../builders';
import { seeded } from '../seeded';

const PAPERS: readonly NewEntry[] = ['alpha', 'beta', 'delta', 'gamma', 'omega', 'zeta'].map((key, n) => ({
  key: `${key}${2000 + n}`,
  work: makeWork({ title: `A Paper on ${key}`, authors: 'Jo Doe; Ann Roe', year: 2000 + n, citekey: key }),
}));

/** Bibliographies in which papers are to be put; undefined for a file that is not there. */
const FILES: readonly (readonly [string, string | undefined])[] = [
  ['made.bib', undefined],
  ['empty.bib', ''],
  ['remarks.bib', '% mine\n@string{acl = "ACL"}'],
  ['one.bib', '@misc{carol1999,\n\ttitle = {Carol}\n}\n'],
  [
    'sorted.bib',
    '@misc{a1, title={A}}\r\n\r\n@misc{c1, title={C}}\r\n\r\n@misc{x1, title={X}}\r\n% the end\r\n',
  ],
  ['none.bib', '@misc{q, title={Q}}\n@misc{c, title={C}}'],
  ['made.json', undefined],
  ['list.json', '[\n  {"id": "a1", "title": "A"},\n  {"id": "x1", "title": "X"}\n]\n'],
  ['hollow.json', '[]'],
  ['made.yaml', undefined],
  ['list.yaml', '---\nreferences:\n- id: a1\n  title: A\n- id: x1\n  title: X\n...\n'],
  ['made.ris', undefined],
  ['list.ris', 'TY  - GEN\r\nID  - a1\r\nTI  - A\r\nER  - \r\n'],
];

/** A note of which only the citations matter, with its undo. */
class Note {
  readonly name: string;
  #states: ReadonlySet<string>[] = [new Set()];
  #at = 0;

  constructor(name: string) {
    this.name = name;
  }

  get cited(): ReadonlySet<string> {
    return this.#states[this.#at]!;
  }

  edit(change: (keys: Set<string>) => void): void {
    const keys = new Set(this.cited);
    change(keys);
    this.#states = [...this.#states.slice(0, this.#at + 1), keys];
    this.#at++;
  }

  go(by: -1 | 1): boolean {
    if (!this.#states[this.#at + by]) return false;
    this.#at += by;
    return true;
  }
}

class World {
  readonly cited = new CitedEntries();
  readonly notes = [new Note('a.md'), new Note('b.md')];
  readonly file: string;
  text: string | undefined;

  constructor(file: string, text: string | undefined) {
    this.file = file;
    this.text = text;
  }

  cite(note: Note, entries: readonly NewEntry[]): void {
    note.edit((keys) => {
      for (const { key } of entries) keys.add(key);
    });
    this.#follow(note, false);
    for (const entry of entries) this.cited.cite(note.name, this.file, entry);
  }

  erase(note: Note, key: string): void {
    note.edit((keys) => keys.delete(key));
    this.#follow(note, false);
  }

  paste(note: Note, key: string): void {
    note.edit((keys) => keys.add(key));
    this.#follow(note, false);
  }

  go(note: Note, by: -1 | 1): void {
    if (note.go(by)) this.#follow(note, true);
  }

  settle(): void {
    const plan = this.cited.plan(this.file, this.text, () => false);
    if (!plan) return;
    this.text = plan.text;
    plan.done();
  }

  get keys(): readonly string[] {
    return this.text === undefined ? [] : (entryKeys(this.file, this.text) ?? assert.fail(this.text));
  }

  #follow(note: Note, byUndoOrRedo: boolean): void {
    this.cited.follow(note.name, (key) => note.cited.has(key), byUndoOrRedo);
  }
}

describe('entries that follow their citations', () => {
  for (const [file, text] of FILES) {
    it(`undo takes ${file} back byte for byte, redo brings it again`, () => {
      const world = new World(file, text);
      const [note] = world.notes as [Note];
      const seen = [world.text];
      for (const papers of [[PAPERS[3]!], [PAPERS[0]!, PAPERS[5]!], [PAPERS[1]!], [PAPERS[4]!, PAPERS[2]!]]) {
        world.cite(note, papers);
        world.settle();
        seen.push(world.text);
      }
      assert.equal(new Set(seen).size, 5);
      for (const direction of [-1, 1, -1] as const) {
        for (let n = 0; n < 4; n++) {
          world.go(note, direction);
          world.settle();
          assert.equal(world.text, seen[direction < 0 ? 3 - n : n + 1], `${direction} ${n}`);
        }
      }
    });
  }

  for (let seed = 1; seed <= 60; seed++) {
    it(`in two notes, in any order, an entry is there while a note cites it (${seed})${seed > 8 ? ' @long' : ''}`, () => {
      const random = seeded(seed);
      const [file, text] = FILES[seed % FILES.length]!;
      const world = new World(file, text);
      const own = text === undefined ? [] : entryKeys(file, text)!;
      const erased = new Set<string>();
      for (let step = 0; step < 60; step++) {
        const note = random.of(world.notes);
        const what = random.below(10);
        if (what < 3)
          world.cite(
            note,
            PAPERS.filter(() => random.chance(0.3)),
          );
        else if (what < 4 && note.cited.size > 0) {
          const key = random.of([...note.cited]);
          world.erase(note, key);
          erased.add(key);
        } else world.go(note, what < 8 ? -1 : 1);
        if (random.chance(0.3)) continue;
        world.settle();
        const { keys } = world;
        assert.equal(new Set(keys).size, keys.length, world.text);
        assert.deepEqual(
          keys.filter((key) => own.includes(key)),
          own,
        );
        for (const { key } of PAPERS) {
          const isCited = world.notes.some(({ cited }) => cited.has(key));
          if (isCited) assert.ok(keys.includes(key), `${key} in ${world.text}`);
          // What is erased by hand stays, and so does what cannot be told apart from what was added with it.
          else if (!erased.has(key) && /\.bib$/.test(file))
            assert.ok(!keys.includes(key), `${key} not in ${world.text}`);
        }
      }
    });
  }

  it('leave an entry that the writer changed, and take one that stands as it was put, whatever was changed beside it', () => {
    const world = new World('refs.bib', '@misc{q, title={Q}}\n');
    const [note] = world.notes as [Note];
    world.cite(note, [PAPERS[0]!]);
    world.cite(note, [PAPERS[1]!]);
    world.settle();
    const changed = world.text!.replace('on alpha', 'about alpha').replace('{Q}', '{Questions}');
    world.text = changed;
    world.go(note, -1);
    world.settle();
    assert.deepEqual(world.keys, ['q', 'alpha2000']);
    world.go(note, -1);
    world.settle();
    assert.deepEqual(world.keys, ['q', 'alpha2000']);
    assert.ok(world.text.includes('{Questions}') && world.text.includes('about alpha'));
    // It is the writer's by now.
    world.go(note, 1);
    world.go(note, -1);
    world.settle();
    assert.deepEqual(world.keys, ['q', 'alpha2000']);
  });

  it('leave an entry that another note cites', () => {
    const world = new World('refs.bib', undefined);
    const [note] = world.notes as [Note];
    world.cite(note, [PAPERS[0]!]);
    world.settle();
    world.go(note, -1);
    assert.equal(
      world.cited.plan(world.file, world.text, (key) => key === 'alpha2000'),
      undefined,
    );
    world.settle();
    assert.equal(world.text, undefined);
  });

  it('an undo that comes before the entry is written leaves nothing to write', () => {
    const world = new World('refs.bib', undefined);
    const [note] = world.notes as [Note];
    world.cite(note, [PAPERS[0]!]);
    world.go(note, -1);
    world.settle();
    assert.equal(world.text, undefined);
    world.go(note, 1);
    world.settle();
    assert.deepEqual(world.keys, ['alpha2000']);
  });

  it('what is erased by hand stays, also when something else is undone', () => {
    const world = new World('refs.bib', undefined);
    const [note] = world.notes as [Note];
    world.cite(note, [PAPERS[0]!]);
    world.settle();
    world.erase(note, 'alpha2000');
    note.edit(() => undefined);
    world.go(note, -1);
    world.settle();
    assert.deepEqual(world.keys, ['alpha2000']);
  });

  it('a note that is closed is followed no more', () => {
    const world = new World('refs.bib', undefined);
    const [note] = world.notes as [Note];
    world.cite(note, [PAPERS[0]!]);
    world.settle();
    assert.ok(world.cited.follows(note.name));
    world.cited.forget(note.name);
    assert.ok(!world.cited.follows(note.name));
    world.go(note, -1);
    world.settle();
    assert.deepEqual(world.keys, ['alpha2000']);
  });

  it('a citation that comes back without an undo has its entry again', () => {
    const world = new World('refs.bib', '@misc{q, title={Q}}\n');
    const [note] = world.notes as [Note];
    world.cite(note, [PAPERS[0]!]);
    world.settle();
    world.erase(note, 'alpha2000');
    world.paste(note, 'alpha2000');
    world.go(note, -1);
    world.settle();
    assert.deepEqual(world.keys, ['q']);
    assert.ok(world.cited.hasUndone(note.name));
    world.paste(note, 'alpha2000');
    assert.ok(!world.cited.hasUndone(note.name));
    world.settle();
    assert.deepEqual(world.keys, ['q', 'alpha2000']);
  });

  it('an entry that something else took out is put in when its paper is cited again, in this note or another', () => {
    for (const at of [0, 1]) {
      const before = '@misc{q, title={Q}}\n';
      const world = new World('refs.bib', before);
      world.cite(world.notes[0]!, [PAPERS[0]!]);
      world.settle();
      world.text = before;
      world.cite(world.notes[0]!, [PAPERS[1]!]);
      world.settle();
      assert.deepEqual(world.keys, ['q', 'beta2001']);
      world.cite(world.notes[at]!, [PAPERS[0]!]);
      world.settle();
      assert.deepEqual(world.keys, ['q', 'beta2001', 'alpha2000']);
      world.cite(world.notes[at]!, [PAPERS[0]!]);
      world.settle();
      world.text = before;
      world.cite(world.notes[0]!, [PAPERS[2]!]);
      world.settle();
      assert.deepEqual(world.keys, ['q', 'delta2002']);
    }
  });

  it('a file that is gone took its entries with it', () => {
    const world = new World('refs.bib', undefined);
    const [note] = world.notes as [Note];
    world.cite(note, [PAPERS[0]!]);
    world.settle();
    world.text = undefined;
    for (const direction of [-1, 1] as const) {
      world.go(note, direction);
      world.settle();
      assert.equal(world.text, undefined);
    }
    world.cite(note, [PAPERS[0]!]);
    world.settle();
    assert.deepEqual(world.keys, ['alpha2000']);
  });

  it('a file that was made is gone with its entries, in whatever order they go', () => {
    for (const file of ['refs.bib', 'refs.json', 'refs.yaml', 'refs.ris']) {
      const world = new World(file, undefined);
      const [one, other] = world.notes as [Note, Note];
      world.cite(one, [PAPERS[0]!]);
      world.settle();
      world.cite(other, [PAPERS[1]!]);
      world.settle();
      world.go(one, -1);
      world.settle();
      world.go(other, -1);
      world.settle();
      assert.equal(world.text, undefined, file);
    }
  });

  it('a list that was empty is so again', () => {
    for (const text of ['references: []\n', '---\nreferences: [] # none\n...\n']) {
      const world = new World('refs.yaml', text);
      const [note] = world.notes as [Note];
      world.cite(note, [PAPERS[0]!]);
      world.settle();
      assert.deepEqual(world.keys, ['alpha2000']);
      world.go(note, -1);
      world.settle();
      assert.equal(world.text, text);
    }
  });

  it('a file made for them goes with the last, and one that was empty stays', () => {
    for (const [text, after] of [
      [undefined, undefined],
      ['', ''],
    ] as const) {
      const world = new World('refs.bib', text);
      const [note] = world.notes as [Note];
      world.cite(note, [PAPERS[0]!]);
      world.settle();
      world.go(note, -1);
      world.settle();
      assert.equal(world.text, after);
    }
  });
});

describe('taking entries out', () => {
  it('one of those put in together, and the rest is as it was', () => {
    for (const [file, text] of FILES) {
      if (file === 'made.yaml') continue;
      const put = putIn(file, text ?? '', [PAPERS[0]!, PAPERS[1]!, PAPERS[2]!]);
      const left = takeOut(file, put.text, put, new Set(['beta2001']));
      const alone = addEntries(file, text ?? '', [PAPERS[0]!, PAPERS[2]!]);
      assert.equal(left, applyEdits(text ?? '', alone.edits), file);
    }
  });

  it('none that is there twice, or otherwise', () => {
    const put = putIn('a.bib', '', [PAPERS[0]!]);
    const keys = new Set(['alpha2000']);
    assert.equal(takeOut('a.bib', put.text + put.text, put, keys), undefined);
    assert.equal(takeOut('a.bib', put.text.replace('Doe', 'Do'), put, keys), undefined);
    assert.equal(takeOut('a.bib', '', put, keys), undefined);
    assert.equal(takeOut('a.bib', put.text, put, keys), '');
  });

  it('many, of which one is not as it was, and whatever the line ends became', () => {
    for (const lineEnd of ['\n', '\r\n']) {
      const before = '@misc{a1, title={A}}\r\n\n@misc{zz, title={Z}}\n';
      const world = new World('refs.bib', before);
      const [note] = world.notes as [Note];
      world.cite(note, PAPERS);
      world.settle();
      world.text = world.text!.replace('on delta', 'about delta').replace(/\r?\n/g, lineEnd);
      world.go(note, -1);
      world.settle();
      assert.deepEqual(world.keys, ['a1', 'delta2002', 'zz']);
    }
  });

  it('an edit leads from one text to another, and cuts no line end in two', () => {
    const random = seeded(7);
    const some = () =>
      Array.from({ length: random.below(9) }, () => random.of(['a', 'b', '\r\n', '\n'])).join('');
    for (let n = 0; n < 2000; n++) {
      const [before, after] = [some(), some()];
      const edit = editBetween(before, after);
      assert.equal(edit ? applyEdits(before, [edit]) : before, after);
      for (const at of edit ? [edit.start, edit.end] : [])
        assert.notEqual(before.slice(at - 1, at + 1), '\r\n', JSON.stringify([before, after, edit]));
    }
  });
});
