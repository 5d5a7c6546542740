/** Looking up, against a server on this machine that behaves as the services document, and as they do on bad days. */
import * as assert from 'node:assert/strict';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as os from 'node:os';
import * as vscode from 'vscode';
import { SERVICES } from '../../src/core/lookup';
import type { LookupService } from '../../src/core/lookup/service';
import { Asker } from '../../src/vscode/asker';
import { IntakeCache } from '../../src/vscode/cache';
import { askServices, type Choose, lookUp } from '../../src/vscode/look-up';
import { LibraryStore } from '../../src/vscode/store';
import { arxivPage, eventually, inFolder, readLibrary, write } from './support';

const ANSWER = JSON.stringify({
  message: {
    items: [{ DOI: '10.1000/lamps', title: ['On Lamps'], author: [{ family: 'Roe', given: 'Jane' }] }],
  },
});
const SUBJECT = { title: 'On Lamps', identifiers: [] };

describe('looking up', function () {
  this.timeout(20_000);
  let server: http.Server;
  let root: string;
  let asked: { url: string; at: number }[] = [];
  let answer: (response: http.ServerResponse, attempt: number) => void;
  const memory = vscode.Uri.joinPath(vscode.Uri.file(os.tmpdir()), `scholium-answers-${process.pid}`);

  before(async () => {
    server = http.createServer((request, response) => {
      asked.push({ url: request.url ?? '', at: Date.now() });
      answer(response, asked.length);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    asked = [];
    answer = (response) => response.end(ANSWER);
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await vscode.workspace.fs.delete(memory, { recursive: true }).then(undefined, () => undefined);
  });

  const crossref = (gap = 1): LookupService => ({
    ...SERVICES.find(({ id }) => id === 'crossref')!,
    root,
    gap,
  });
  const ask = (services: LookupService[] = [crossref()], asker = new Asker(undefined)) =>
    askServices(services, SUBJECT, asker, new vscode.CancellationTokenSource().token);
  const fail =
    (status: number, headers: http.OutgoingHttpHeaders = {}) =>
    (response: http.ServerResponse) => {
      response.writeHead(status, headers).end('no');
    };

  it('reads what the service answers', async () => {
    const { candidates, failures } = await ask();
    assert.deepEqual([candidates.map(({ title }) => title), failures], [['On Lamps'], []]);
  });

  it('waits as long as a busy service asks, and tries again', async () => {
    answer = (response, attempt) =>
      attempt === 1 ? fail(429, { 'retry-after': '1' })(response) : response.end(ANSWER);
    const { candidates } = await ask();
    assert.equal(candidates.length, 1);
    assert.ok(asked[1]!.at - asked[0]!.at >= 950, `${asked[1]!.at - asked[0]!.at} ms`);
  });

  it('does not wait for minutes, and says when to come back', async () => {
    answer = fail(429, { 'retry-after': '3600' });
    const { failures } = await ask();
    assert.match(failures.join(), /Crossref is busy and asks to wait 3600 s/);
    assert.equal(asked.length, 1);
  });

  it('gives up a broken service after three tries, and the others still answer', async () => {
    answer = (response, attempt) => (attempt <= 3 ? fail(500)(response) : response.end(ANSWER));
    const { candidates, failures } = await ask([crossref(), crossref()]);
    assert.match(failures.join(), /status 500.*try again later/);
    assert.deepEqual([candidates.length, asked.length], [1, 4]);
  });

  it('says of a cut answer that it is cut, and takes nothing of it', async () => {
    answer = (response) => response.end(ANSWER.slice(0, 60));
    const { candidates, failures } = await ask();
    assert.equal(candidates.length, 0);
    assert.match(failures.join(), /breaks off/);
  });

  it('gives up a silent service, and one that cannot be reached', async () => {
    answer = () => undefined;
    const token = new vscode.CancellationTokenSource().token;
    const options = { gap: 1, label: 'Crossref', token, timeout: 200 };
    await assert.rejects(
      new Asker(undefined).ask(`${root}/works`, options),
      /did not answer within 0.2 seconds/,
    );
    await assert.rejects(new Asker(undefined).ask('http://127.0.0.1:1/works', options), /cannot be reached/);
  });

  it('ends at once when the reader cancels', async () => {
    answer = () => undefined;
    const source = new vscode.CancellationTokenSource();
    setTimeout(() => source.cancel(), 100);
    const started = Date.now();
    const { candidates, failures } = await askServices(
      [crossref()],
      SUBJECT,
      new Asker(undefined),
      source.token,
    );
    assert.deepEqual([candidates, failures], [[], []]);
    assert.ok(Date.now() - started < 2000);
  });

  it('knows nothing where the service knows nothing', async () => {
    answer = fail(404);
    assert.deepEqual(await ask(), { candidates: [], failures: [] });
  });

  it('keeps the distance the service asks for, also of questions at the same time', async () => {
    const asker = new Asker(undefined);
    await Promise.all([ask([crossref(300)], asker), ask([crossref(300)], asker)]);
    assert.ok(asked[1]!.at - asked[0]!.at >= 280, `${asked[1]!.at - asked[0]!.at} ms`);
  });

  it('keeps what the reader accepts, and the library has it from then on', async () => {
    const page = await write(inFolder('look-up', 'lamps.txt'), arxivPage('On Lamps'));
    const log = vscode.window.createOutputChannel('Scholium look-up test', { log: true });
    const store = new LibraryStore(new IntakeCache(undefined, '', log), log);
    try {
      await store.refresh();
      const [work] = store.library.byTitle('On Lamps');
      const seen: string[][] = [];
      // The first service, the first candidate, then all fields that are checked.
      const pick = (async (rows: readonly vscode.QuickPickItem[], options?: vscode.QuickPickOptions) => {
        seen.push(rows.map(({ label, description, detail }) => [label, description, detail].join(' | ')));
        return options?.canPickMany ? rows.filter(({ picked }) => picked) : rows[0];
      }) as unknown as Choose;
      const accepted = await lookUp(work!, new Asker(undefined), '2026-11-21', { pick, all: [crossref()] });
      assert.match(seen[0]![0]!, /^Crossref .*Sends .*“On Lamps”/);
      assert.match(seen[1]![0]!, /On Lamps .*Jane Roe/);
      assert.deepEqual(
        seen[2]!.map((row) => row.split(' | ')[0]),
        ['Authors', 'Identifiers'],
      );
      await store.word.acceptLookup(work!, accepted!);
      assert.equal(store.library.byTitle('On Lamps')[0]!.identifiers[0]!.value, '10.1000/lamps');
      // The extension itself, as another window would, sees it by the file.
      await eventually('the look-up in the library', async () =>
        (await readLibrary()).works.some(
          ({ title, authors, identifiers }) =>
            title === 'On Lamps' && authors[0] === 'Jane Roe' && identifiers.doi === '10.1000/lamps',
        ),
      );
      const kept = await vscode.workspace.fs.readFile(inFolder('.scholium', 'lookups.jsonl'));
      assert.match(new TextDecoder().decode(kept), /"service":"crossref".*"on":"2026-11-21"/);
    } finally {
      store.dispose();
      log.dispose();
      await vscode.workspace.fs
        .delete(inFolder('.scholium', 'lookups.jsonl'))
        .then(undefined, () => undefined);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(page, '..'), { recursive: true });
    }
  });

  it('remembers answers, and not failures', async () => {
    answer = fail(404);
    await ask([crossref()], new Asker(memory));
    answer = (response) => response.end(ANSWER);
    for (let i = 0; i < 3; i++)
      assert.equal((await ask([crossref()], new Asker(memory))).candidates.length, 1);
    assert.equal(asked.length, 2);
  });
});
