/** Pages of papers and authors in the editor: what the webview is sent, and what its clicks do. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PageSubject, PaperPage } from '../../src/core/paper-page/model';
import type { ScholiumApi } from '../../src/extension';
import { eventually, readLibrary } from './support';

type Api = ScholiumApi['pages'];
type Panel = Api['panels'][number];

let pages: Api;
const TITLE = "Let's Verify Step by Step";
const NAMES = ['arxiv:2305.20050'];
const closeAll = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');

/** The page that was opened last, when it has been drawn and pleases. */
async function drawn(
  title: string,
  pleases: (page: PaperPage) => boolean = () => true,
): Promise<{ panel: Panel; page: PaperPage }> {
  const pageOf = (panel: Panel | undefined) =>
    panel?.sent?.type === 'show' && panel.sent.page.title === title ? panel.sent.page : undefined;
  const isThere = () => {
    const page = pageOf(pages.panels.at(-1));
    return page !== undefined && pleases(page);
  };
  await eventually(`the page “${title}”`, isThere, 20_000);
  const panel = pages.panels.at(-1)!;
  return { panel, page: pageOf(panel)! };
}

const paper = (id = 'an id of before'): PageSubject => ({ of: 'paper', id, names: NAMES });
const has = (id: string) => (page: PaperPage) => page.sections.some((section) => section.id === id);

/** The number of the link of these words. */
function linkOf(page: PaperPage, words: string): number {
  const blocks = [...page.head, ...page.sections.flatMap((section) => section.blocks)];
  for (const block of blocks) {
    if (block.kind === 'actions')
      for (const { label, link } of block.actions) if (label === words) return link;
    const lines = block.kind === 'rows' ? block.rows : block.kind === 'text' ? [block] : [];
    for (const { text, link } of lines.flatMap(({ runs }) => runs))
      if (text === words && link !== undefined) return link;
  }
  throw new Error(`The page has no link “${words}”.`);
}

describe('pages of papers and authors', () => {
  before(async () => {
    const api = await vscode.extensions.getExtension<ScholiumApi>('scholium.scholium')!.activate();
    pages = api.pages;
    await readLibrary();
  });
  beforeEach(closeAll);
  after(closeAll);

  it('finds a paper by its names where its id is another, tells all in the end, and is there once', async () => {
    await pages.show(paper());
    const { panel, page } = await drawn(TITLE, (each) => has('related')(each) && has('influence')(each));
    assert.deepEqual(
      page.sections.map(({ id }) => id).filter((id) => ['abstract', 'citers', 'provenance'].includes(id)),
      ['abstract', 'citers', 'provenance'],
    );
    await pages.show(panel.subject!);
    assert.equal(pages.panels.length, 1);
  });

  it('does what a link says, and nothing by a number that it has not given', async () => {
    await pages.show(paper());
    const { panel, page } = await drawn(TITLE, has('related'));
    await vscode.env.clipboard.writeText('');
    await panel.hear({ type: 'follow', link: linkOf(page, 'Copy Key') });
    assert.match(await vscode.env.clipboard.readText(), /^@lightman/);
    for (const message of [
      { type: 'follow', link: 987_654 },
      { type: 'follow', link: -1 },
      { type: 'follow', link: 'scholium.refresh' },
      { type: 'open', file: 'file:///etc/passwd' },
      undefined,
    ])
      await panel.hear(message);
    assert.equal(vscode.window.activeTextEditor, undefined);
    await panel.hear({ type: 'follow', link: linkOf(page, 'Open Line') });
    await eventually(
      'the line',
      () => vscode.window.activeTextEditor?.document.uri.path.endsWith('.txt') ?? false,
    );
    assert.equal(
      vscode.window.activeTextEditor!.document.getText(vscode.window.activeTextEditor!.selection),
      TITLE,
    );
  });

  it('leads to the page of an author, and from there to papers', async () => {
    await pages.show(paper());
    const { panel, page } = await drawn(TITLE);
    await panel.hear({ type: 'follow', link: linkOf(page, 'Hunter Lightman') });
    const author = await drawn('Hunter Lightman');
    assert.equal(author.page.kind, 'Author');
    await pages.show({ of: 'author', name: 'Lightman, Hunter' });
    assert.equal(pages.panels.length, 2);
    await author.panel.hear({ type: 'follow', link: linkOf(author.page, TITLE) });
    assert.equal(pages.panels.length, 2);
  });

  it('comes back after a reload, and says so where it cannot', async () => {
    const restored = async (state: unknown): Promise<Panel> => {
      const panel = vscode.window.createWebviewPanel('scholium.page', 'Page', vscode.ViewColumn.Active);
      await pages.deserializeWebviewPanel(panel, state);
      return pages.panels.at(-1)!;
    };
    await restored({ subject: paper(), scroll: 12, sections: {} });
    await drawn(TITLE);
    for (const [state, words] of [
      [{ subject: { of: 'paper', id: 'x', names: ['arxiv:0000.00000'] } }, /No page of this folder/],
      [{ subject: { of: 'author', name: 'Nobody Atall' } }, /No paper of this folder/],
      [{ scope: 1 }, /Another version/],
      [undefined, /Another version/],
    ] as const) {
      await closeAll();
      const panel = await restored(state);
      await eventually(
        'the words',
        () => panel.sent?.type === 'fail' && words.test(panel.sent.message),
        20_000,
      );
    }
  });
});
