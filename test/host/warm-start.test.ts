import * as assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { libraryReport } from '../../src/core/views/report';
import { IntakeCache } from '../../src/vscode/cache';
import { LibraryStore } from '../../src/vscode/store';
import { arxivPage, eventually, inFolder, readLibrary, write } from './support';

const TITLES = ['Stays', 'Changes', 'Goes', 'Hides'].map(
  (word) => `A Paper That ${word} Between Two Sessions`,
);
const AN_HOUR = 3_600_000;

describe('a warm start', () => {
  let storage: string;
  let messages: string[];
  const stores: LibraryStore[] = [];
  const log = {
    info: (message: string) => messages.push(message),
    warn: (message: string) => messages.push(message),
    error: (message: unknown) => messages.push(String(message)),
  } as unknown as vscode.LogOutputChannel;
  const open = (build = 'a build') => {
    const cache = new IntakeCache(vscode.Uri.file(storage), build, log);
    const store = new LibraryStore(cache, log);
    stores.push(store);
    return { cache, store };
  };
  const page = (title: string) => inFolder('warm', `${title.split(' ')[3]}.txt`);
  const has = ({ library }: LibraryStore, title: string) => library.byTitle(title).length > 0;
  /** As it was written an hour ago, so that its time tells whether it was changed since. */
  const age = ({ fsPath }: vscode.Uri) => {
    const then = new Date(Date.now() - AN_HOUR);
    utimesSync(fsPath, then, then);
  };

  before(async () => {
    await readLibrary();
    storage = mkdtempSync(join(tmpdir(), 'scholium-warm-'));
    messages = [];
    for (const title of TITLES) age(await write(page(title), arxivPage(title)));
    const { cache, store } = open();
    await store.refresh();
    await cache.flush();
    store.dispose();
  });

  after(async () => {
    for (const store of stores) store.dispose();
    await vscode.workspace.fs.delete(inFolder('warm'), { recursive: true });
    rmSync(storage, { recursive: true });
  });

  it('has the library of the last time, and what changed since', async () => {
    const [stays, changes, goes, hides] = TITLES as [string, string, string, string];
    const other = 'Another Paper Altogether in Its Place';
    await write(page(changes), arxivPage(other));
    await vscode.workspace.fs.delete(page(goes));
    // To the file system it is the same: only its content tells, and that is not asked at every start.
    const hidden = arxivPage(hides).replace('pages are read', 'pages are seen');
    const { mtime, size } = statSync(page(hides).fsPath);
    writeFileSync(page(hides).fsPath, hidden.slice(0, size));
    utimesSync(page(hides).fsPath, mtime, mtime);

    const { store } = open();
    const reading = store.refresh();
    await eventually('the library of the last time', () => has(store, stays));
    await reading;
    assert.match(messages.join('\n'), /\d+ files of the last time/);
    assert.deepEqual(
      [stays, changes, goes, other].map((title) => has(store, title)),
      [true, false, false, true],
    );
    const abstract = () => store.library.byTitle(hides)[0]!.abstracts[0]!.text;
    assert.match(abstract(), /pages are read/);
    await store.refresh('thorough');
    assert.match(abstract(), /pages are seen/);
    const { store: cold } = open('another build');
    await cold.refresh();
    assert.deepEqual(libraryReport(store.library), libraryReport(cold.library));
  });

  it('reads on after it was stopped', async () => {
    const { store } = open('a third build');
    const first = store.refresh();
    // The reading that is under way gives way; what it has read is not read again.
    const second = store.refresh();
    await Promise.all([first, second]);
    assert.equal(libraryReport(store.library).works.length, (await readLibrary()).works.length);
  });
});
