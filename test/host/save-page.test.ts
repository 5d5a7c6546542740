import * as assert from 'node:assert/strict';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { PAPERS_MIME } from '../../src/names';
import { IntakeCache } from '../../src/vscode/cache';
import { fetchPage, fetchPages } from '../../src/vscode/saving/fetch-page';
import { type Questions, saveFromAddresses, savePage, saveText } from '../../src/vscode/saving/save-page';
import { dropOnPapers } from '../../src/vscode/saving/save-page-drop';
import { LibraryStore } from '../../src/vscode/store';
import { arxivPage, eventually, folder, inFolder, readLibrary, write } from './support';

/** Answers for a reader; a question that no test expects is a failure. */
function answering(answers: Partial<Questions>): Questions {
  const unexpected = (question: string) => () => assert.fail(`The reader was asked: ${question}`);
  return {
    address: unexpected('the address'),
    saveUnread: unexpected('save anyway'),
    known: unexpected('replace or keep both'),
    mayFetch: unexpected('may the network be asked'),
    ...answers,
  } as Questions;
}

const nameOf = (uri: vscode.Uri) => uri.path.slice(uri.path.lastIndexOf('/') + 1);
const textOf = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
const html = (title: string, id: string) =>
  `<!doctype html><html><head><title>[${id}] ${title}</title><link rel="canonical" href="https://arxiv.org/abs/${id}"/><meta name="citation_title" content="${title}"/><meta name="citation_author" content="Lovelace, Ada"/></head><body><main><h1>Computer Science > Digital Libraries</h1><div class="dateline">[Submitted on 5 Jan 2024]</div><h1 class="title"><span>Title:</span>${title}</h1><div class="authors"><span>Authors:</span><a href="#">Ada Lovelace</a></div><a href="#">View PDF</a><blockquote><span>Abstract:</span>We save pages &amp; read them. We find that addresses matter.</blockquote><div><h2>Submission history</h2>From: Ada Lovelace [view email]<br/>[v1] Fri, 5 Jan 2024 12:00:00 UTC (123 KB)</div></main></body></html>`;

