import assert from 'node:assert/strict';
import { worksBy } from '../../../src/core/influence/author';
import { People } from '../../../src/core/influence/people';
import { parseName } from '../../../src/core/names';
import { atOnce } from '../../../src/core/steps';
import { makeLibrary, makeWork } from '../builders';

/** The names that are one person's, each person's joined by `=`. */
function persons(names: string): string {
  const people = new People();
  const all = names.split('; ');
  for (const name of all) people.add(parseName(name));
  const found = new Map<string, string[]>();
  for (const name of all) {
    const key = people.keyOf(parseName(name));
    found.set(key, [...(found.get(key) ?? []), name]);
  }
  return [...found.values()].map((one) => one.join(' = ')).join('; ');
}

describe('people by their names', () => {
  const cases: [string, string][] = [
    ['Diederik Kingma; D. Kingma', 'one'],
    ['D. Kingma; Diederik P. Kingma; Kingma, Diederik', 'one'],
    ['José Ángel García; Jose Angel Garcia', 'one'],
    ['John Smith; John Robert Smith; J. Smith', 'one'],
    ['Wei Wang; Wen Wang; W. Wang', 'each'],
    ['Wei Wang; Weihong Wang', 'each'],
    ['John Robert Smith; John Peter Smith; John Smith', 'each'],
    ['Ann Lamp; Ann Burner', 'each'],
    ['John R. Smith; John A. Smith', 'each'],
    ['J. R. Smith; J. A. Smith', 'each'],
    ['J. R. Smith; John A. Smith', 'each'],
    ['John R. Smith; JR Smith; John Robert Smith; J. Smith', 'one'],
    ['James Lee; J. Lee; James A. Lee', 'one'],
    ['Fei-Fei Li; F.-F. Li; Feifei Li', 'one'],
    ['OpenAI; Ann OpenAI', 'each'],
  ];
  for (const [names, is] of cases)
    it(`${names}: ${is}`, () => {
      assert.equal(persons(names), is === 'one' ? names.replaceAll('; ', ' = ') : names);
    });

  it('are called by their fullest name, as it is printed most often', () => {
    const people = new People();
    const names = ['D. Kingma', 'D. Kingma', 'Diederik Kingma', 'Diederik P. Kingma', 'Diederik P. Kingma'];
    for (const name of names) people.add(parseName(name));
    assert.equal(people.nameOf(parseName('D. Kingma')), 'Diederik P. Kingma');
    assert.equal(people.nameOf(parseName('Ann Lamp')), 'Ann Lamp');
  });
});

describe('works by an author', () => {
  const library = makeLibrary([
    makeWork({ title: 'First', citekey: 'a', authors: 'Ann Lamp; Ada Lovelace', year: 1840 }),
    makeWork({ title: 'Second', citekey: 'b', authors: 'A. Lovelace', year: 1843 }),
    makeWork({ title: 'Third', citekey: 'c', authors: 'Zoe Lovelace', year: 1850 }),
    makeWork({ title: 'Fourth', citekey: 'd', authors: 'Ada Lovelace' }),
  ]);
  const keysBy = (name: string) => {
    const { name: author, works } = atOnce(worksBy(library, name));
    return `${author}: ${works.map(({ citekey }) => citekey).join(' ')}`;
  };

  it('are found by each of the names, the newest first', () => {
    assert.equal(keysBy('Ada Lovelace'), 'Ada Lovelace: b a d');
    assert.equal(keysBy('Lovelace, A.'), 'Ada Lovelace: b a d');
    assert.equal(keysBy('Zoe Lovelace'), 'Zoe Lovelace: c');
  });

  it('are none where nobody has the name', () => {
    assert.equal(keysBy('Mary Shelley'), 'Mary Shelley: ');
    assert.equal(keysBy('Mary Lovelace'), 'Mary Lovelace: ');
  });
});
