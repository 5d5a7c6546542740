// The editor's own questions about papers, asked as the editor asks them.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { arxivPage, eventually, inFolder, readLibrary, write } from './support';

const TITLE = 'Compass Needles of a Host Test';
const CITER = 'Travellers Who Trust Needles of a Host Test';
const OTHER = 'Maps Without Needles of a Host Test';
const ROWS = [
  'Needles point north in every host test, and travellers trust them.',
  TITLE,
  '2 Pith papers cite this work. Polarity classification is still indexing.',
  'abstract',
  'A needle that is free to turn points north. We show that travellers find their way by it.',
  'citation-role summary',
  'citation-polarity summary',
  'years',
  '2024 1verdicts',
  'UNVERDICTED 2roles',
  'background 1representative citing papers',
  'Needles point north in every host test, and travellers trust them.',
  'citing papers explorer',
  '-',
  CITER,
  'Needles point north in every host test, and travellers trust them.',
  '-',
  OTHER,
  'Maps alone lead most travellers home.',
  '',
].join('\n');
const BIB = `@article{needles2024,
  title = {${TITLE}},
  author = {Bering, Ann and Cook, Jim and Drake, Eve},
  year = {2024}
}
`;

const file = (name: string) => inFolder('navigation', name);
const nameOf = (uri: vscode.Uri) => uri.path.slice(uri.path.lastIndexOf('/') + 1);
/** `note.md:3`, the line as people count. */
const at = (uri: vscode.Uri, range: vscode.Range) => `${nameOf(uri)}:${range.start.line + 1}`;

interface Open {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
}

/** A note of this text, open but nowhere on disk, and the place of `|` in it. */
async function open(marked: string, language = 'markdown'): Promise<Open> {
  const content = marked.replace('|', '');
  const document = await vscode.workspace.openTextDocument({ content, language });
  return { document, position: document.positionAt(marked.indexOf('|')) };
}

async function shown(name: string, words: string): Promise<Open> {
  const document = await vscode.workspace.openTextDocument(file(name));
  const offset = document.getText().indexOf(words);
  assert.ok(offset >= 0, `${name} has "${words}"`);
  return { document, position: document.positionAt(offset + 1) };
}

async function ask<T>(command: string, { document, position }: Open, ...more: unknown[]): Promise<T> {
  return vscode.commands.executeCommand<T>(command, document.uri, position, ...more);
}

async function definitions(where: Open): Promise<string[]> {
  const links = await ask<(vscode.LocationLink | vscode.Location)[]>(
    'vscode.executeDefinitionProvider',
    where,
  );
  // VS Code orders them by file, whatever comes first; the first given is the one its peek shows.
  return links
    .map((link) =>
      'targetUri' in link ? at(link.targetUri, link.targetSelectionRange!) : at(link.uri, link.range),
    )
    .sort();
}

async function references(where: Open): Promise<string[]> {
  const found = await ask<vscode.Location[]>('vscode.executeReferenceProvider', where);
  return found.map(({ uri, range }) => at(uri, range));
}

