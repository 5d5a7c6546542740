// What quotations are held against: pages on the disk, as many as a question may have at hand, and who says some words.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { digestOf } from '../../src/core/digest';
import type { Work } from '../../src/core/model';
import { PageTexts } from '../../src/vscode/problems/page-texts';
import { WhoSays } from '../../src/vscode/problems/who-says';
import type { Searching } from '../../src/vscode/searching';
import type { LibraryStore } from '../../src/vscode/store';
import { inFolder, write } from './support';

const at = (name: string) => inFolder('page-texts', name);

describe('texts of pages kept for quotations', function () {
  this.timeout(30_000);
  const digests = new Map<string, number>();
  const store = { digestOf: (file: string) => digests.get(file) } as unknown as LibraryStore;

  /** Writes a page as the library has read it. */
  async function page(name: string, text: string): Promise<string> {
    const file = (await write(at(name), text)).toString();
    digests.set(file, digestOf(new TextEncoder().encode(text)));
    return file;
  }

  /** The first letter of what each file gives in the end, `-` for none, and how often one was asked. */
  async function answer(pages: PageTexts, files: readonly string[]): Promise<string> {
    let asked = 0;
    const texts = await pages.answer(() => {
      asked++;
      return files.map((file) => pages.textOf(file)?.slice(0, 1) ?? '-');
    });
    return `${texts.join('')} ${asked}`;
  }

  before(() => vscode.workspace.fs.createDirectory(at('.')));
  after(() => vscode.workspace.fs.delete(at('.'), { recursive: true }));

  it('stay with a question, whatever others ask for, and are not given up for one more', async () => {
    const words = 'light '.repeat(950_000);
    const files = await Promise.all([...'abcde'].map((name) => page(`${name}.log`, name + words)));
    const pages = new PageTexts(store);
    const answers = [files.slice(0, 3), files.slice(2), files.slice(1)].map((each) => answer(pages, each));
    const given = (await Promise.all(answers)).map((each) => each.split(' ')[0]);
    assert.deepEqual(given, ['abc', 'cde', 'bcde']);
    for (let again = 0; again < 3; again++) {
      const [letters] = (await answer(pages, files)).split(' ');
      assert.equal(letters!.replace('-', '').length, 4, letters);
    }
  });

  it('are given one after another where much is to be made of them', async () => {
    const words = 'light '.repeat(200_000);
    const files = await Promise.all([...'abc'].map((name) => page(`${name}.log`, name + words)));
    const pages = new PageTexts(store);
    assert.equal(await answer(pages, files), 'abc 4');
    assert.equal(await answer(pages, files), 'abc 1');
  });

  it('are kept for the next question as long as the library says they are the same', async () => {
    const pages = new PageTexts(store);
    const file = await page('kept.log', 'one');
    assert.equal(await answer(pages, [file]), 'o 2');
    await write(at('kept.log'), 'two');
    assert.equal(await answer(pages, [file]), 'o 1');
    await page('kept.log', 'three');
    assert.equal(await answer(pages, [file]), 't 2');
    // The library is still to read what is on the disk: its places are of another text.
    await write(at('kept.log'), 'four');
    assert.equal(await answer(new PageTexts(store), [file]), '- 2');
  });

  it('are as on the disk, not as in the editor', async () => {
    const file = await page('open.log', 'disk');
    const editor = await vscode.window.showTextDocument(at('open.log'));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'editor and '));
    assert.equal(await answer(new PageTexts(store), [file]), 'd 2');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('are nothing where there is none, where it is no text, and outside of the workspace', async () => {
    const gone = at('gone.log').toString();
    const outside = vscode.Uri.joinPath(at('.'), '..', '..', '..', 'outside.log').toString();
    const binary = await page('binary.log', '\0\u0001\u0002'.repeat(20));
    assert.equal(await answer(new PageTexts(store), [gone, outside, binary]), '--- 2');
  });
});

describe('who says some words, kept by phrase', () => {
  it('is looked for behind the question, once for each library', async () => {
    const library = { works: [] as readonly Work[] };
    const [one, two] = [{ citekey: 'one' }, { citekey: 'two' }] as unknown as [Work, Work];
    let hits = [{ work: one }];
    const searched: string[] = [];
    const search = (query: string) => {
      searched.push(query);
      return { hits };
    };
    const who = new WhoSays(
      { library } as unknown as LibraryStore,
      { isReady: true, search } as unknown as Searching,
    );
    const ask = (...words: string[]) => who.asking(() => words.flatMap((each) => who.of(each)));
    const [first, second] = ['lamps burn low at night', 'ink fades in the light'];
    const { given, wanted } = ask(first!, second!, first!, 'too few words');
    assert.deepEqual([given, searched], [[], []]);
    await Promise.all([who.lookFor(wanted), who.lookFor(wanted)]);
    assert.deepEqual(searched, [`"${first}"`, `"${second}"`]);
    assert.deepEqual([ask(first!).given, ask(first!).wanted.size], [[one], 0]);
    library.works = [one, two];
    hits = [{ work: two }];
    const later = ask(first!);
    assert.deepEqual([later.given, [...later.wanted]], [[], [first]]);
    await who.lookFor(later.wanted);
    assert.deepEqual(ask(first!).given, [two]);
  });
});
