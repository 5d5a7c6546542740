/** Files that are written in parts are the files that are written at once. */
import * as assert from 'node:assert/strict';
import type { NewEntry } from '../../../src/core/bibliography/entry';
import { canBeAddedTo, exportName, READ_BY } from '../../../src/core/bibliography/export/export-formats';
import { writing } from '../../../src/core/bibliography/export/export-parts';
import { FORMAT_IDS, FORMATS } from '../../../src/core/bibliography/formats';
import { seeded } from '../seeded';
import { randomEntry } from './random-works';

function inParts(id: (typeof FORMAT_IDS)[number], entries: readonly NewEntry[]) {
  const steps = writing(id, entries);
  const told: number[] = [];
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { text: step.value, told };
    told.push(step.value);
  }
}

describe('an export in parts', () => {
  for (const id of FORMAT_IDS) {
    it(`is the file that is written at once: ${id} @long`, () => {
      for (const count of [0, 1, 101, 201, 350]) {
        const random = seeded(count + 1);
        const entries = Array.from({ length: count }, (_, at) => randomEntry(random, at));
        const { text, told } = inParts(id, entries);
        assert.equal(text, FORMATS[id].write(entries), `${count}`);
        assert.deepEqual(told, count < 200 ? [] : count === 201 ? [100, 201] : [100, 200, 300, 350]);
      }
    });
  }
});

describe('what is told of formats', () => {
  it('is a line for each', () => {
    for (const id of FORMAT_IDS) assert.match(READ_BY[id], /^\S.*\S$/);
  });

  it('says which files take entries that are missing', () => {
    assert.deepEqual(FORMAT_IDS.filter(canBeAddedTo), ['bibtex', 'biblatex', 'csl-json', 'csl-yaml', 'ris']);
  });

  it('gives names that every file system takes', () => {
    assert.equal(exportName('doe99', 'bibtex'), 'doe99.bib');
    assert.equal(exportName(`${'a'.repeat(199)} 😀😀`, 'bibtex'), `${'a'.repeat(199)}.bib`);
    assert.equal(exportName('語'.repeat(90), 'bibtex'), `${'語'.repeat(66)}.bib`);
    assert.equal(exportName('a/b: "c"?', 'csl-yaml'), 'a-b- -c.yaml');
    assert.equal(exportName('..', 'html'), 'references.html');
    assert.equal(exportName('', 'ris'), 'references.ris');
  });
});
