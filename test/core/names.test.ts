import * as assert from 'node:assert/strict';
import { displayName, parseName, samePerson, shortAuthors, shortName } from '../../src/core/names';

describe('a name', () => {
  /** Printed, then given | particle | family, or the whole for a body. */
  const cases: readonly (readonly [string, string])[] = [
    ['Zelin Tan', 'Zelin||Tan'],
    ['Tan, Zelin', 'Zelin||Tan'],
    ['Ludwig van Beethoven', 'Ludwig|van|Beethoven'],
    ['van Beethoven, Ludwig', 'Ludwig|van|Beethoven'],
    ['Aäron van den Oord', 'Aäron|van den|Oord'],
    ['Diego de Las Casas', 'Diego|de|Las Casas'],
    ['Emmanuel de Bézenac', 'Emmanuel|de|Bézenac'],
    ['Daniel Y. Fu', 'Daniel Y.||Fu'],
    ['J. K. Rowling', 'J. K.||Rowling'],
    ['Y.Wu', 'Y.||Wu'],
    ['R.X. Xu', 'R.X.||Xu'],
    ['Jean-Baptiste Alayrac', 'Jean-Baptiste||Alayrac'],
    ['Li Fei-Fei', 'Li||Fei-Fei'],
    ['Sammy Davis Jr.', 'Sammy||Davis Jr.'],
    ['  Christopher \u00a0 Ré ', 'Christopher||Ré'],
    ['DeepSeek-AI', 'DeepSeek-AI'],
    ['Gemini Team', 'Gemini Team'],
    ['ATLAS Collaboration', 'ATLAS Collaboration'],
  ];
  for (const [printed, parts] of cases) {
    it(`is parted: ${printed.trim()}`, () => {
      const name = parseName(printed);
      const found = name.literal ?? [name.given, name['non-dropping-particle'] ?? '', name.family].join('|');
      assert.equal(found, parts);
    });
  }
  it('is shown as on a title page', () =>
    assert.equal(displayName(parseName('Oord, Aäron van den')), 'Aäron van den Oord'));
  it('is short with its particle', () =>
    assert.equal(shortName(parseName('Ludwig van Beethoven')), 'van Beethoven'));
  it('is cited by one, two or the first of more', () => {
    const three = ['Zelin Tan', 'Hejia Geng', 'Mulei Zhang'].map(parseName);
    assert.equal(shortAuthors(three.slice(0, 1)), 'Tan');
    assert.equal(shortAuthors(three.slice(0, 2)), 'Tan and Geng');
    assert.equal(shortAuthors(three), 'Tan et al.');
    assert.equal(shortAuthors(three.slice(0, 1), false), 'Tan et al.');
    assert.equal(shortAuthors([]), '');
  });
  it('can be one person’s with an initial', () => {
    assert.ok(samePerson(parseName('J. Schulman'), parseName('John Schulman')));
    assert.ok(samePerson(parseName('Emmanuel Candes'), parseName('Emmanuel Candès')));
    assert.ok(!samePerson(parseName('Peter Schulman'), parseName('John Schulman')));
  });
});
