// Completion through the real editor: what the provider gives, and what typing does with it.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LibraryDelta } from '../../src/core/library/library';
import { firstPapers } from '../../src/vscode/first-reading';
import { eventually, inFolder, readLibrary, write } from './support';

const BIBLIOGRAPHY = `@article{quillon2021margins,
  title = {Margins of Completion in a Host Test},
  author = {Quillon, Ada},
  year = {2021}
}
@article{quillon2022widths,
  title = {Widths of Columns in a Host Test},
  author = {Quillon, Ada and Ferro, Bo},
  year = {2022}
}
@article{1998ARA&A..36...99K,
  title = {Star Formation along a Host Test},
  author = {Kennon, Cy},
  year = {1998}
}
`;

let notes = 0;

interface Open {
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor;
  readonly position: vscode.Position;
}

/** Opens a new note with the caret at `|`. */
async function open(marked: string, extension = 'md'): Promise<Open> {
  const offset = marked.indexOf('|');
  const uri = await write(inFolder(`completion-${++notes}.${extension}`), marked.replace('|', ''));
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  const position = document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
  return { document, editor, position };
}

/** What our provider offers there; others may offer something too. */
async function offered(marked: string, extension = 'md', resolve = 0): Promise<vscode.CompletionItem[]> {
  const { document, position } = await open(marked, extension);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
    undefined,
    resolve,
  );
  return list.items.filter(
    ({ kind }) => kind === vscode.CompletionItemKind.Reference || kind === vscode.CompletionItemKind.Keyword,
  );
}

const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);
const labels = async (marked: string, extension?: string) => (await offered(marked, extension)).map(labelOf);

