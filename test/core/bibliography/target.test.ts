import assert from 'node:assert/strict';
import { type Adds, type NoteFiles, targetOf } from '../../../src/core/bibliography/adding/target';

const NOTHING: NoteFiles = { files: [], missing: [], names: [], byDefault: undefined, cited: [] };

const file = (name: string, ...keys: string[]) => ({ file: `/w/${name}`, keys: new Set(keys) });

function target(note: Partial<NoteFiles>, adds: Adds = 'always'): string {
  const found = targetOf({ ...NOTHING, ...note }, adds);
  if (!found) return 'none';
  if ('refusal' in found) return found.refusal;
  return [found.file, found.isThere ? 'there' : 'made', ...(found.byDefault ? ['by default'] : [])].join(' ');
}

describe('which bibliography takes an entry', () => {
  it('the one that the note names', () => {
    assert.equal(target({ files: [file('refs.bib')], names: ['refs.bib'] }), '/w/refs.bib there');
  });

  it('of several the one that has most of the keys, the first among equals', () => {
    const files = [file('a.bib', 'x'), file('b.bib', 'x', 'y', 'z'), file('c.bib', 'p', 'q', 'r', 's')];
    const names = ['a.bib', 'b.bib', 'c.bib'];
    assert.equal(target({ files, names, cited: ['x', 'y'] }), '/w/b.bib there');
    assert.equal(target({ files, names, cited: ['x'] }), '/w/a.bib there');
    assert.equal(target({ files, names, cited: [] }), '/w/a.bib there');
    assert.equal(target({ files, names, cited: ['p', 'p', 'x', 'y'] }), '/w/b.bib there');
  });

  it('none that takes no entries', () => {
    const files = [file('old.enw', 'x', 'y'), file('refs.yaml')];
    assert.equal(target({ files, names: ['old.enw', 'refs.yaml'], cited: ['x', 'y'] }), '/w/refs.yaml there');
    assert.match(target({ files: [file('old.enw')], names: ['old.enw'] }), /not into old\.enw/);
  });

  it('one that is named and not there is made, where that may be', () => {
    const note = { missing: ['/w/refs.bib'], names: ['refs.bib'] };
    assert.equal(target(note), '/w/refs.bib made');
    assert.equal(target(note, 'existing'), 'none');
    assert.equal(target({ ...note, files: [file('b.bib')] }), '/w/b.bib there');
  });

  it('where nothing is named, the default one', () => {
    const there = { file: '/w/references.bib', isThere: true };
    assert.equal(target({ byDefault: there }), '/w/references.bib there by default');
    assert.equal(target({ byDefault: there }, 'existing'), '/w/references.bib there by default');
    const absent = { ...there, isThere: false };
    assert.equal(target({ byDefault: absent }), '/w/references.bib made by default');
    assert.equal(target({ byDefault: absent }, 'existing'), 'none');
    assert.match(target({ byDefault: { ...absent, file: '/w/refs.docx' } }), /not into refs\.docx/);
    assert.equal(target({}), 'none');
  });

  it('never the default one beside a name, though it leads nowhere', () => {
    const byDefault = { file: '/w/references.bib', isThere: true };
    assert.match(target({ names: ['huge.bib'], byDefault }), /huge\.bib cannot be read/);
    assert.match(target({ names: ['https://x.org/refs'], byDefault }), /not into https/);
  });
});
