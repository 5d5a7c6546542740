// The style of notes in the real editor: who names it, where its file is, what changes it, and what is wrong with it.
import * as assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { NoteText } from '../../src/core/checks/bibliographies';
import { buildLibrary } from '../../src/core/library/build';
import { readFile } from '../../src/core/sources';
import { fileId } from '../../src/vscode/convert';
import { NoteFormatting } from '../../src/vscode/csl/note-formatting';
import { NoteStyles } from '../../src/vscode/csl/note-styles';
import { NoteBibliographies } from '../../src/vscode/problems/note-bibliographies';
import { eventually, inFolder, makeFolder, readLibrary, write, writeUntilRead } from './support';

const ROOT = 'styles-of-notes';
const at = (...name: string[]) => inFolder(ROOT, ...name);

const REFS = `@article{lamp2024styles,
  title = {Burning Lamps in a Test of Styles},
  author = {Wick, Wilma and Flame, Frank},
  journal = {Journal of Lamps},
  year = {2024}
}
@article{moth2023styles,
  title = {Moths in a Test of Styles},
  author = {Moth, Mona},
  journal = {Journal of Moths},
  year = {2023}
}
`;

/** A style of our own that prints a word and the family names. */
const styleXml = (word: string, more = '') => `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>${word}</title><id>http://example.org/${word}</id><updated>2024-01-01T00:00:00+00:00</updated></info>
  ${more}
  <citation><layout prefix="{" suffix="}" delimiter="; ">
    <text value="${word}"/><names variable="author" prefix=" "><name form="short" and="text"/></names>
  </layout></citation>
  <bibliography><layout><text variable="title"/></layout></bibliography>
</style>
`;

