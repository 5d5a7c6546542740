// Changes of a note that fixes make beside those of one problem: another key everywhere, a bibliography named.
import assert from 'node:assert/strict';
import { bibliographiesOfNote } from '../../../src/core/checks/bibliography-names';
import { nameBibliography } from '../../../src/core/checks/name-bibliography';
import { applyEdits } from '../../../src/core/checks/problem';
import { rekey } from '../../../src/core/checks/rekey';
import { type Tally, tallySentence } from '../../../src/core/checks/tally';
import { findCitations } from '../../../src/core/notes/citations';
import { frontMatterEnd } from '../../../src/core/notes/front-matter';
import { seeded } from '../seeded';

function rekeyed(text: string, after: string, language = 'markdown'): { text: string; left: number } {
  const clusters = findCitations(text, language);
  const { edits, left } = rekey({ text, clusters }, 'old', after);
  return { text: applyEdits(text, edits), left };
}

describe('another key wherever a note has one', () => {
  it('changes it in every syntax, and nothing else', () => {
    assert.deepEqual(
      rekeyed('[see @old, p. 3; @b] and -@old, [[@old]], \\cite{old,b}; `@old` old', 'new2020'),
      {
        text: '[see @new2020, p. 3; @b] and -@new2020, [[@new2020]], \\cite{new2020,b}; `@old` old',
        left: 0,
      },
    );
    assert.equal(
      rekeyed('A footnote[^@old].\n\n[^@old]: It.\n', 'n').text,
      'A footnote[^@n].\n\n[^@n]: It.\n',
    );
  });

  it('counts the places that cannot hold the new key', () => {
    const { text, left } = rekeyed('@old and [@old]', 'a b');
    assert.deepEqual([text.includes('@old'), left > 0], [true, true]);
  });

  it('makes no two footnotes of one name', () => {
    const note = 'A[^@old] and B[^@n], as @old.\n\n[^@old]: mine\n\n[^@n]: theirs\n';
    assert.deepEqual(rekeyed(note, 'n'), { text: note.replace('as @old', 'as @n'), left: 2 });
    // A mark whose footnote is not there may be the one that is misspelt.
    assert.deepEqual(rekeyed('A[^@old].\n\n[^@n]: theirs\n', 'n').text, 'A[^@n].\n\n[^@n]: theirs\n');
  });

  it('leaves a note as it is in which the key does not stand', () => {
    assert.deepEqual(rekeyed('[@other]\r\n', 'x'), { text: '[@other]\r\n', left: 0 });
  });
});

describe('naming a bibliography in a note', () => {
  const named = (text: string, name = 'references.bib') => applyEdits(text, [nameBibliography(text, name)!]);

  it('makes front matter where there is none', () => {
    assert.equal(named('# A\n'), '---\nbibliography: references.bib\n---\n\n# A\n');
    assert.equal(named(''), '---\nbibliography: references.bib\n---\n\n');
  });

  it('writes into the front matter that is there, whatever it holds', () => {
    assert.equal(
      named('---\ntitle: A\n---\n\nText'),
      '---\ntitle: A\nbibliography: references.bib\n---\n\nText',
    );
    assert.equal(
      named('---\ntitle: [broken\n...\n'),
      '---\ntitle: [broken\nbibliography: references.bib\n...\n',
    );
  });

  it('keeps the line ends and the mark of the file', () => {
    assert.equal(
      named('\uFEFF---\r\na: 1\r\n---\r\n'),
      '\uFEFF---\r\na: 1\r\nbibliography: references.bib\r\n---\r\n',
    );
    assert.equal(named('\uFEFFA\r\nB'), '\uFEFF---\r\nbibliography: references.bib\r\n---\r\n\r\nA\r\nB');
  });

  it('quotes a name that YAML would take for something else', () => {
    assert.match(named('', '#1 {x}.bib'), /^bibliography: "#1 \{x\}\.bib"$/m);
    assert.match(named('', 'Meine Öfen/a b.bib'), /^bibliography: Meine Öfen\/a b\.bib$/m);
  });

  it('writes no field twice: an empty one is filled, another stays as it is', () => {
    const filled = (field: string) => named(`---\n${field}\ntitle: A\n---\n`).split('\n')[1];
    assert.equal(filled('bibliography:'), 'bibliography: references.bib');
    assert.equal(filled('"bibliography":   # to be made'), '"bibliography": references.bib   # to be made');
    assert.equal(named('---\r\nbibliography:\r\n---\r\n'), '---\r\nbibliography: references.bib\r\n---\r\n');
    for (const value of [
      'big.bib',
      '"`r here(1)`"',
      '!expr f(1)',
      'https://x.org/a.bib',
      '[]',
      '""',
      '*a',
      '\n- a.enw',
    ])
      assert.equal(
        nameBibliography(`---\nbibliography: ${value}\n---\n`, 'references.bib'),
        undefined,
        value,
      );
    assert.ok(nameBibliography('---\na:\n  bibliography: x.bib\n---\n', 'references.bib'));
  });

  it('is found again, and changes nothing else, whatever the note', () => {
    const random = seeded(7);
    const parts = [
      '---\n',
      '---\r\n',
      '...\n',
      'a: 1\n',
      '\n',
      '# T\r\n',
      'text',
      '- x\n',
      '\uFEFF',
      'title: "\n',
    ];
    for (let round = 0; round < 500; round++) {
      const text = Array.from({ length: random.below(8) }, () => random.of(parts)).join('');
      const edit = nameBibliography(text, 'references.bib')!;
      const after = applyEdits(text, [edit]);
      assert.equal(edit.start, edit.end);
      assert.ok(frontMatterEnd(after) > 0, JSON.stringify(text));
      if (text.includes('"')) continue;
      const names = bibliographiesOfNote(after, 'markdown').map(({ name }) => name);
      assert.deepEqual(names, ['references.bib'], JSON.stringify(text));
    }
  });
});

describe('many problems in one sentence', () => {
  const said = (error: number, warning: number, information: number, more: Partial<Tally> = {}) =>
    tallySentence({
      counts: { error, warning, information },
      troubled: 5,
      notes: 214,
      elsewhere: 0,
      ...more,
    });

  it('counts by weight', () => {
    assert.equal(said(3, 12, 0), '3 errors, 12 warnings in 5 of 214 notes.');
    assert.equal(said(1, 0, 1200, { troubled: 1, notes: 1 }), '1 error, 1,200 remarks in 1 of 1 note.');
  });

  it('says that there is none', () => {
    assert.equal(said(0, 0, 0), 'No problem in 214 notes.');
  });

  it('does not count those of other files to the notes', () => {
    assert.equal(
      said(0, 0, 0, { elsewhere: 2 }),
      'No problem in 214 notes, and 2 problems in their bibliographies.',
    );
  });
});
