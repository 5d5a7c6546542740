import assert from 'node:assert/strict';
import { readBibliography } from '../../../src/core/checks/bibliography-file';
import {
  bibliographiesOfNote,
  bibliographiesOfProject,
  inlineEntries,
} from '../../../src/core/checks/bibliography-names';
import { checkBibliography, checkProject } from '../../../src/core/checks/check-note';
import { relativeName } from '../../../src/core/checks/missing-bibliography';
import { applyEdits } from '../../../src/core/checks/problem';
import { buildLibrary } from '../../../src/core/library/build';
import { readFile } from '../../../src/core/sources';
import { type Asked, bibliographiesOf, LIBRARY, problemsIn } from './world';

function named(text: string, language = 'markdown'): string[] {
  return bibliographiesOfNote(text, language).map(({ name, span }) => {
    const printed = text.slice(span.start, span.end);
    assert.ok(name === printed || name === `${printed}.bib`, `${name}: ${printed}`);
    return name;
  });
}

describe('bibliographies that a note names', () => {
  const head = (yaml: string) => named(`---\n${yaml}\n---\n\nbibliography: text.bib\n`);

  it('in its front matter', () => {
    assert.deepEqual(head('bibliography: refs.bib'), ['refs.bib']);
    assert.deepEqual(head('title: x\nbibliography: "my refs.bib" # mine\nauthor: y'), ['my refs.bib']);
    assert.deepEqual(head("bibliography: ['a, b.bib', c.bib, ../d/e.json]"), [
      'a, b.bib',
      'c.bib',
      '../d/e.json',
    ]);
    assert.deepEqual(head('bibliography:\n  - a.bib # one\n  - b-c d.bib\n# no.bib\ncsl: x.csl'), [
      'a.bib',
      'b-c d.bib',
    ]);
    assert.deepEqual(head('bibliography:\n- a.bib\n- b.bib\ncsl: x.csl'), ['a.bib', 'b.bib']);
    assert.deepEqual(head('bibliography: [\n  a.bib,\n  b.bib\n  ]\ncsl: x'), ['a.bib', 'b.bib']);
    assert.deepEqual(head('nested:\n  bibliography: a.bib'), []);
    assert.deepEqual(head('bibliography: https://x.org/a.bib'), []);
    assert.deepEqual(head('bibliography: "`r here::here(\'a.bib\')`"'), []);
    assert.deepEqual(head('bibliography: !expr f("a.bib")'), []);
    assert.deepEqual(head('bibliography:'), []);
    assert.deepEqual(named('---\r\nbibliography: a.bib\r\ntitle: x\r\n---\r\n'), ['a.bib']);
    assert.deepEqual(named('no front matter\nbibliography: a.bib'), []);
  });

  it('in LaTeX and Typst', () => {
    const document = '\\documentclass{article}\n';
    assert.deepEqual(named(`${document}\\bibliography{refs, more.bib}`, 'latex'), ['refs.bib', 'more.bib']);
    assert.deepEqual(named(`${document}\\addbibresource[x=y]{refs.bib}`, 'latex'), ['refs.bib']);
    assert.deepEqual(named(`${document}% \\bibliography{refs}`, 'latex'), []);
    assert.deepEqual(named('\\bibliography{refs}', 'latex'), []);
    assert.deepEqual(named('#bibliography("refs.bib", style: "apa")', 'typst'), ['refs.bib']);
    assert.deepEqual(named('#bibliography(("a.bib", "b.yml"))\n// bibliography("c.bib")', 'typst'), [
      'a.bib',
      'b.yml',
    ]);
  });

  it('in a project file, below other fields too', () => {
    const text = 'project:\n  title: x\n  bibliography:\n    - a.bib\n    - b.bib\n  github: y\n';
    assert.deepEqual(
      bibliographiesOfProject(text).map(({ name }) => name),
      ['a.bib', 'b.bib'],
    );
  });

  it('as they are written, those too that lead nowhere', () => {
    const bibliographies = bibliographiesOf({ 'myst.yml': 'project:\n  bibliography: all.bib\n' });
    const text = '---\nbibliography: [../../far.bib, big.bib]\n---\n';
    const note = { file: 'note.md', text, language: 'markdown' };
    assert.deepEqual(bibliographies.namesOf(note), ['../../far.bib', 'big.bib', 'all.bib']);
    assert.deepEqual(bibliographies.namesOf({ ...note, text: '' }), ['all.bib']);
    bibliographies.forget('myst.yml');
    assert.deepEqual(bibliographies.namesOf({ ...note, text: '' }), []);
  });

  it('inline entries', () => {
    const yaml =
      'references:\n- id: one\n  title: A\n- title: B\n  id: "two"\n- {id: three}\nother:\n- id: four';
    assert.deepEqual([...inlineEntries(`---\n${yaml}\n---\n`)], ['one', 'two', 'three']);
  });

  it('whose keys are those of all entries, where each stands', () => {
    const text = '@string{x = "y"}\n@article{one, title={A}}\n@misc{two}\n@misc{one}\n';
    const { keys } = readBibliography('refs.bib', text);
    assert.deepEqual([...keys.keys()], ['one', 'two']);
    for (const [key, { start, end }] of keys) assert.equal(text.slice(start, end), key);
    assert.ok(readBibliography('refs.ris', 'TY  - JOUR\nTI  - A\nER  - \n').keyless);
    const json = '[{"id": "one", "type": "book", "title": "A thing"}]';
    assert.deepEqual([...readBibliography('refs.json', json).keys.keys()], ['one']);
    const yaml = 'references:\n- id: one\n  title: A\n- type: book\n  id: "two"\n';
    assert.deepEqual([...readBibliography('refs.yaml', yaml).keys.keys()], ['one', 'two']);
  });
});