describe('the style of a note', function () {
  this.timeout(60_000);
  let bibliographies: NoteBibliographies;
  let styles: NoteStyles;
  let formatting: NoteFormatting;
  let changes = 0;
  const library = buildLibrary([readFile('refs.bib', REFS)]);
  const libraryChanged = new vscode.EventEmitter<undefined>();

  before(async () => {
    await readLibrary();
    await makeFolder(at());
    const { extensionUri } = vscode.extensions.getExtension('scholium.scholium')!;
    bibliographies = new NoteBibliographies();
    styles = new NoteStyles(bibliographies, extensionUri);
    const store = { library, onDidChange: libraryChanged.event } as unknown as ConstructorParameters<
      typeof NoteFormatting
    >[0];
    formatting = new NoteFormatting(store, bibliographies, styles);
    formatting.onDidChange(() => {
      changes++;
    });
  });

  after(async () => {
    for (const each of [formatting, styles, bibliographies]) each.dispose();
    const settings = vscode.workspace.getConfiguration('scholium.citation');
    for (const name of ['style', 'locale'])
      await settings.update(name, undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.fs.delete(at(), { recursive: true });
  });

  const noteOf = (name: string, head: string, body = 'Light [@lamp2024styles].\n'): NoteText => ({
    file: fileId(at(...name.split('/'))),
    text: head === '' ? body : `---\n${head}\n---\n\n${body}`,
    language: 'markdown',
  });

  async function printed(note: NoteText): Promise<string> {
    const result = await formatting.format(note, 'text');
    if ('fault' in result) return `fault: ${result.fault}`;
    return result.citations.map(({ inText, note: foot }) => inText || foot).join(' ');
  }

  it('is the setting’s, the project’s or its own, the nearest first', async () => {
    assert.equal(await printed(noteOf('a.md', '')), '(Wick & Flame, 2024)');
    assert.equal(await printed(noteOf('a.md', 'csl: ieee')), '[1]');
    assert.equal(await printed(noteOf('a.md', 'csl: https://www.zotero.org/styles/ieee')), '[1]');

    await write(at('book', '_quarto.yml'), 'project:\n  type: book\ncsl: house\nlang: de\n');
    await write(at('book', 'house.csl'), styleXml('House'));
    await write(at('book', 'part', '_metadata.yml'), 'csl: nature\n');
    assert.equal(await printed(noteOf('book/a.md', '')), '{House Wick und Flame}');
    assert.equal(await printed(noteOf('book/a.md', 'lang: fr')), '{House Wick et Flame}');
    assert.equal(await printed(noteOf('book/part/a.md', '')), '1');
    assert.equal(await printed(noteOf('book/part/a.md', 'csl: ieee')), '[1]');

    const settings = vscode.workspace.getConfiguration('scholium.citation');
    await settings.update('style', `${ROOT}/book/house.csl`, vscode.ConfigurationTarget.Workspace);
    await settings.update('locale', 'es', vscode.ConfigurationTarget.Workspace);
    assert.equal(await printed(noteOf('a.md', '')), '{House Wick y Flame}');
    await settings.update('style', undefined, vscode.ConfigurationTarget.Workspace);
    await settings.update('locale', undefined, vscode.ConfigurationTarget.Workspace);
    assert.equal(await printed(noteOf('a.md', '')), '(Wick & Flame, 2024)');
  });

  it('is found beside the note, in the folders for styles, and anywhere by its name', async () => {
    await write(at('paths', 'near.csl'), styleXml('Near'));
    await write(at('paths', 'styles', 'kept.csl'), styleXml('Kept'));
    await write(at('elsewhere', 'deep', 'far-away.csl'), styleXml('Far'));
    await write(at('paths', 'ieee.csl'), styleXml('Mine'));
    const cases: [csl: string, word: string][] = [
      ['near', 'Near'],
      ['near.csl', 'Near'],
      ['./near.csl', 'Near'],
      ['../paths/near.csl', 'Near'],
      ['kept', 'Kept'],
      ['styles/kept', 'Kept'],
      ['far-away', 'Far'],
      ['"../elsewhere/deep/far-away.csl"', 'Far'],
      [JSON.stringify(at('paths', 'near.csl').path), 'Near'],
      ['ieee', 'Mine'],
    ];
    for (const [csl, word] of cases) {
      const citation = await printed(noteOf('paths/a.md', `csl: ${csl}`));
      assert.equal(citation, `{${word} Wick and Flame}`, csl);
    }
    assert.equal(await printed(noteOf('other/a.md', 'csl: ieee')), '[1]');
  });

  it('takes the words of a language from a file of the reader’s', async () => {
    await write(at('words', 'plain.csl'), styleXml('Plain'));
    const words = (more: string) => `<?xml version="1.0" encoding="utf-8"?>
<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="de-DE">
  <terms><term name="and">samt</term>${more}</terms>
</locale>
`;
    await write(at('words', 'locales-de-DE.xml'), words('<term name="et-al">u. a.</term>'));
    assert.equal(await printed(noteOf('words/a.md', 'csl: plain\nlang: de')), '{Plain Wick samt Flame}');
    assert.equal(await printed(noteOf('words/a.md', 'csl: plain\nlang: en')), '{Plain Wick and Flame}');
    await write(at('words', 'locales-fr-FR.xml'), words(''));
    const faulty = await printed(noteOf('words/a.md', 'csl: plain\nlang: fr'));
    assert.match(faulty, /^fault: .*locales-fr-FR\.xml is no whole file/);
  });

  it('follows its file as it is typed, saved, taken away and brought back', async () => {
    const file = await write(at('follow', 'living.csl'), styleXml('First'));
    const note = noteOf('follow/a.md', 'csl: living');
    assert.equal(await printed(note), '{First Wick and Flame}');
    const becomes = (expected: RegExp) =>
      eventually(`${expected}`, async () => expected.test(await printed(note)));

    const before = changes;
    await write(file, styleXml('Second'));
    await becomes(/^\{Second /);
    await eventually('the event', () => changes > before);

    const document = await vscode.workspace.openTextDocument(file);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(file, new vscode.Range(0, 0, document.lineCount, 0), styleXml('Typed'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await becomes(/^\{Typed /);
    await document.save();

    await vscode.workspace.fs.delete(file);
    await becomes(/^fault: No style is named living\./);
    await write(file, styleXml('Back'));
    await becomes(/^\{Back /);
  });

  it('may lie outside the workspace, and is followed there too', async () => {
    const outside = vscode.Uri.file(await mkdtemp(join(tmpdir(), 'scholium-styles-')));
    const file = await write(vscode.Uri.joinPath(outside, 'far.csl'), styleXml('Outside'));
    const note = noteOf('a.md', `csl: ${JSON.stringify(file.path)}`);
    assert.equal(await printed(note), '{Outside Wick and Flame}');
    // Whether VS Code watches already cannot be asked.
    let n = 0;
    await eventually('the change', async () => {
      if (n++ % 20 === 0) await write(file, styleXml(`Changed${n}`));
      return (await printed(note)).startsWith('{Changed');
    });
    await vscode.workspace.fs.delete(outside, { recursive: true });
  });

  it('stays while the line is missing that ends the front matter', async () => {
    const whole = noteOf('typing.md', 'csl: ieee');
    assert.equal(await printed(whole), '[1]');
    const broken = { ...whole, text: whole.text.replace('\n---\n\n', '\n\n') };
    assert.equal(styles.styleOf(broken).value, 'ieee');
  });

  it('says what is wrong, and what to do', async () => {
    const faultOf = (csl: string) => printed(noteOf('a.md', `csl: ${csl}`));
    assert.match(await faultOf('iee'), /^fault: No style is named iee\. Is ieee meant\?/);
    assert.match(await faultOf('styles/none.csl'), /^fault: There is no file styles\/none\.csl\./);
    assert.match(await faultOf('https://example.org/own.csl'), /^fault: .* not loaded from the web/);
    await write(at('broken.csl'), '<style><info>');
    assert.match(await faultOf('broken'), /^fault: .*broken\.csl/);
    await write(
      at('child.csl'),
      `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>Child</title>
<link href="http://www.zotero.org/styles/not-there" rel="independent-parent"/></info></style>`,
    );
    assert.match(await faultOf('child'), /^fault: .*child\.csl: .*“not-there”/);
    await write(at('not-there.csl'), styleXml('Parent'));
    await eventually('the parent', async () => (await faultOf('child')) === '{Parent Wick and Flame}');
  });

  it('is printed once: what is typed beside the citations is answered from what is known', async () => {
    const note = noteOf('once.md', 'csl: ieee');
    assert.equal(formatting.cached(noteOf('once.md', 'csl: nature', 'x'), 'text'), undefined);
    const first = await formatting.format(note, 'text');
    assert.ok(!('fault' in first));
    const longer = { ...note, text: note.text.replace('Light', 'More light') };
    const second = formatting.cached(longer, 'text');
    assert.ok(second && !('fault' in second));
    assert.equal(second.citations, first.citations);
    assert.equal(second.clusters[0]!.span.start, first.clusters[0]!.span.start + 5);
    const another = formatting.cached({ ...note, text: `${note.text}And [@moth2023styles].\n` }, 'text');
    assert.ok(another && !('fault' in another));
    assert.deepEqual(
      another.citations.map(({ inText }) => inText),
      ['[1]', '[2]'],
    );
  });

  it('is printed anew when a bibliography says something else', async () => {
    await write(at('bib', 'own.bib'), '@book{own2020, title = {Own}, author = {Own, Olga}, year = {2020}}\n');
    const note = noteOf('bib/a.md', 'bibliography: own.bib', 'See [@own2020].\n');
    assert.equal(await printed(note), '(Own, 2020)');
    const before = changes;
    await write(
      at('bib', 'own.bib'),
      '@book{own2020, title = {Own}, author = {Owner, Olga}, year = {2021}}\n',
    );
    await eventually('the new entry', async () => (await printed(note)) === '(Owner, 2021)');
    await eventually('the event', () => changes > before);
  });

  it('that is not there is a problem of the note, until it is corrected', async () => {
    const uri = await write(at('problem.md'), '---\ncsl: "natur"\n---\n\nText.\n');
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const told = () => vscode.languages.getDiagnostics(uri).filter(({ code }) => code === 'citation-style');
    await eventually('the problem', () => told().length === 1);
    assert.equal(document.getText(told()[0]!.range), '"natur"');
    assert.match(told()[0]!.message, /Is nature meant\?/);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      told()[0]!.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const change = actions.find(({ title }) => title === 'Change to nature');
    assert.ok(await vscode.workspace.applyEdit(change!.edit!));
    assert.match(document.getText(), /^---\ncsl: nature\n---/);
    await eventually('no problem', () => told().length === 0);
    await document.save();
  });

  it('is that of what is copied', async () => {
    await makeFolder(at('copied'));
    const uri = await write(at('copied', 'a.md'), '---\ncsl: ieee\n---\n\nText.\n');
    const ids = ['title:burninglampsinatestofcopies', 'title:mothsinatestofcopies'];
    const refs = REFS.replaceAll('styles,', 'copied,').replaceAll('Test of Styles', 'Test of Copies');
    const areKnown = async () => {
      const { works } = await readLibrary();
      return works.filter(({ citekey }) => citekey.endsWith('copied')).length === 2;
    };
    await writeUntilRead(at('copied', 'refs.bib'), refs, areKnown);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const targets = ids.map((workId) => ({ workId }));
    const copied = async (command: string, form?: string) => {
      const target = { ...targets[0], ...(form !== undefined && { form }) };
      await vscode.commands.executeCommand(`scholium.${command}`, target, targets);
      return vscode.env.clipboard.readText();
    };
    const references = await copied('copyFormattedReference');
    assert.match(references, /W\. Wick and F\. Flame.*\*Journal of Lamps\*/);
    assert.match(references, /\n\n/);
    assert.match(await copied('copyFormattedReference', 'text'), /” Journal of Lamps, 2024/);
    assert.match(await copied('copyFormattedCitation', 'text'), /^\[1\].*\[2\]$/);
  });
});
