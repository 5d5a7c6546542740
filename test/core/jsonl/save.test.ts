// Two windows write one file, each step of the one between any two of the other, and any of them may be the last.
import assert from 'node:assert/strict';
import { type LineKind, readLines, writeLines } from '../../../src/core/jsonl';
import { applyChanges, changesBetween, type EntryChange } from '../../../src/core/jsonl/changes';
import { readIntent, writeIntent } from '../../../src/core/jsonl/intent';
import { DEAD_MS, findsDead, readSteps, type Step, saveSteps } from '../../../src/core/jsonl/save';
import { seeded } from '../seeded';
import { Folder, Saver } from './interleave';

interface Word {
  readonly id: string;
  readonly text: string;
}

const KIND: LineKind<Word> = {
  name: 'words',
  version: 1,
  read: (value) => ('id' in value && 'text' in value ? (value as Word) : undefined),
  compare: (a, b) => (a.id < b.id ? -1 : 1),
  notAnEntry: 'No word.',
  identity: {
    id: ({ id }) => id,
    // The greater text wins: what matters here is that both see the same winner.
    merge: (ours, theirs) => [ours.text > theirs.text ? ours : theirs],
    write: (word) => word,
  },
};

const NAME = 'words.jsonl';
const word = (id: string, text = id): Word => ({ id, text });
const textOf = (words: readonly Word[]) => writeLines(KIND, { entries: words, kept: [] });

function save(writer: string, changes: readonly EntryChange<Word>[]) {
  return saveSteps({
    name: NAME,
    writer,
    intent: writeIntent(KIND, changes),
    compose(text, intents) {
      const file = readLines(KIND, NAME, text);
      const all = intents.flatMap((intent) => readIntent(KIND, intent));
      const entries = applyChanges(KIND, file.entries, all);
      return entries === file.entries ? text : writeLines(KIND, { ...file, entries });
    },
  });
}

const BASE = [word('k'), word('m'), word('p')];

/** What one window does to the words it read. */
type Edit = (words: readonly Word[]) => readonly Word[];

const ADD_A: Edit = (words) => [...words, word('a')];
const ADD_Z: Edit = (words) => [...words, word('z')];
const CHANGE_M: Edit = (words) => words.map((one) => (one.id === 'm' ? word('m', 'mine') : one));
const CHANGE_M_TOO: Edit = (words) => words.map((one) => (one.id === 'm' ? word('m', 'ours') : one));
const DELETE_M: Edit = (words) => words.filter(({ id }) => id !== 'm');
const DELETE_K: Edit = (words) => words.filter(({ id }) => id !== 'k');

interface World {
  readonly folder: Folder;
  readonly savers: readonly Saver[];
}

function world(edits: readonly Edit[]): World {
  const folder = new Folder();
  folder.put(NAME, textOf(BASE));
  const savers = edits.map(
    (edit, i) => new Saver(folder, save(`w${i}`, changesBetween(KIND, BASE, edit(BASE)))),
  );
  return { folder, savers };
}

/** Lets each saver in turn make so many steps, or as many as it has left; says which are not done. */
function run({ savers }: World, lengths: readonly number[]): void {
  for (const [turn, length] of lengths.entries()) {
    const saver = savers[turn % savers.length]!;
    for (let step = 0; step < length && !saver.isDone; step++) saver.go();
  }
}

/** More than a save takes that is overtaken again and again. */
const ALL = 200;

/** All ways to take so many turns of up to `longest` steps each. */
function* turns(count: number, longest: number): Generator<readonly number[]> {
  if (count === 0) yield [];
  else
    for (const rest of turns(count - 1, longest))
      for (let length = 0; length <= longest; length++) yield [length, ...rest];
}

const MIXES: readonly (readonly [name: string, edits: readonly Edit[], then: readonly Word[]])[] = [
  ['both add', [ADD_A, ADD_Z], [word('a'), ...BASE, word('z')]],
  ['both change one', [CHANGE_M, CHANGE_M_TOO], [word('k'), word('m', 'ours'), word('p')]],
  ['one deletes what the other changes', [DELETE_M, CHANGE_M], [word('k'), word('m', 'mine'), word('p')]],
  ['one deletes, the other adds', [DELETE_K, ADD_Z], [word('m'), word('p'), word('z')]],
];

/** As many steps as a save takes that meets another. */
const LONGEST = 32;

function checkBothAreKept(edits: readonly Edit[], then: readonly Word[], count: number): void {
  for (const lengths of turns(count, LONGEST)) {
    const made = world(edits);
    run(made, [...lengths, ALL, ALL, ALL]);
    assert.ok(
      made.savers.every(({ isDone }) => isDone),
      String(lengths),
    );
    assert.equal(made.folder.text(NAME), textOf(then), String(lengths));
    assert.deepEqual([...made.folder.files.keys()], [NAME], String(lengths));
  }
}

/** What a window that opens the folder at that moment reads. */
function reading(folder: Folder): string {
  const steps = readSteps(NAME);
  let next = steps.next();
  while (!next.done) next = steps.next(folder.act(next.value as never));
  return next.value?.text ?? '';
}