describe('save page', () => {
  const settings = () => vscode.workspace.getConfiguration('scholium.save');
  const titles = async () => (await readLibrary()).works.map(({ title }) => title);
  const shown = (title: string) => eventually(`“${title}”`, async () => (await titles()).includes(title));
  let log: vscode.LogOutputChannel;
  let store: LibraryStore;

  before(async () => {
    await readLibrary();
    await settings().update('folder', 'saved-pages', vscode.ConfigurationTarget.Workspace);
    log = vscode.window.createOutputChannel('Scholium test of saving', { log: true });
    store = new LibraryStore(new IntakeCache(undefined, '', log), log);
    await store.refresh();
  });

  after(async () => {
    await settings().update('folder', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(inFolder('saved-pages'), { recursive: true });
    store.dispose();
    log.dispose();
  });

  const inStore = (title: string) =>
    eventually(`“${title}” in the store`, () => store.library.byTitle(title).length > 0);

  it('saves from the clipboard by the command, into the folder of the setting', async () => {
    const title = 'Pages From the Clipboard in a Host Test';
    await vscode.env.clipboard.writeText(`https://arxiv.org/abs/2401.00777\n\n${arxivPage(title)}`);
    await vscode.commands.executeCommand('scholium.savePage');
    await shown(title);
    const uri = inFolder('saved-pages', 'pages-clipboard-host-test-2024.txt');
    assert.match(
      await textOf(uri),
      /^https:\/\/arxiv\.org\/abs\/2401\.00777\nSaved: \d{4}-\d\d-\d\d\n\nComputer/,
    );
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, uri.path);
    const work = (await readLibrary()).works.find((one) => one.title === title);
    assert.ok(JSON.stringify(work).includes('2401.00777'), 'the id of the header is the paper’s');
  });

  it('recognises the same page, and asks about one with other words', async () => {
    const title = 'The Same Page Twice in a Host Test';
    const page = { text: arxivPage(title), url: 'https://arxiv.org/abs/2401.00778' };
    const first = await savePage(store, page, answering({}));
    assert.equal(first?.outcome, 'new');
    await inStore(title);
    const again = await savePage(store, page, answering({}));
    assert.deepEqual([again?.outcome, again?.uri.path], ['known', first.uri.path]);

    const other = { ...page, text: page.text.replace('lines matter', 'lines and words matter') };
    assert.equal(await savePage(store, other, answering({ known: async () => undefined })), undefined);
    const both = await savePage(store, other, answering({ known: async () => 'both' }));
    assert.equal(nameOf(both!.uri), nameOf(first.uri).replace('.txt', '-2.txt'));
    await vscode.workspace.fs.delete(both!.uri);
    await eventually('the second to go', () =>
      store.library.pages.every(({ place }) => place.file !== both!.uri.toString()),
    );
    const replaced = await savePage(
      store,
      other,
      answering({
        known: async (_, replaceable) => {
          assert.ok(replaceable);
          return 'replace';
        },
      }),
    );
    assert.deepEqual([replaced?.outcome, replaced?.uri.path], ['replaced', first.uri.path]);
    assert.match(await textOf(first.uri), /lines and words matter/);
  });

  it('asks for the address of a page that gives none, and takes none for an answer', async () => {
    const title = 'A Page Without an Address in a Host Test';
    const left = await saveText(store, arxivPage(title), answering({ address: async () => undefined }));
    assert.deepEqual(left, []);
    const [saved] = await saveText(store, arxivPage(title), answering({ address: async () => '' }));
    assert.match(await textOf(saved!.uri), /^Computer Science/);
    await shown(title);
  });

  it('says why a text holds no page, and saves it only when told to', async () => {
    const page = { text: 'A recipe of lentils.\nBoil them.', url: 'https://example.org/lentils' };
    const reasons: string[] = [];
    const saveUnread = (answer: boolean) => async (reason: string) => {
      reasons.push(reason);
      return answer;
    };
    assert.equal(await savePage(store, page, answering({ saveUnread: saveUnread(false) })), undefined);
    const saved = await savePage(store, page, answering({ saveUnread: saveUnread(true) }));
    assert.equal(nameOf(saved!.uri), 'example-org-lentils.txt');
    assert.match(reasons[0]!, /no page of a site that Scholium knows/);
    assert.match(await textOf(saved!.uri), /^URL: https:\/\/example\.org\/lentils\nSaved: .*\n\nA recipe/);
  });

  it('saves the selection of an untitled editor', async () => {
    const title = 'A Selection in a Host Test';
    const page = `https://arxiv.org/abs/2401.00779\n${arxivPage(title)}`;
    const document = await vscode.workspace.openTextDocument({ content: `mine\n${page}\nmine` });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(1, 0, document.lineCount - 2, 0);
    await vscode.commands.executeCommand('scholium.saveSelection');
    await shown(title);
    assert.doesNotMatch(await textOf(inFolder('saved-pages', 'selection-host-test-2024.txt')), /mine/);
  });

  it('uses the folder with most dumps when the setting is empty', async () => {
    const title = 'A Page Beside the Others in a Host Test';
    await settings().update('folder', undefined, vscode.ConfigurationTarget.Workspace);
    const saved = await savePage(
      store,
      { text: arxivPage(title), url: 'https://arxiv.org/abs/2401.00780' },
      answering({}),
    );
    await settings().update('folder', 'saved-pages', vscode.ConfigurationTarget.Workspace);
    const place = vscode.workspace.asRelativePath(saved!.uri);
    assert.ok(saved!.uri.path.startsWith(folder().path), place);
    await shown(title);
    await vscode.workspace.fs.delete(saved!.uri);
  });

  it('refuses a folder outside the workspace', async () => {
    await settings().update('folder', '../elsewhere', vscode.ConfigurationTarget.Workspace);
    await assert.rejects(
      savePage(store, { text: arxivPage('Out'), url: 'https://arxiv.org/abs/2401.00781' }, answering({})),
      /inside the workspace/,
    );
    await settings().update('folder', 'saved-pages', vscode.ConfigurationTarget.Workspace);
  });

  describe('from an address', () => {
    let server: Server;
    let site: string;
    const asked: { path: string; at: number }[] = [];
    const answers: Record<string, (response: ServerResponse) => void> = {
      '/abs/one': (response) =>
        send(response, 'text/html; charset=utf-8', html('Pages From a Server in a Host Test', '2401.00782')),
      '/abs/latin': (response) => {
        response.setHeader('content-type', 'text/html; charset=iso-8859-1');
        response.end(Buffer.from('<html><body><p>Zoë Müller</p></body></html>', 'latin1'));
      },
      '/moved': (response) => response.writeHead(302, { location: '/abs/one' }).end(),
      '/broken': (response) => response.writeHead(500).end('no'),
      '/refused': (response) => response.writeHead(403).end('no'),
      '/paper.pdf': (response) => send(response, 'application/pdf', '%PDF-1.7'),
      '/large': (response) => send(response, 'text/plain', 'x'.repeat(10_000_001)),
      '/silent': () => undefined,
    };
    const send = (response: ServerResponse, type: string, text: string) => {
      response.setHeader('content-type', type);
      response.end(text);
    };
    const options = { pause: 0, timeout: 2000 };

    before(async () => {
      server = createServer((request, response) => {
        asked.push({ path: request.url!, at: Date.now() });
        const answer = answers[request.url!];
        if (answer) answer(response);
        else response.writeHead(404).end('nothing here');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });

    after(() => {
      server.closeAllConnections();
      server.close();
    });

    it('saves the page with its address, once the reader agrees', async () => {
      asked.length = 0;
      assert.deepEqual(
        await saveFromAddresses(
          store,
          [`${site}/abs/one`],
          answering({ mayFetch: async () => false }),
          options,
        ),
        [],
      );
      assert.equal(asked.length, 0, 'without the reader’s word nothing is asked');
      const [saved] = await saveFromAddresses(
        store,
        [`${site}/moved`],
        answering({ mayFetch: async () => true }),
        options,
      );
      assert.equal(nameOf(saved!.uri), 'lovelace-pages-server-2024.txt');
      const text = await textOf(saved!.uri);
      assert.ok(text.includes(`url: "${site}/abs/one"`), text);
      await shown('Pages From a Server in a Host Test');
    });

    it('takes a text that is only addresses for their pages', async () => {
      const hosts: string[][] = [];
      const mayFetch = async (addresses: readonly string[]) => {
        hosts.push([...addresses]);
        return false;
      };
      await saveText(
        store,
        `${site}/abs/one\nhttps://arxiv.org/pdf/2401.00001v2.pdf\n`,
        answering({ mayFetch }),
      );
      assert.deepEqual(hosts, [[`${site}/abs/one`, 'https://arxiv.org/abs/2401.00001v2']]);
    });

    it('lists each failure with its reason', async () => {
      const paths = ['/nowhere', '/broken', '/refused', '/paper.pdf', '/large', '/abs/one'];
      const outcomes = await fetchPages(
        paths.map((path) => site + path),
        options,
      );
      const said = outcomes.map((outcome) => ('failed' in outcome ? outcome.failed : 'read'));
      const patterns = [
        /no such page \(404\)/,
        /error \(500\)/,
        /refuses \(403\).*clipboard/,
        /application\/pdf/,
        /10 MB/,
        /^read$/,
      ];
      for (const [index, pattern] of patterns.entries()) assert.match(said[index]!, pattern);
    });

    it('gives up a silent host, one that cannot be reached, and when the reader stops it', async () => {
      await assert.rejects(
        fetchPage(`${site}/silent`, { pause: 0, timeout: 200 }),
        /did not answer within 0\.2 seconds/,
      );
      await assert.rejects(fetchPage('http://127.0.0.1:9/', options), /cannot be reached/);
      const source = new vscode.CancellationTokenSource();
      setTimeout(() => source.cancel(), 100);
      await assert.rejects(
        fetchPage(`${site}/silent`, { ...options, token: source.token }),
        /You stopped it/,
      );
    });

    it('decodes what the page says it is written in', async () => {
      assert.match((await fetchPage(`${site}/abs/latin`, options)).text, /Zoë Müller/);
    });

    it('asks one host no oftener than the pause', async () => {
      asked.length = 0;
      await fetchPages([`${site}/a`, `${site}/b`, `${site}/c`], { pause: 150, timeout: 2000 });
      const gaps = asked.slice(1).map(({ at }, index) => at - asked[index]!.at);
      assert.ok(gaps.length === 2 && gaps.every((gap) => gap >= 120), gaps.join(' '));
    });
  });

  describe('what is dropped on Papers', () => {
    const dropped = async (items: Record<string, string>) => {
      const data = new vscode.DataTransfer();
      for (const [mime, text] of Object.entries(items)) data.set(mime, new vscode.DataTransferItem(text));
      await dropOnPapers(store, data);
    };
    const saved = async () => (await vscode.workspace.fs.readDirectory(inFolder('saved-pages'))).length;

    it('converts an HTML file', async () => {
      const title = 'A Dropped File in a Host Test';
      const uri = await write(inFolder('dropped.html'), html(title, '2401.00783'));
      await dropped({ 'text/uri-list': uri.toString() });
      await shown(title);
      const text = await textOf(inFolder('saved-pages', 'lovelace-dropped-file-2024.txt'));
      assert.match(text, /url: "https:\/\/arxiv\.org\/abs\/2401\.00783"/);
      await vscode.workspace.fs.delete(uri);
    });

    it('saves what was selected in a browser', async () => {
      const title = 'A Dropped Selection in a Host Test';
      await dropped({ 'text/html': html(title, '2401.00784'), 'text/plain': title });
      await shown(title);
    });

    it('leaves alone a page that is in the folder already, and rows of its own', async () => {
      const before = await saved();
      await dropped({
        'text/uri-list': inFolder('saved-pages', 'lovelace-dropped-file-2024.txt').toString(),
      });
      await dropped({ [PAPERS_MIME]: '["x"]', 'text/plain': 'x' });
      assert.equal(await saved(), before);
    });
  });
});
