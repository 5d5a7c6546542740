// Annotations go out and come in, in a real host: notes that are refreshed, JSON that comes back, tables.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { arxivPage, eventually, inFolder, makeFolder, readLibrary, write } from './support';

const ROOT = 'exchange';
const at = (name: string) => inFolder(ROOT, name);
const TITLE = 'Lanterns Sent Abroad in a Host Test';
const ABSTRACT = 'We send lanterns abroad. We find that 40 of 53 lanterns arrive lit. The others are dark.';
const PAGE = at('abroad.txt');
const KEPT = inFolder('.scholium', 'annotations.jsonl');
const WROTE = inFolder('.scholium', 'literature-notes.jsonl');
const PASSAGE = '40 of 53 lanterns arrive lit';

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

interface Kept {
  readonly id: string;
  readonly target: {
    readonly source: string;
    readonly 'scholium:paper': readonly string[];
    readonly selector: readonly { readonly exact: string }[];
  };
}

async function kept(): Promise<Kept[]> {
  const text = await textOf(KEPT).catch(() => '');
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

async function run(command: string, ...rest: unknown[]): Promise<void> {
  await vscode.commands.executeCommand(command, ...rest);
}

async function highlight(words: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(PAGE);
  const { document } = editor;
  const start = document.getText().indexOf(words);
  assert.ok(start >= 0, words);
  editor.selection = new vscode.Selection(
    document.positionAt(start),
    document.positionAt(start + words.length),
  );
  await run('scholium.highlight');
}

/** Gives the first annotation words and a tag, by hand. */
async function writeInMargin(text: string, tag: string): Promise<void> {
  const [header] = (await textOf(KEPT)).split('\n', 1);
  const [first, ...others] = await kept();
  const body = [
    { type: 'TextualBody', value: text, format: 'text/markdown', purpose: 'commenting' },
    { type: 'TextualBody', value: tag, purpose: 'tagging' },
  ];
  const lines = [{ ...first, motivation: 'commenting', body }, ...others];
  await write(KEPT, `${[header, ...lines.map((line) => JSON.stringify(line))].join('\n')}\n`);
  await run('scholium.refresh');
}

async function add(document: vscode.TextDocument, after: string, words: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const offset = document.getText().indexOf(after);
  assert.ok(offset >= 0, `"${after}" is not in ${document.getText()}`);
  edit.insert(document.uri, document.positionAt(offset + after.length), words);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

describe('annotations out and in', function () {
  this.timeout(60_000);

  before(async () => {
    await makeFolder(at('.'));
    await write(PAGE, arxivPage(TITLE, ABSTRACT));
    await eventually('the paper', async () =>
      (await readLibrary()).works.some(({ title }) => title === TITLE),
    );
  });

  beforeEach(async () => {
    await run('workbench.action.closeAllEditors');
    for (const file of [KEPT, WROTE]) await vscode.workspace.fs.delete(file).then(undefined, () => undefined);
    await run('scholium.refresh');
    await highlight(PASSAGE);
  });

  after(async () => {
    await run('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(at('.'), { recursive: true });
    for (const file of [KEPT, WROTE]) await vscode.workspace.fs.delete(file).then(undefined, () => undefined);
    await run('scholium.refresh');
  });

  it('a note of all is made, and refreshed with what the reader wrote between', async () => {
    const to = `${ROOT}/margin notes.md`;
    await run('scholium.exportAnnotations', { filter: '', form: 'markdown', to });
    const editor = vscode.window.activeTextEditor!;
    const { document } = editor;
    assert.match(document.getText(), /^# Annotations\n\n<!-- scholium: annotations \{"id":"/);
    assert.match(document.getText(), new RegExp(`## ${TITLE} \\[@\\w+\\]`));
    assert.match(
      document.getText(),
      new RegExp(`- > ${PASSAGE}\n\n  \\[exchange/abroad\\.txt\\]\\(<abroad\\.txt>\\)`),
    );
    const heading = /## .*\n/.exec(document.getText())![0];
    await add(document, heading, '\nWhat I think of it.\n');
    await highlight('The others are dark');
    await vscode.window.showTextDocument(document);
    await run('scholium.refreshAnnotationsNote');
    const text = document.getText();
    assert.ok(text.includes('What I think of it.'), text);
    assert.ok(text.includes('- > The others are dark'), text);
    assert.equal(text.split('- > ').length, 3);
    assert.ok(document.isDirty, 'to be looked at');
    await run('undo');
    assert.ok(!document.getText().includes('The others are dark'));
    // The same file again is refreshed, too.
    await run('scholium.exportAnnotations', { filter: '', form: 'markdown', to });
    assert.ok(document.getText().includes('- > The others are dark'));
    await document.save();
  });

  it('a reader’s own change within a section is kept beside what is new', async () => {
    const to = `${ROOT}/changed.md`;
    await run('scholium.exportAnnotations', { filter: '', form: 'markdown', to });
    const { document } = vscode.window.activeTextEditor!;
    await add(document, `> ${PASSAGE}\n`, '\n  My own words within.\n');
    await document.save();
    await highlight('We send lanterns abroad');
    await vscode.window.showTextDocument(document);
    await run('scholium.refreshAnnotationsNote');
    const text = document.getText();
    assert.ok(text.includes('My own words within.'), text);
    assert.ok(text.includes('- > We send lanterns abroad'), text);
    await document.save();
  });

  it('annotations come into a note of the reader’s, behind its words, with its line ends', async () => {
    const uri = await write(at('mine.md'), '# Mine\r\n\r\nWords of mine.');
    await run('scholium.exportAnnotations', { filter: '', form: 'markdown', to: `${ROOT}/mine.md` });
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.uri.toString(), uri.toString());
    const text = document.getText();
    assert.ok(text.startsWith('# Mine\r\n\r\nWords of mine.\r\n\r\n'), text);
    assert.ok(text.includes(`- > ${PASSAGE}\r\n`), text);
    assert.ok(!/[^\r]\n/.test(text), JSON.stringify(text));
    await document.save();
    await run('scholium.refreshAnnotationsNote');
    assert.equal(document.getText(), text);
  });

  it('what goes out as JSON comes in again, and never twice', async () => {
    await writeInMargin('Is that so?', 'check');
    for (const form of ['json-ld', 'hypothesis']) {
      const before = await kept();
      assert.equal(before.length, 1);
      const to = `${ROOT}/out-${form}.json`;
      await run('scholium.exportAnnotations', { filter: 'tag:check', form, to });
      await vscode.workspace.fs.delete(KEPT);
      await run('scholium.refresh');
      await run('scholium.importAnnotations', { from: [to] });
      const [back, ...others] = await kept();
      assert.equal(others.length, 0);
      assert.equal(back!.id, before[0]!.id);
      assert.equal(back!.target.source, `${ROOT}/abroad.txt`);
      assert.deepEqual(back!.target['scholium:paper'], before[0]!.target['scholium:paper']);
      assert.equal(back!.target.selector[0]!.exact, PASSAGE);
      await run('scholium.importAnnotations', { from: [to] });
      assert.equal((await kept()).length, 1);
    }
  });

  it('what is about an address, a moved file or nothing known finds its place or stays', async () => {
    const [highlighted] = await kept();
    const paper = highlighted!.target['scholium:paper'];
    const quote = { type: 'TextQuoteSelector', exact: 'The others are dark' };
    const items = [
      { type: 'Annotation', target: { source: 'elsewhere/abroad.txt', selector: quote } },
      {
        id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
        type: 'Annotation',
        target: { source: 'https://example.org/a', 'scholium:paper': paper, selector: quote },
      },
      {
        id: 'urn:uuid:00000000-0000-4000-8000-000000000002',
        type: 'Annotation',
        target: { source: 'https://example.org/nowhere', selector: quote },
      },
      { type: 'Annotation' },
    ];
    await write(at('in.jsonld'), JSON.stringify(items));
    for (let round = 0; round < 2; round++) {
      await run('scholium.importAnnotations', { from: [`${ROOT}/in.jsonld`] });
      const sources = (await kept()).map(({ target }) => target.source).sort();
      assert.deepEqual(sources, [
        'exchange/abroad.txt',
        'exchange/abroad.txt',
        'exchange/abroad.txt',
        'https://example.org/nowhere',
      ]);
    }
    await run('scholium.undoAnnotation');
    assert.deepEqual(await kept(), [highlighted]);
  });

  it('a passage in a file that is no page is looked for whenever that changes, one outside of the folder never', async () => {
    // Windows knows no such name.
    const name = process.platform === 'win32' ? 'review.log' : 'Smith: review.log';
    const [header] = (await textOf(KEPT)).split('\n', 1);
    const outside = vscode.Uri.joinPath(at('.'), '..', '..', 'outside.log');
    const sources = [`./${ROOT}/${encodeURIComponent(name)}`, '../outside.log'];
    const lines = sources.map((source, n) =>
      JSON.stringify({
        id: `urn:uuid:00000000-0000-4000-8000-00000000000${n}`,
        type: 'Annotation',
        target: { source, selector: { type: 'TextQuoteSelector', exact: 'The lanterns are dim.' } },
      }),
    );
    await write(KEPT, `${[header, ...lines].join('\n')}\n`);
    await run('scholium.refresh');
    const states = async () => {
      await run('scholium.exportAnnotations', { filter: '', form: 'csv', to: `${ROOT}/states.csv` });
      const rows = (await textOf(at('states.csv'))).trimEnd().split('\r\n').slice(1);
      return rows.map((row) => /,(open|orphan),/.exec(row)?.[1]);
    };
    await write(outside, 'The lanterns are dim.');
    try {
      for (const [text, state] of [
        ['Hm. The lanterns are dim.', 'open'],
        ['Hm.', 'orphan'],
        ['The lanterns are dim.', 'open'],
      ]) {
        await write(at(name), text!);
        assert.deepEqual(await states(), [state, 'orphan'], text);
      }
    } finally {
      await vscode.workspace.fs.delete(outside);
    }
  });

  it('a table has a row for each annotation, and is written anew', async () => {
    const to = `${ROOT}/table.csv`;
    await run('scholium.exportAnnotations', { filter: '', form: 'csv', to });
    assert.equal((await textOf(at('table.csv'))).split('\r\n').length, 3);
    await highlight('We send lanterns abroad');
    const document = await vscode.workspace.openTextDocument(at('table.csv'));
    await vscode.window.showTextDocument(document);
    await run('scholium.exportAnnotations', { filter: '', form: 'csv', to });
    assert.match(await textOf(at('table.csv')), /We send lanterns abroad/);
  });
});