/** The window that died is `dead`; the other goes on, and later a third one opens the folder. */
function checkDeath(edits: readonly Edit[], then: readonly Word[], lengths: readonly number[]): void {
  const dead = lengths.length % 2;
  const made = world(edits);
  run(made, lengths);
  const atDeath = reading(made.folder);
  const isWhole = (text: string) => readLines(KIND, NAME, text).kept.length === 0;
  assert.ok(isWhole(atDeath));
  const isLeft = (one: Word) => edits.every((edit) => edit(BASE).some(({ id }) => id === one.id));
  for (const { id } of BASE.filter(isLeft)) assert.ok(atDeath.includes(`"id":"${id}"`), String(lengths));
  made.savers[1 - dead]!.finish();
  const other = applyChanges(KIND, BASE, changesBetween(KIND, BASE, edits[1 - dead]!(BASE)));
  const all = [textOf(other), textOf(then)];
  assert.ok(all.includes(made.folder.text(NAME)!), `${lengths}: ${made.folder.text(NAME)}`);
  made.folder.clock += DEAD_MS + 1;
  const finds = findsDead(NAME, made.folder.clock);
  const { value: list } = finds.next() as { value: Step };
  if (finds.next(made.folder.act(list as never)).value) {
    new Saver(made.folder, save('later', [])).finish();
    assert.ok(all.includes(made.folder.text(NAME)!), String(lengths));
  }
  assert.deepEqual([...made.folder.files.keys()], [NAME], String(lengths));
}

describe('saving a file that others save', () => {
  it('alone writes it, and leaves nothing else', () => {
    const { folder, savers } = world([ADD_A]);
    savers[0]!.finish();
    assert.deepEqual([...folder.files.keys()], [NAME]);
    assert.equal(folder.text(NAME), textOf([word('a'), ...BASE]));
  });

  it('makes the file where there is none', () => {
    const folder = new Folder();
    new Saver(folder, save('w', [{ is: word('a') }])).finish();
    assert.equal(folder.text(NAME), textOf([word('a')]));
  });

  for (const [name, edits, then] of MIXES) {
    it(`keeps both, whoever is overtaken after which step: ${name} @long`, () =>
      checkBothAreKept(edits, then, 2));

    it(`keeps both when each is overtaken twice: ${name} @long`, () => checkBothAreKept(edits, then, 3));

    it(`is old or new, never less, when one dies after any step: ${name} @long`, () => {
      for (const count of [1, 2])
        for (const lengths of turns(count, LONGEST)) checkDeath(edits, then, lengths);
    });
  }

  it('keeps what three write, in a thousand orders @long', () => {
    const edits = [ADD_A, CHANGE_M, ADD_Z];
    for (let seed = 1; seed <= 1000; seed++) {
      const random = seeded(seed);
      const made = world(edits);
      while (made.savers.some(({ isDone }) => !isDone))
        random.of(made.savers.filter(({ isDone }) => !isDone)).go();
      const then = [word('a'), word('k'), word('m', 'mine'), word('p'), word('z')];
      assert.equal(made.folder.text(NAME), textOf(then), `seed ${seed}`);
      assert.deepEqual([...made.folder.files.keys()], [NAME], `seed ${seed}`);
    }
  });

  it('loses nothing where a sleep before any step made another take it for dead', () => {
    for (let step = 0; step < LONGEST; step++) {
      const { folder, savers } = world([ADD_A, ADD_Z]);
      for (let done = 0; done < step && !savers[0]!.isDone; done++) savers[0]!.go();
      // Half a text is no intent, and nothing was told to be written.
      const isBegun = step > 1;
      folder.clock += DEAD_MS + 1;
      savers[1]!.finish();
      assert.ok(folder.text(NAME)!.includes('"z"'));
      if (isBegun) assert.equal(folder.text(NAME), textOf([word('a'), ...BASE, word('z')]), `step ${step}`);
      savers[0]!.finish();
      assert.equal(folder.text(NAME), textOf([word('a'), ...BASE, word('z')]), `step ${step}`);
      assert.deepEqual([...folder.files.keys()], [NAME], `step ${step}`);
    }
  });

  it('takes nobody for dead by a file of another clock @long', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = seeded(seed);
      const made = world([ADD_A, ADD_Z]);
      made.folder.clock += 2 * DEAD_MS;
      made.folder.put(`${NAME}.old.done.tmp`, writeIntent(KIND, []));
      made.folder.clock -= 2 * DEAD_MS;
      while (made.savers.some(({ isDone }) => !isDone))
        random.of(made.savers.filter(({ isDone }) => !isDone)).go();
      assert.equal(made.folder.text(NAME), textOf([word('a'), ...BASE, word('z')]), `seed ${seed}`);
    }
  });

  it('leaves nothing behind when a step fails', () => {
    const { folder } = world([]);
    const steps = save('w', [{ is: word('a') }]);
    let step = steps.next();
    while (step.value && (step.value as Step).do !== 'rename') {
      const { value } = step as { value: Step };
      step = steps.next(folder.act({ ...value, half: false } as never));
    }
    assert.throws(() => {
      for (step = steps.throw(new Error('The disk is full.')); !step.done; step = steps.next())
        folder.act(step.value as never);
    }, /The disk is full/);
    assert.deepEqual([...folder.files.keys()], [NAME]);
  });
});