async function lenses(uri: vscode.Uri): Promise<string[]> {
  await vscode.workspace.openTextDocument(uri);
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
  );
  return found.map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`);
}

/** A setting of the workspace as long as `use` takes. */
async function withSetting(id: string, value: unknown, use: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  await settings.update(id, value, vscode.ConfigurationTarget.Workspace);
  try {
    await use();
  } finally {
    await settings.update(id, undefined, vscode.ConfigurationTarget.Workspace);
  }
}

/** The key in each syntax, the caret in it. */
const SYNTAXES: readonly (readonly [marked: string, language?: string])[] = [
  ['See [@needles|2024].'],
  ['See [see @x; -@needles2024|, pp. 3-5].'],
  ['@needles|2024 [p. 3] says'],
  ['@{needles|2024}'],
  ['[[@needles|2024#A heading]]'],
  ['[^@needles|2024]'],
  ['x[^1]\n\n[^1]: @needles|2024, p. 3.'],
  ["---\nnocite: '@x, @needles|2024'\n---\n"],
  ['{cite:p}`x;needles|2024`'],
  ['\\cite{needles|2024}'],
  ['\\parencite[see][3]{x, needles|2024}', 'latex'],
  ['\\cite{\n  x,\n  needles|2024\n}', 'latex'],
];

describe('navigation', () => {
  before(async () => {
    await write(file('own-page.txt'), `URL: https://arxiv.org/abs/2401.07777\n${arxivPage(TITLE)}`);
    await write(file('citers.txt'), ROWS);
    await write(file('travellers.txt'), arxivPage(CITER));
    await write(file('own-refs.bib'), BIB);
    await write(file('one.md'), '# One\n\nAs [@needles2024, p. 3] and `@needles2024` say.\n');
    await write(file('two.tex'), 'As \\cite{other, needles2024} says.\r\n\r\n\\citet{needles2024}\n');
    await write(file('@needles2024.md'), '# Needles\n\nWhat I think of them.\n');
    const isRead = async () =>
      (await readLibrary()).works.some(
        ({ citekey, pages }) => citekey === 'needles2024' && pages.length === 3,
      );
    await eventually('the pages to be one paper', isRead);
  });

  it('goes from a key, in every syntax, to where the paper was read', async () => {
    for (const [marked, language] of SYNTAXES) {
      const where = await open(marked, language);
      assert.deepEqual(
        await definitions(where),
        ['citers.txt:2', 'own-page.txt:4', 'own-refs.bib:2'],
        marked,
      );
    }
  });

  it('shows the card on a key, in every syntax', async () => {
    for (const [marked, language] of SYNTAXES) {
      const cards = await ask<vscode.Hover[]>('vscode.executeHoverProvider', await open(marked, language));
      const texts = cards.flatMap(({ contents }) =>
        contents.map((content) => (typeof content === 'string' ? content : content.value)),
      );
      assert.match(texts.join(), /Compass Needles/, marked);
    }
  });

  it('goes from an identifier, a dump’s name and a title too, and from nothing else', async () => {
    for (const marked of ['arXiv:2401|.07777', 'https://arxiv.org/abs/2401.|07777v2', 'in own-page|.txt:4'])
      assert.ok((await definitions(await open(marked))).includes('own-page.txt:4'), marked);
    assert.ok((await definitions(await shown('citers.txt', TITLE))).includes('own-page.txt:4'));
    for (const marked of ['`@needles|2024`', '@nobody|2024', 'compass| needles', '[x](@needles|2024)'])
      assert.deepEqual(await definitions(await open(marked)), [], marked);
  });

  it('marks the key alone as what leads there', async () => {
    const where = await open('See [@needles|2024].');
    const [link] = await ask<vscode.LocationLink[]>('vscode.executeDefinitionProvider', where);
    assert.equal(where.document.getText(link!.originSelectionRange), 'needles2024');
  });

  it('goes from a citing row to the citing paper’s own page', async () => {
    const { document } = await shown('citers.txt', CITER);
    const rowOf = (line: number) => ({ document, position: new vscode.Position(line, 3) });
    assert.deepEqual(await definitions(rowOf(14)), ['travellers.txt:3']);
    assert.deepEqual(await definitions(rowOf(15)), ['travellers.txt:3']);
    assert.deepEqual(await definitions(rowOf(18)), []);
  });

  it('finds every citation in notes, open and closed, and every page', async () => {
    const where = await open('@needles|2024 and [@x; @needles2024]');
    const found = await references(where);
    const ofNote = found.filter((one) => one.startsWith(nameOf(where.document.uri)));
    assert.equal(ofNote.length, 2);
    for (const one of [
      'one.md:3',
      'two.tex:1',
      'two.tex:3',
      'own-page.txt:4',
      'citers.txt:2',
      'own-refs.bib:2',
    ])
      assert.equal(found.filter((other) => other === one).length, 1, `${one} in ${found.join(' ')}`);
    const [exact] = (await ask<vscode.Location[]>('vscode.executeReferenceProvider', where)).filter(
      ({ uri }) => nameOf(uri) === 'two.tex',
    );
    assert.deepEqual(exact!.range, new vscode.Range(0, 16, 0, 27));
  });

  it('highlights the citations of the same paper in the note', async () => {
    const where = await open('[@needles|2024; @x] `@needles2024`\n\n@needles2024 [p. 3]');
    const found = await ask<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', where);
    assert.deepEqual(
      found.map(({ range }) => `${range.start.line}:${range.start.character}-${range.end.character}`),
      ['0:2-13', '2:1-12'],
    );
  });

  it('follows a note as it changes', async () => {
    const { document, position } = await open('[@needles|2024]\n');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'More words. @needles2024\n\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const found = await ask<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', {
      document,
      position: position.translate(2),
    });
    assert.deepEqual(
      found.map(({ range }) => document.getText(range)),
      ['needles2024', 'needles2024'],
    );
  });

  it('links known keys when asked to, to the line of the page', async () => {
    const { document } = await open('[@needles2024; @nobody2024] and [a link](https://example.org)');
    const links = () =>
      vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri, 10);
    const ours = async () => (await links()).filter(({ target }) => target?.path.endsWith('own-page.txt'));
    assert.deepEqual(await ours(), []);
    await withSetting('scholium.links.enabled', true, async () => {
      const [link, ...more] = await ours();
      assert.equal(more.length, 0);
      assert.equal(document.getText(link!.range), 'needles2024');
      assert.equal(link!.target!.fragment, 'L4,7');
      assert.ok((await links()).some(({ target }) => target?.authority === 'example.org'));
    });
  });

  it('has the citing and the cited works of a paper as a call hierarchy', async () => {
    const [root] = await ask<vscode.CallHierarchyItem[]>(
      'vscode.prepareCallHierarchy',
      await open('@needles|2024'),
    );
    assert.equal(root!.name, TITLE);
    assert.equal(root!.detail, '@needles2024 · Bering et al., 2024');
    const incoming = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
      'vscode.provideIncomingCalls',
      root,
    );
    assert.deepEqual(
      incoming.map(({ from, fromRanges }) => `${from.name} ${at(from.uri, fromRanges[0]!)}`),
      [`${CITER} citers.txt:15`, `${OTHER} citers.txt:18`],
    );
    assert.match(incoming[0]!.from.detail!, /^representative · UNVERDICTED/);
    const outgoing = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>(
      'vscode.provideOutgoingCalls',
      incoming[0]!.from,
    );
    assert.deepEqual(
      outgoing.map(
        ({ to, fromRanges }) => `${to.name} ${at(to.uri, to.selectionRange)} ${fromRanges.length}`,
      ),
      [`${TITLE} own-page.txt:4 1`],
    );
  });

  it('says above titles and literature notes how often a paper is cited', async () => {
    assert.deepEqual(await lenses(file('own-page.txt')), ['4: cited in 2 notes', '4: 2 citers', '4: note']);
    assert.deepEqual(await lenses(file('citers.txt')), ['2: cited in 2 notes', '2: 2 citers', '2: note']);
    const onNote = ['1: cited in 2 notes', '1: 2 citers', '1: paper', '1: page'];
    assert.deepEqual(await lenses(file('@needles2024.md')), onNote);
    assert.deepEqual(await lenses(file('travellers.txt')), []);
    assert.deepEqual(await lenses(file('one.md')), []);
    const { document } = await open('---\ncitekey: needles2024\n---\n');
    assert.deepEqual(await lenses(document.uri), onNote);
    await withSetting('scholium.codeLens.enabled', false, async () => {
      assert.deepEqual(await lenses(file('own-page.txt')), []);
    });
  });

  it('shows authors and year behind known keys when asked to', async () => {
    const { document } = await open('[@needles2024; @nobody2024] and \n@needles2024');
    const hints = async (last = 1) => {
      const range = new vscode.Range(0, 0, last, 0);
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        range,
      );
      return found.map(({ label, position }) => `${position.line}:${position.character} ${label}`);
    };
    assert.deepEqual(await hints(), []);
    await withSetting('scholium.inlayHints.enabled', true, async () => {
      assert.deepEqual(await hints(0), []);
      assert.deepEqual(await hints(1), ['0:13 Bering et al., 2024']);
    });
  });

  it('colours known and unknown keys, and nothing else', async () => {
    const { document } = await open('[@needles2024; @{nobody2024}] `@x`\n\n# A @nobody2024 title');
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    assert.deepEqual(legend.tokenTypes, ['citekey']);
    const read = ({ data }: vscode.SemanticTokens) => {
      const tokens: string[] = [];
      for (let i = 0, line = 0, column = 0; i < data.length; i += 5) {
        column = data[i]! > 0 ? data[i + 1]! : column + data[i + 1]!;
        line += data[i]!;
        const words = document.lineAt(line).text.slice(column, column + data[i + 2]!);
        const modifiers = legend.tokenModifiers.filter((_, bit) => data[i + 4]! & (1 << bit));
        tokens.push([words, ...modifiers].join(' '));
      }
      return tokens;
    };
    const all = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    assert.deepEqual(read(all), ['@needles2024', 'nobody2024 unknown', '@nobody2024 unknown']);
    const last = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentRangeSemanticTokens',
      document.uri,
      new vscode.Range(1, 0, 2, 20),
    );
    assert.deepEqual(read(last), ['@nobody2024 unknown']);
  });
});
