import * as assert from 'node:assert/strict';
import { takeIn } from '../../../src/core/intake';
import { namesOf } from '../../../src/core/library/decided';
import { LiveLibrary } from '../../../src/core/library/live-library';
import { changeMarks } from '../../../src/core/library/marks';
import { DEFAULT_TEMPLATE } from '../../../src/core/literature/default-template';
import { fillNote } from '../../../src/core/literature/fill';
import { saidInNote, withMarks } from '../../../src/core/literature/kept-marks';
import type { Marks, PaperMarks } from '../../../src/core/model';

const SURROUNDINGS = { cite: () => '[@k1]', file: () => 'a.bib', link: () => 'a.bib#L1' };
const NOTE = 'file:///w/@k1.md';
const PAGE = '@article{k1, title={Lamps of brass}, author={Smith, A}, year={2020}}';
const ALL = { status: 'read', importance: 4, tags: ['a', 'b c'] };

const take = (file: string, text: string, note: boolean) =>
  takeIn(file, new TextEncoder().encode(text), { dump: true, note }).parsed;
const marksOf = ({ status, importance, tags }: Marks) => ({ status, importance, tags: [...tags] });

/** What is said of a paper before and after its note is made, what is kept then, and the note. */
function made(kept: Partial<PaperMarks>, template = DEFAULT_TEMPLATE) {
  const library = new LiveLibrary();
  library.apply({ files: [take('file:///w/a.bib', PAGE, false)] });
  const paper = namesOf(library.works[0]!.records);
  const marks = [{ tags: [], ...kept, paper }];
  library.apply({ kept: { marks } });
  const work = library.works[0]!;
  const before = marksOf(work.marks);
  const note = withMarks(NOTE, fillNote({ where: '', text: template }, work, SURROUNDINGS), work.marks);
  const after = changeMarks(marks, paper, saidInNote(NOTE, note, work.marks));
  library.apply({ files: [take(NOTE, note, true)], kept: { marks: after } });
  return { before, now: marksOf(library.works[0]!.marks), kept: after, note };
}

describe('what is kept of a paper of which a note is made', () => {
  for (const kept of [ALL, { status: 'reading' }, { importance: 5 }, { tags: ['x'] }])
    it(`is said by the note alone: ${JSON.stringify(kept)}`, () => {
      const { before, now, kept: after } = made(kept);
      assert.deepEqual(now, { ...before, status: before.status ?? 'to-read' });
      assert.deepEqual(after, []);
    });

  it('is said beside what a template begins with', () => {
    const template = '---\ncitekey: {{citekey}}\nstatus: new # mine\ntags:\n  - literature\n  - a\n---\n';
    const { note, now, kept } = made(ALL, template);
    assert.equal(
      note,
      '---\ncitekey: k1\nstatus: read # mine\ntags: [literature, a, b c]\nimportance: 4\n---\n',
    );
    assert.deepEqual(now, { ...ALL, tags: ['literature', 'a', 'b c'] });
    assert.deepEqual(kept, []);
    assert.equal(made({}, template).now.status, 'new');
  });

  it('stays kept where the note has no place for it', () => {
    for (const template of ['{{citekey}}: {{title}}\n', '---\ncitekey: {{citekey}}\nx: [\n---\n']) {
      const { note, now, kept } = made(ALL, template);
      assert.doesNotMatch(note, /read/);
      assert.deepEqual(now, ALL);
      assert.equal(kept.length, 1);
    }
  });
});