/** Types as a reader does, a key at a time. */
async function type(text: string): Promise<void> {
  for (const char of text) {
    await vscode.commands.executeCommand('type', { text: char });
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}

/** Takes what is selected in the list as soon as it is there; the text after it, with `|` for the caret. */
async function accept({ document, editor }: Open): Promise<string> {
  const before = document.getText();
  await eventually('something to accept', async () => {
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    return document.getText() !== before;
  });
  const caret = document.offsetAt(editor.selection.active);
  const text = document.getText();
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

describe('completion of citekeys', () => {
  before(async () => {
    await write(inFolder('completion.bib'), BIBLIOGRAPHY);
    const isRead = async () =>
      (await readLibrary()).works.some(({ citekey }) => citekey === 'quillon2022widths');
    await eventually('the bibliography', isRead);
  });

  it('offers papers by words of title, author and year, with authors, title and card', async () => {
    const [first] = await offered('[@ferro widths|]', 'md', 5);
    assert.equal(labelOf(first!), 'quillon2022widths');
    assert.equal(
      (first!.label as vscode.CompletionItemLabel).description,
      'Widths of Columns in a Host Test',
    );
    assert.equal(first!.detail, 'Quillon and Ferro, 2022');
    assert.match((first!.documentation as vscode.MarkdownString).value, /Widths of Columns/);
    assert.equal((await labels('@quillon2021m|'))[0], 'quillon2021margins');
    assert.equal((await labels('[@a; @marginz complet|]'))[0], 'quillon2021margins');
  });

  it('offers first what this note cites', async () => {
    assert.equal(
      (await labels('See @quillon2021margins and @quillon2022widths. So @|'))[0],
      'quillon2022widths',
    );
  });

  it('leaves out what the cluster cites', async () => {
    const offers = await labels('[@quillon2021margins; @quillon|]');
    assert.ok(offers.includes('quillon2022widths') && !offers.includes('quillon2021margins'));
  });

  it('offers nothing where no citation can be, and nothing in plain text', async () => {
    for (const marked of [
      'me@qui|',
      '`@qui|`',
      '$@qui|$',
      '```\n@qui|\n```',
      '[x](@qui|)',
      '@fig-qui|',
      'qui|',
    ])
      assert.deepEqual(await labels(marked), [], marked);
    assert.deepEqual(await labels('@qui|', 'txt'), []);
  });

  it('offers labels of locators behind the comma', async () => {
    assert.deepEqual((await labels('[@quillon2021margins, |]')).slice(0, 2), ['p.', 'pp.']);
    assert.equal((await labels('---\nlang: de\n---\n\n[@quillon2021margins, |]'))[0], 'S.');
  });

  it('completes in LaTeX and Typst', async () => {
    assert.equal((await labels('\\parencite[3]{widths|}', 'tex'))[0], 'quillon2022widths');
    assert.equal((await labels('#cite(<widths|>)', 'typ'))[0], 'quillon2022widths');
  });

  it('opens at `@`, is narrowed by what is typed, and writes the key alone', async () => {
    const note = await open('As |');
    await type('@margins');
    assert.equal(await accept(note), 'As @quillon2021margins|');
  });

  it('pins a key that was completed when the note is saved', async () => {
    const pins = async () =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(inFolder('.scholium', 'citekeys.jsonl')));
    const note = await open('As |');
    await type('[@ferro');
    assert.equal(await accept(note), 'As [@quillon2022widths|]');
    await note.document.save();
    await eventually('the pin', async () => /"citekey":"quillon2022widths"/.test(await pins()));
  });

  it('is out of the way when a key is typed whole', async () => {
    const { document } = await open('As |');
    await type('[@quillon2021margins');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    await vscode.commands.executeCommand('type', { text: '\n' });
    assert.equal(document.getText(), 'As [@quillon2021margins\n]');
  });

  it('goes on over slips, spaces and punctuation in brackets, and replaces all that was typed', async () => {
    const note = await open('As |');
    await type('[@colums ferr');
    assert.equal(await accept(note), 'As [@quillon2022widths|]');
    const other = await open('As |');
    await type('[@quillon-2021');
    assert.equal(await accept(other), 'As [@quillon2021margins|]');
  });

  it('offers the next paper behind `;`, without an `@`', async () => {
    const note = await open('As [@quillon2021margins|]');
    await type('; widths');
    assert.equal(await accept(note), 'As [@quillon2021margins; @quillon2022widths|]');
  });

  it('writes braces where the key needs them', async () => {
    const note = await open('As |');
    await type('[@kennon');
    assert.equal(await accept(note), 'As [@{1998ARA&A..36...99K}|]');
  });

  it('completes a locator as it is typed', async () => {
    const note = await open('As [@quillon2021margins|]');
    await type(', ch');
    assert.equal(await accept(note), 'As [@quillon2021margins, chap. |]');
  });

  it('is asked for by hand, and replaces the key the caret stands in', async () => {
    const note = await open('As [@widths|2025].');
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    assert.equal(await accept(note), 'As [@quillon2022widths|].');
  });

  it('can be switched off, also for a language', async () => {
    const settings = vscode.workspace.getConfiguration('scholium.completion', { languageId: 'markdown' });
    await settings.update('enabled', false, vscode.ConfigurationTarget.Workspace, true);
    try {
      assert.deepEqual(await labels('@quillon|'), []);
    } finally {
      await settings.update('enabled', undefined, vscode.ConfigurationTarget.Workspace, true);
    }
    assert.ok((await labels('@quillon|')).length > 0);
    const plain = vscode.workspace.getConfiguration('scholium.completion', { languageId: 'plaintext' });
    await plain.update('enabled', true, vscode.ConfigurationTarget.Workspace, true);
    try {
      assert.ok((await labels('@quillon|', 'txt')).includes('quillon2021margins'));
    } finally {
      await plain.update('enabled', undefined, vscode.ConfigurationTarget.Workspace, true);
    }
  });

  it('waits for the first papers of a window, and no longer', async () => {
    const never = new Promise<void>(() => undefined);
    const source = new vscode.CancellationTokenSource();
    const told = new Set<(delta: LibraryDelta) => void>();
    const library = (size: number) => ({
      size,
      onDidChange: (tell: (delta: LibraryDelta) => void) => {
        told.add(tell);
        return () => void told.delete(tell);
      },
    });
    const wait = (size: number, firstReading: Promise<void>) =>
      firstPapers({ library: library(size), firstReading }, source.token);
    await wait(1, never);
    await wait(0, Promise.resolve());
    const [first, second] = [wait(0, never), wait(0, never)];
    [...told][0]!({} as LibraryDelta);
    await first;
    source.cancel();
    await second;
    assert.equal(told.size, 0);
  });
});