const rules = (text: string, asked: Asked) =>
  problemsIn(text, asked).map(({ rule, span }) => `${rule}: ${text.slice(span.start, span.end)}`);

describe('rules of bibliographies', () => {
  const note = '---\nbibliography: refs.bib\n---\n[@a; @b]\n';

  it('missing-bibliography', () => {
    const [problem, ...rest] = problemsIn(note);
    assert.deepEqual([problem!.rule, problem!.severity, rest], ['missing-bibliography', 'error', []]);
    assert.equal(note.slice(problem!.span.start, problem!.span.end), 'refs.bib');
    assert.deepEqual(problem!.fixes(), [
      { kind: 'add', title: 'Make refs.bib with the papers cited here', keys: ['a', 'b'], file: 'refs.bib' },
    ]);
    assert.deepEqual(rules(note, { files: { 'refs.bib': '@misc{a}\n@misc{b}' } }), []);
    assert.deepEqual(rules('---\nbibliography: ../../refs.bib\n---\n', { file: 'd/note.md' }), []);
  });

  it('missing-bibliography: offers the files that may be meant', () => {
    const page = (file: string) => ({
      source: 'bibtex',
      place: { file, line: 0, column: 0, endLine: 0, endColumn: 0 },
    });
    const pages = ['lib/ref.bib', 'refs.bib', 'other.bib', 'refs.bit'].map(page);
    const library = Object.create(LIBRARY, { pages: { value: pages } });
    const [problem] = problemsIn(note, { library, file: 'notes/a.md' });
    assert.deepEqual(
      problem!.fixes().map((fix) => (fix.kind === 'edit' ? fix.edits[0]!.newText : fix.kind)),
      ['../refs.bib', '../lib/ref.bib', 'add'],
    );
    assert.equal(relativeName('file:///x/a%20b/note.md', 'file:///x/a%20b/my%20refs.bib'), 'my refs.bib');
    assert.equal(relativeName('a/b/note.md', 'c.bib'), '../../c.bib');
  });

  it('missing-entry: of a paper that is known, where all bibliographies could be read', () => {
    const files = { 'refs.bib': '@misc{a}' };
    assert.deepEqual(rules(note, { files }), ['missing-entry: b']);
    const [problem] = problemsIn(note, { files });
    assert.deepEqual(problem!.fixes(), [
      { kind: 'add', title: 'Add @b to refs.bib', keys: ['b'], file: 'refs.bib' },
    ]);
    assert.deepEqual(
      rules(note.replace('refs.bib', '[refs.bib, more.ris]'), {
        files: { ...files, 'more.ris': 'TY  - JOUR' },
      }),
      [],
    );
    assert.deepEqual(rules(note.replace('---\n[', 'references: [{id: b}]\n---\n['), { files }), []);
    assert.deepEqual(rules('[@a; @b]', { files }), []);
  });

  it('missing-entry: of a paper that is there under another key says so, and changes to that', () => {
    const bib =
      '@misc{a, title={A}}\n@misc{v17, title={Attention is all you need}, eprint={1706.03762}, eprinttype={arxiv}}';
    const text =
      '---\nbibliography: refs.bib\n---\n[@a; @vaswaniAttentionAllYou2017] [@vaswaniAttentionAllYou2017]\n';
    const files = { 'refs.bib': bib };
    const [problem, ...rest] = problemsIn(text, { files });
    assert.deepEqual(rest, []);
    assert.match(problem!.message, /^refs\.bib has this paper as @v17 .* Cite it as @v17\. \(and 1 more\)$/);
    const [change, add] = problem!.fixes();
    assert.deepEqual([change?.title, add?.kind], ['Change to @v17', 'add']);
    assert.equal(
      change?.kind === 'edit' ? applyEdits(text, change.edits) : '',
      text.replaceAll('vaswaniAttentionAllYou2017', 'v17'),
    );
    // A library that has read the bibliography says which entries are of the paper.
    const library = buildLibrary([
      readFile('refs.bib', bib),
      readFile('b.bib', bib.replaceAll('v17', 'w17')),
    ]);
    const paper = library.byCitekey('w17')!;
    const other = paper.citekey === 'v17' ? 'w17' : 'v17';
    const cited = `---\nbibliography: ${paper.citekey === 'v17' ? 'b' : 'refs'}.bib\n---\n[@${paper.citekey}]\n`;
    const known = { ...files, 'b.bib': bib.replaceAll('v17', 'w17') };
    const [first] = problemsIn(cited, { files: known, library });
    assert.equal(first!.fixes()[0]!.title, `Change to @${other}`);
  });

  it('missing-bibliography: makes it with what no other bibliography has', () => {
    const both = note.replace('refs.bib', '[refs.bib, gone.bib]');
    const fixesWith = (refs: string) => {
      const [problem] = problemsIn(both, { files: { 'refs.bib': refs } });
      return [
        problem!.rule,
        problem!.message,
        ...problem!.fixes().flatMap((fix) => (fix.kind === 'add' ? fix.keys : [])),
      ];
    };
    const [rule, , ...keys] = fixesWith('@misc{a}');
    assert.deepEqual([rule, keys], ['missing-bibliography', ['b']]);
    const [, message, ...none] = fixesWith('@misc{a} @misc{b}');
    assert.deepEqual(none, []);
    assert.match(message!, /every paper cited here has its entry without it/);
  });

  it('project files speak for the notes below them, the nearest one', () => {
    const files = {
      '_quarto.yml': 'bibliography: refs.bib',
      'refs.bib': '@misc{a}',
      'in/myst.yml': 'version: 1',
    };
    assert.deepEqual(rules('[@a; @b]', { files, file: 'one/two/note.qmd', language: 'quarto' }), [
      'missing-entry: b',
    ]);
    assert.deepEqual(rules('[@a; @b]', { files, file: 'in/note.md' }), []);
    assert.deepEqual(rules('[@a; @b]', { files, file: 'note.txt', language: 'plaintext' }), []);
    const { 'refs.bib': _, ...without } = files;
    assert.deepEqual(rules('[@a; @b]', { files: without, file: 'note.md' }), []);
    const bibliographies = bibliographiesOf(without);
    bibliographies.set('refs.bib', undefined);
    const [problem] = checkProject('_quarto.yml', bibliographies, { library: LIBRARY, rules: {} });
    assert.equal(problem!.rule, 'missing-bibliography');
    assert.deepEqual(problem!.span, { start: 14, end: 22 });
  });

  it('asks for what it must know, and for nothing twice', () => {
    const bibliographies = bibliographiesOf({});
    const asked = { file: 'd/note.md', text: note, language: 'markdown' };
    const first = bibliographies.unread(asked);
    assert.deepEqual(
      first.filter((file) => !/quarto|metadata|myst/.test(file)),
      ['d/refs.bib'],
    );
    for (const file of first)
      bibliographies.set(file, file === '_quarto.yml' ? 'bibliography: x.bib' : undefined);
    assert.deepEqual(bibliographies.unread(asked), ['x.bib']);
    bibliographies.set('x.bib', '@misc{a}');
    assert.deepEqual(bibliographies.unread(asked), []);
    assert.deepEqual(
      bibliographies.of(asked).files.map(({ file }) => file),
      ['x.bib'],
    );
    assert.deepEqual(
      bibliographies.of(asked).missing.map(({ file }) => file),
      ['d/refs.bib'],
    );
  });

  it('unused-entry: over all notes that use a bibliography', () => {
    const bibliographies = bibliographiesOf({
      'refs.bib': '@misc{a}\n@misc{b}\n@misc{c}',
      'main.bib': '@misc{x}\n@misc{y}',
    });
    const notes = [
      { file: 'one.md', text: '---\nbibliography: refs.bib\n---\n[@a]', language: 'markdown' },
      { file: 'two.md', text: '---\nbibliography: refs.bib\n---\n[@b]', language: 'markdown' },
      { file: 'three.md', text: '[@c]', language: 'markdown' },
      { file: 'main.tex', text: '\\documentclass{book}\\bibliography{main}', language: 'latex' },
      { file: 'chapter.tex', text: '\\cite{x}', language: 'latex' },
    ];
    const uses = bibliographies.uses(notes, ({ text }) => text.match(/\b[abcxy]\b(?=[\]}])/g) ?? []);
    const found = [...uses].flatMap(([file, used]) =>
      checkBibliography(file, used, { 'unused-entry': 'warning' }),
    );
    assert.deepEqual(
      found.map(({ file, message }) => `${file} ${/@\w/.exec(message)}`),
      ['refs.bib @c', 'main.bib @y'],
    );
    assert.deepEqual(
      checkBibliography([...uses.keys()][0]!, new Set(['*']), { 'unused-entry': 'warning' }),
      [],
    );
    assert.deepEqual(checkBibliography([...uses.keys()][0]!, new Set(), {}), []);
  });

  it('asks each note once for its keys, however many main files there are', () => {
    const bibliographies = bibliographiesOf({ 'main.bib': '@misc{k1, title = {T}}' });
    const notes = Array.from({ length: 40 }, (_, index) => ({
      file: `${index}.tex`,
      text: `\\documentclass{book}\\cite{k${index}}\\bibliography{main}`,
      language: 'latex',
    }));
    let asked = 0;
    const uses = bibliographies.uses(notes, ({ text }) => {
      asked++;
      return text.match(/k\d+/g)!;
    });
    assert.equal(asked, notes.length);
    assert.deepEqual(
      [...uses.values()].map((keys) => keys.size),
      [40],
    );
  });
});
