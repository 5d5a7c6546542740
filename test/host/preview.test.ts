// Citations in VS Code's own Markdown preview: what its engine makes of notes, with all the plugins it has.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { arxivPage, eventually, inFolder, makeFolder, readLibrary, write } from './support';

const ROOT = 'previewing';
const at = (name: string) => inFolder(ROOT, name);
const TITLE = 'Lanterns Shown Twice in a Host Test';

/** What the preview shows of a note; asked again until it is as wanted, since styles are read when they are needed. */
async function shows(name: string, text: string, wanted: RegExp): Promise<string> {
  const document = await vscode.workspace.openTextDocument(await write(at(name), text));
  let html = '';
  await eventually(`${wanted}`, async () => {
    html = await vscode.commands.executeCommand<string>('markdown.api.render', document);
    return wanted.test(html.replace(/<\/?(?:a|i|span)\b[^>]*>/g, ''));
  }).catch((error) => assert.match(html, wanted, String(error)));
  return html;
}

describe('preview', function () {
  this.timeout(60_000);
  let key = '';

  before(async () => {
    await makeFolder(at('.'));
    await write(at('lanterns.txt'), arxivPage(TITLE));
    const found = async () => (await readLibrary()).works.find(({ title }) => title === TITLE);
    await eventually('the paper', async () => (await found()) !== undefined);
    key = (await found())!.citekey;
    await write(at('own.bib'), '@article{own, title={Own Words}, author={Doe, Jane}, year={1999}}\n');
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(at('.'), { recursive: true });
  });

  it('prints citations with the list behind, linked both ways and to the page', async () => {
    const html = await shows('a.md', `# A note\n\nIt is so [@${key}, p. 3].\n`, /, 2024, p\. 3\)/);
    assert.match(html, new RegExp(`<a href="#ref-${key}" aria-describedby="(scholium-card-0)".*id="\\1"`));
    assert.match(html, new RegExp(`id="ref-${key}"`));
    assert.match(html, /class="scholium-back" href="#cite-/);
    assert.match(html, /href="\.\/lanterns\.txt#L3"/);
    assert.ok(!/<script/i.test(html));
  });

  it('takes what the note’s own bibliography says, and marks what is nowhere', async () => {
    const text = '---\nbibliography: own.bib\n---\n\n@own says, [@nowhere].\n';
    const html = await shows('b.md', text, /Doe \(1999\)/);
    assert.match(html, /class="scholium-unknown"[^>]*>\[@nowhere\]</);
    assert.match(html, /<(?:table|pre|div)[^>]*frontmatter/);
  });

  it('a style of notes, the math and the code of others', async () => {
    const style = '---\ncsl: chicago-note-bibliography\nbibliography: own.bib\n---\n\n';
    const html = await shows('c.md', `${style}So [@own]. $a_{@own}$ and \`[@own]\`.\n`, /scholium-notes/);
    assert.match(html, /katex/);
    assert.match(html, /<code>\[@own\]<\/code>/);
    assert.match(html, /<sup class="scholium-note-mark"[^>]*><a href="#scholium-note-1"/);
    assert.match(html, /<li id="scholium-note-1"[^>]*>.*Doe/);
  });

  it('a style that cannot be had is told of at the top, and citations are as typed', async () => {
    const html = await shows('d.md', '---\ncsl: no-such-style\n---\n\nSo [@own].\n', /scholium-fault/);
    assert.match(html, /<p [^>]*>So \[@own\]\.<\/p>/);
  });

  it('a note without citations is none of our business', async () => {
    const html = await shows('e.md', '# Plain\n\nWrite to a@b.de.\n\n::: {#refs}\n:::\n', /Plain/);
    assert.ok(!html.includes('scholium'));
  });

  it('prints a note outside the workspace', async () => {
    const [workspace] = vscode.workspace.workspaceFolders!;
    const folder = vscode.Uri.joinPath(workspace!.uri, '..', 'outside-previewing');
    try {
      await write(
        vscode.Uri.joinPath(folder, 'own.bib'),
        '@book{far, title={Far}, author={Poe, A.}, year={1850}}\n',
      );
      const text = `---\nbibliography: own.bib\n---\n\n[@far; @${key}]\n`;
      const document = await vscode.workspace.openTextDocument(
        await write(vscode.Uri.joinPath(folder, 'o.md'), text),
      );
      let html = '';
      await eventually('the note outside', async () => {
        html = await vscode.commands.executeCommand<string>('markdown.api.render', document);
        return html.includes('Poe, 1850');
      });
      assert.match(html, /href="\.\.\/[^"]*previewing\/lanterns\.txt#L3"/);
    } finally {
      await vscode.workspace.fs.delete(folder, { recursive: true });
    }
  });

  it('is switched off and on at once', async () => {
    const text = '---\nbibliography: own.bib\n---\n\nSo [@own].\n\n::: {#refs}\n:::\n';
    await shows('g.md', text, /\(Doe, 1999\)/);
    const settings = vscode.workspace.getConfiguration('scholium.preview');
    await settings.update('enabled', false, vscode.ConfigurationTarget.Workspace);
    try {
      await shows('g.md', text, /So \[@own\]\.[\s\S]*::: \{#refs\}/);
    } finally {
      await settings.update('enabled', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await shows('g.md', text, /\(Doe, 1999\)/);
  });

  it('prints an untitled note, and one whose lines end with CRLF', async () => {
    const untitled = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: `So [@${key}].\n`,
    });
    const html = () => vscode.commands.executeCommand<string>('markdown.api.render', untitled);
    await eventually('the untitled note', async () => /, 2024</.test(await html()));
    await shows('h.md', `# Head\r\n\r\nSo [see @${key},\r\np. 3].\r\n`, /2024, p\. 3\)/);
  });

  it('follows the bibliography as it changes', async () => {
    const text = '---\nbibliography: changing.bib\n---\n\n[@it]\n';
    const entry = (year: number) => `@article{it, title={It}, author={Roe, Jo}, year={${year}}}\n`;
    await write(at('changing.bib'), entry(2001));
    await shows('f.md', text, /\(Roe, 2001\)/);
    await write(at('changing.bib'), entry(2002));
    await shows('f.md', text, /\(Roe, 2002\)/);
  });
});
