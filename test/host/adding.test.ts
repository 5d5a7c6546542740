// A citation brings its entry into the note's bibliography, and takes it along when it is undone.
import * as assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import * as vscode from 'vscode';
import {
  ALDER,
  cite,
  entry,
  idOf,
  LARCH,
  ROWAN,
  redo,
  rest,
  set,
  show,
  text,
  undo,
  until,
  untilHas,
  withPapers,
} from './adding-support';
import { eventually, readLibrary, write } from './support';

describe('entries that citations bring', () => {
  const room = withPapers('adding');

  it('in its place among the others, whatever the line ends, tabs and marks of the file; undo and redo take it along', async () => {
    const before =
      '\uFEFF% mine\r\n@misc{aaron2001,\r\n\ttitle = {A}\r\n}\r\n\r\n@misc{zuse1999,\r\n\ttitle = {Z}  % odd\r\n}\r\n';
    const inRoom = await room({ 'refs.bib': before });
    const { document } = await show(inRoom('note.md'), '---\nbibliography: refs.bib\n---\n\nTrees |.\n');
    await cite(LARCH);
    assert.ok(document.getText().includes(`Trees [@${LARCH}].`));
    const added = await untilHas(inRoom('refs.bib'), LARCH);
    const [head, tail] = ['}\r\n\r\n', '\r\n\r\n@misc{zuse1999'];
    assert.ok(added.startsWith(before.slice(0, before.indexOf(head) + head.length)), added);
    assert.ok(added.endsWith(before.slice(before.indexOf(tail))), added);
    assert.ok(!/[^\r]\n/.test(added) && added.includes('\r\n\ttitle = {Larches'), added);
    await undo();
    assert.ok(!document.getText().includes(LARCH));
    await until(inRoom('refs.bib'), before);
    await redo();
    await until(inRoom('refs.bib'), added);
    await undo();
    await until(inRoom('refs.bib'), before);
  });

  it('into a bibliography that is open, saved only where it was; and what is typed there meanwhile stays', async () => {
    const inRoom = await room({ 'refs.bib': '@misc{zuse1999, title = {Z}}\r\n' });
    const bibliography = await vscode.workspace.openTextDocument(inRoom('refs.bib'));
    await vscode.window.showTextDocument(bibliography, { viewColumn: vscode.ViewColumn.Beside });
    const note = await show(inRoom('note.md'), '---\nbibliography: refs.bib\n---\n\nTrees |.\n');
    await cite(LARCH);
    await eventually('the entry', () => bibliography.getText().includes(LARCH) && !bibliography.isDirty);
    const typed = new vscode.WorkspaceEdit();
    typed.insert(bibliography.uri, new vscode.Position(0, 0), '% typed\r\n');
    await vscode.workspace.applyEdit(typed);
    await vscode.window.showTextDocument(note.document);
    await cite(ROWAN);
    await eventually('the other entry', () => bibliography.getText().includes(ROWAN));
    assert.ok(bibliography.isDirty);
    assert.ok(!(await text(inRoom('refs.bib')))!.includes(ROWAN));
    await undo();
    await undo();
    await eventually(
      'both to go',
      () => bibliography.getText() === '% typed\r\n@misc{zuse1999, title = {Z}}\r\n',
    );
    await vscode.window.showTextDocument(bibliography, { viewColumn: vscode.ViewColumn.Beside });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('several papers at several carets are one step', async () => {
    const inRoom = await room({ 'refs.bib': '' });
    const { document } = await show(inRoom('note.md'), '---\nbibliography: refs.bib\n---\n\nA | and B |.\n');
    await cite(ALDER, ROWAN);
    const both = `[@${ALDER}; @${ROWAN}]`;
    assert.ok(document.getText().includes(`A ${both} and B ${both}.`));
    const added = await untilHas(inRoom('refs.bib'), ROWAN);
    assert.equal(added.match(/^@article\{(alder2031|rowan2033),/gm)?.length, 2);
    await undo();
    await until(inRoom('refs.bib'), '');
  });

  it('into every format, and by every kind of name', async () => {
    const inRoom = await room({
      'a.json': '[]\n',
      'b.yaml': '---\nreferences:\n- id: zuse1999\n  title: Z\n...\n',
      'c.ris': 'TY  - GEN\r\nID  - zuse1999\r\nTI  - Z\r\nER  - \r\n',
      'project/_quarto.yml': 'project:\n  type: book\nbibliography: all.bib\n',
      'project/all.bib': '',
      'd.bib': '',
      'thesis.bib': '',
      'thesis.tex':
        '\\documentclass{book}\n\\bibliography{thesis}\n\\begin{document}\n\\include{chapters/one}\n\\end{document}\n',
      'e.bib': '',
      'full.bib': '@misc{zuse1999, title = {Z}}\n',
    });
    const cases: readonly (readonly [string, string, string])[] = [
      ['json.md', '---\nbibliography: a.json\n---\n\nX |\n', 'a.json'],
      ['yaml.md', '---\nbibliography: b.yaml\n---\n\nX |\n', 'b.yaml'],
      ['ris.md', '---\nbibliography: [c.ris]\n---\n\nX |\n', 'c.ris'],
      ['project/chapter.qmd', 'X |\n', 'project/all.bib'],
      [
        'main.tex',
        '\\documentclass{article}\n\\addbibresource{d.bib}\n\\begin{document}\nX |\n\\end{document}\n',
        'd.bib',
      ],
      ['chapters/one.tex', 'X |\n', 'thesis.bib'],
      ['both.md', '---\nbibliography:\n- e.bib\n- full.bib\n---\n\nAs @zuse1999 says |\n', 'full.bib'],
      ['absent.md', '---\nbibliography: made.bib\n---\n\nX |\n', 'made.bib'],
    ];
    for (const [note, marked, file] of cases) {
      const before = await text(inRoom(file));
      await show(inRoom(note), marked);
      await cite(LARCH);
      await untilHas(inRoom(file), LARCH);
      await undo();
      await until(inRoom(file), before);
    }
    assert.equal(await text(inRoom('references.bib')), undefined);
  });

  it('into the default file, which is made, is found above, and goes with its last entry', async () => {
    const inRoom = await room({ 'deep/er/x.txt': '' });
    await show(inRoom('note.md'), 'Trees |.\n');
    await cite(LARCH);
    await untilHas(inRoom('references.bib'), LARCH);
    await undo();
    await until(inRoom('references.bib'), undefined);
    await redo();
    await untilHas(inRoom('references.bib'), LARCH);
    await eventually('it to be known', async () =>
      (await readLibrary()).works.some(({ citekey }) => citekey === LARCH),
    );
    await show(inRoom('deep/er/note.md'), 'Trees |.\n');
    await cite(ROWAN);
    await untilHas(inRoom('references.bib'), ROWAN);
    assert.equal(await text(inRoom('deep/er/references.bib')), undefined);
  });

  it('under another name, and into none where the reader says so', async () => {
    const inRoom = await room({ 'own/mine.yaml': '' });
    await set('bibliography.defaultFile', 'mine.yaml');
    await show(inRoom('own/note.md'), 'Trees |.\n');
    await cite(LARCH);
    await untilHas(inRoom('own/mine.yaml'), LARCH);
    await set('bibliography.addEntries', 'existing');
    await show(inRoom('note.md'), 'Trees |.\n');
    await cite(LARCH);
    await show(inRoom('own/second.md'), 'Trees |.\n');
    await cite(ROWAN);
    await untilHas(inRoom('own/mine.yaml'), ROWAN);
    assert.equal(await text(inRoom('mine.yaml')), undefined);
    await set('bibliography.addEntries', 'never');
    await show(inRoom('own/third.md'), 'Trees |.\n');
    await cite(ALDER);
    await set('bibliography.addEntries', 'always');
    await set('bibliography.defaultFile', '');
    await show(inRoom('own/fourth.md'), 'Trees |.\n');
    await cite(ALDER);
    await rest();
    assert.ok(!(await text(inRoom('own/mine.yaml')))!.includes(ALDER));
    await set('bibliography.defaultFile', undefined);
  });

  it('links and footnotes need none, nor does a page or a note that is nowhere yet', async () => {
    const inRoom = await room();
    for (const form of ['wikilink', 'footnote', 'markdown-link']) {
      await set('citation.form', form);
      await show(inRoom(`${form}.md`), 'Trees |.\n');
      await cite(LARCH);
    }
    await set('citation.form', undefined);
    const untitled = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'Trees .\n' });
    const editor = await vscode.window.showTextDocument(untitled);
    editor.selection = new vscode.Selection(0, 6, 0, 6);
    await cite(LARCH);
    assert.equal(untitled.getText(), `Trees [@${LARCH}].\n`);
    await rest();
    assert.deepEqual(
      (await vscode.workspace.fs.readDirectory(inRoom('')))
        .map(([name]) => name)
        .filter((name) => /bib/.test(name)),
      [],
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('a bibliography that cannot be written keeps nobody from citing', async () => {
    const inRoom = await room({ 'locked.bib': '@misc{q, title = {Q}}\n', 'broken.json': '[{"id": ' });
    await chmod(inRoom('locked.bib').fsPath, 0o444);
    // Nothing is locked for the one who may do all.
    const isRoot = process.getuid?.() === 0;
    await write(inRoom('latin.bib'), '');
    await vscode.workspace.fs.writeFile(
      inRoom('latin.bib'),
      Buffer.from('@misc{q, title = {\xfcber}}\n', 'latin1'),
    );
    for (const file of [...(isRoot ? [] : ['locked.bib']), 'broken.json', 'latin.bib', 'notes.docx']) {
      const before = await vscode.workspace.fs.readFile(inRoom(file)).then(String, () => undefined);
      const { document } = await show(inRoom(`${file}.md`), `---\nbibliography: ${file}\n---\n\nTrees |.\n`);
      await cite(LARCH);
      assert.ok(document.getText().includes(`[@${LARCH}]`), file);
      await rest();
      assert.equal(
        await vscode.workspace.fs.readFile(inRoom(file)).then(String, () => undefined),
        before,
        file,
      );
    }
  });

  it('a paper that stands there under another key is cited by that one, and not added', async () => {
    const own = entry('mine', 'Larches in the Adding Test', 'two', 2032);
    const inRoom = await room({ 'refs.bib': own });
    await eventually('the library to have read it', async () =>
      (await readLibrary()).works.some(({ identifiers }) =>
        JSON.stringify(identifiers).includes('adding.two'),
      ),
    );
    const { document } = await show(inRoom('note.md'), '---\nbibliography: refs.bib\n---\n\nTrees |.\n');
    await cite(LARCH);
    assert.ok(document.getText().includes('Trees [@mine].'), document.getText());
    await rest();
    const main =
      '\\documentclass{book}\n\\bibliography{refs}\n\\begin{document}\n\\include{parts/one}\n\\end{document}\n';
    await write(inRoom('thesis.tex'), main);
    const chapter = await show(inRoom('parts/one.tex'), 'Trees |.\n');
    await cite(LARCH);
    assert.match(chapter.document.getText(), /\{mine\}/, 'in a chapter of what names the bibliography');
    await rest();
    assert.equal(await text(inRoom('refs.bib')), own);
  });

  it('an entry that another note cites stays when it is undone, and one that was changed', async () => {
    const inRoom = await room({ 'refs.bib': '' });
    const head = '---\nbibliography: refs.bib\n---\n\n';
    const other = await show(inRoom('other.md'), `${head}|\n`);
    const { document } = await show(inRoom('note.md'), `${head}Trees |.\n`);
    await cite(LARCH);
    const added = await untilHas(inRoom('refs.bib'), LARCH);
    const typed = new vscode.WorkspaceEdit();
    typed.insert(other.document.uri, other.document.positionAt(head.length), `As @${LARCH} says.`);
    await vscode.workspace.applyEdit(typed);
    await undo();
    assert.ok(!document.getText().includes(LARCH));
    await rest();
    assert.equal(await text(inRoom('refs.bib')), added);
    await cite(ROWAN);
    const changed = (await untilHas(inRoom('refs.bib'), ROWAN)).replace('Rowans in', 'Rowans within');
    await write(inRoom('refs.bib'), changed);
    await undo();
    await rest();
    assert.equal(await text(inRoom('refs.bib')), changed);
  });

  it('a completion that is accepted, in one step', async () => {
    const inRoom = await room({ 'refs.bib': '' });
    const { document } = await show(inRoom('note.md'), '---\nbibliography: refs.bib\n---\n\nTrees |\n');
    for (const char of '[@rowan') {
      await vscode.commands.executeCommand('type', { text: char });
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await eventually('something to accept', async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return document.getText().includes(ROWAN);
    });
    const added = await untilHas(inRoom('refs.bib'), ROWAN);
    await undo();
    assert.ok(!document.getText().includes(ROWAN), document.getText());
    await until(inRoom('refs.bib'), '');
    await redo();
    await until(inRoom('refs.bib'), added);
  });

  it('a list of citers, and a table of findings', async () => {
    const inRoom = await room({ 'refs.bib': '' });
    await show(inRoom('note.md'), '---\nbibliography: refs.bib\n---\n\n|\n');
    await vscode.commands.executeCommand('scholium.insertFindingsTable', {
      workIds: [idOf(ALDER), idOf(LARCH)],
    });
    await untilHas(inRoom('refs.bib'), LARCH);
    await undo();
    await until(inRoom('refs.bib'), '');
  });
});
