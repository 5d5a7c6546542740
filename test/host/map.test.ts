/** Maps in the editor: what the extension sends to the webview, and what it does when the webview says something. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { MapGraph, MapScope } from '../../src/core/map/model';
import type { ScholiumApi } from '../../src/extension';
import type { ToMap } from '../../src/protocol/map';
import { arxivPage, eventually, inFolder, readLibrary, write } from './support';

type Api = ScholiumApi['maps'];
type Panel = Api['panels'][number];

let maps: Api;
const TITLE = "Let's Verify Step by Step";
/** The id of this paper of the sample, which many cite. */
let hub: string;

const closeAll = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');

/** The one map that is open, when its webview has been sent something of this type. */
async function mapWith<Type extends ToMap['type']>(
  type: Type,
): Promise<{ panel: Panel; sent: Extract<ToMap, { type: Type }> }> {
  await eventually(`a message “${type}”`, () => maps.panels.at(-1)?.sent?.type === type, 20_000);
  const panel = maps.panels.at(-1)!;
  return { panel, sent: panel.sent as Extract<ToMap, { type: Type }> };
}

async function open(scope: MapScope): Promise<{ panel: Panel; graph: MapGraph }> {
  await maps.show(scope);
  const { panel, sent } = await mapWith('show');
  return { panel, graph: sent.graph };
}

/** Says of the next dialogs that the reader takes this file; answers with what it was offered. */
function savingTo(uri: vscode.Uri | undefined): { offered: vscode.SaveDialogOptions[]; end: () => void } {
  const offered: vscode.SaveDialogOptions[] = [];
  const before = vscode.window.showSaveDialog;
  const replace = (value: typeof before) =>
    Object.defineProperty(vscode.window, 'showSaveDialog', { value, configurable: true, writable: true });
  replace(async (options) => {
    offered.push(options ?? {});
    return uri;
  });
  return { offered, end: () => replace(before) };
}

const textOf = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

describe('citation maps', () => {
  before(async () => {
    const api = await vscode.extensions.getExtension<ScholiumApi>('scholium.scholium')!.activate();
    maps = api.maps;
    await readLibrary();
    const { graph } = await open({ of: 'library' });
    hub = graph.nodes.id[graph.nodes.title.indexOf(TITLE)]!;
  });
  beforeEach(closeAll);
  after(closeAll);

  it('opens beside nothing, sends the papers around one, and is there once', async () => {
    await vscode.commands.executeCommand('scholium.showMap', { workId: hub });
    const { sent } = await mapWith('show');
    const { nodes, seeds, edges } = sent.graph;
    assert.equal(nodes.id[seeds[0]!], hub);
    assert.ok(nodes.id.length > 5 && edges.from.length >= nodes.id.length - 1);
    assert.equal(sent.keep, false);
    await vscode.commands.executeCommand('scholium.showMap', { workId: hub });
    assert.equal(maps.panels.length, 1);
  });

  it('shows the library, what a filter finds, what is near, what connects papers', async () => {
    const { works } = await readLibrary();
    const { graph } = await open({ of: 'library' });
    assert.equal(graph.nodes.id.length, works.length);
    const { graph: found } = await open({ of: 'query', query: 'reward' });
    assert.ok(found.nodes.id.length > 0 && found.nodes.id.length < works.length);
    const { graph: connected } = await open({
      of: 'time',
      ids: [hub, graph.nodes.id.find((id) => id !== hub)!],
    });
    assert.equal(connected.seeds.length, 2);
    const { graph: near } = await open({ of: 'similar', ids: [hub] });
    assert.ok(near.nodes.id.includes(hub));
    assert.ok(near.edges.nearness.some((nearness) => nearness !== null));
    assert.equal(maps.panels.length, 4);
  });

  it('grows by a paper, and says that the others may stay where they are', async () => {
    const { panel, graph } = await open({ of: 'papers', ids: [hub], steps: 1 });
    const grows = graph.nodes.id[graph.nodes.hidden.findIndex((hidden) => hidden > 0)]!;
    await panel.hear({ type: 'expand', id: grows });
    const { sent } = await mapWith('show');
    assert.equal(sent.keep, true);
    assert.ok(sent.graph.nodes.id.length > graph.nodes.id.length);
    assert.deepEqual(sent.graph.scope.also, [grows]);
    await panel.hear({ type: 'expand', id: 'no such paper' });
    assert.deepEqual(panel.scope?.also, [grows]);
  });

  it('tells the other maps what is selected on one', async () => {
    const { panel } = await open({ of: 'papers', ids: [hub], steps: 1 });
    await vscode.commands.executeCommand('workbench.action.newGroupRight');
    await maps.show({ of: 'library' });
    await eventually(
      'both in sight',
      () => maps.panels.length === 2 && maps.panels.every(({ visible }) => visible),
    );
    await mapWith('show');
    await panel.hear({ type: 'select', ids: [hub, 'no such paper'] });
    assert.deepEqual(maps.panels.at(-1)!.sent, { type: 'select', ids: [hub] });
  });

  it('answers with a card, as far as there is such a paper', async () => {
    const { panel } = await open({ of: 'papers', ids: [hub], steps: 1 });
    await panel.hear({ type: 'card', id: 'no such paper' });
    assert.notEqual(panel.sent?.type, 'card');
    await panel.hear({ type: 'card', id: hub });
    assert.equal((await mapWith('card')).sent.card.title, TITLE);
  });

  it('opens the line beside the map', async () => {
    const { panel } = await open({ of: 'papers', ids: [hub], steps: 1 });
    await panel.hear({ type: 'open', id: hub, what: 'line' });
    await eventually('the page', () => vscode.window.activeTextEditor !== undefined);
    const editor = vscode.window.activeTextEditor!;
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /Let's Verify Step by Step/);
    assert.ok(panel.visible);
    assert.notEqual(editor.viewColumn, panel.column);
  });

  it('cites into the note that was active last, which it brings into sight', async () => {
    const uri = await write(inFolder('map-cites.md'), 'As shown .');
    const editor = await vscode.window.showTextDocument(uri);
    editor.selection = new vscode.Selection(0, 9, 0, 9);
    const { panel } = await open({ of: 'papers', ids: [hub], steps: 1 });
    assert.equal(vscode.window.activeTextEditor, undefined);
    await panel.hear({ type: 'cite', ids: ['no such paper', hub] });
    assert.match(editor.document.getText(), /^As shown \[@lightman\w+\]\.$/);
    assert.ok(panel.visible);
    await eventually('the note', () =>
      vscode.window.visibleTextEditors.some(({ document }) => document === editor.document),
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('follows the note as it is written', async () => {
    const uri = await write(inFolder('map-follows.md'), 'Nothing yet.\n');
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('scholium.showMapOfNote');
    const { sent: empty } = await mapWith('fail');
    assert.match(empty.message, /\w.*\.$/);
    const { citekey } = (await readLibrary()).works.find(({ title }) => title === TITLE)!;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(1, 0), `See [@${citekey}].`);
    await vscode.workspace.applyEdit(edit);
    const { sent } = await mapWith('show');
    assert.deepEqual(sent.graph.nodes.id, [hub]);
    await document.save();
  });

  it('takes in a page that is saved into the folder, and lets the others stay where they are', async () => {
    const { panel, graph } = await open({ of: 'library' });
    await write(inFolder('map-new-paper.txt'), arxivPage('A Paper That Comes While a Map Is Open'));
    await eventually(
      'the paper on the map',
      () => panel.graph!.nodes.id.length === graph.nodes.id.length + 1,
      20_000,
    );
    assert.ok(panel.sent?.type === 'show' && panel.sent.keep);
    await vscode.workspace.fs.delete(inFolder('map-new-paper.txt'));
    await eventually(
      'the map as it was',
      () => panel.graph!.nodes.id.length === graph.nodes.id.length,
      20_000,
    );
  });

  it('is there again when it comes back into sight', async () => {
    const { panel, graph } = await open({ of: 'papers', ids: [hub], steps: 1 });
    await vscode.window.showTextDocument(await write(inFolder('map-covers.txt'), 'Over the map.'));
    await eventually('it to be covered', () => !panel.visible);
    panel.sent = undefined;
    panel.reveal();
    const { sent } = await mapWith('show');
    assert.equal(sent.keep, true);
    assert.equal(sent.graph, graph);
  });

  it('reads no file that is not a note, whoever asks for it', async () => {
    const uri = await write(inFolder('map-secret.key'), 'See [@lightman].');
    await maps.show({ of: 'note', note: uri.toString() });
    const { sent } = await mapWith('fail');
    assert.match(sent.message, /note of this map is gone/);
  });

  it('hears nothing that is no message', async () => {
    const { panel } = await open({ of: 'papers', ids: [hub], steps: 1 });
    const before = panel.sent;
    for (const message of [undefined, 'x', {}, { type: 'open', id: hub, what: 'command:x' }, { type: 'run' }])
      await panel.hear(message);
    await panel.hear({ type: 'fault', message: 'x'.repeat(100_000) });
    assert.equal(panel.sent, before);
    assert.equal(maps.panels.length, 1);
  });

  it('writes what is on the map, as it lies there', async () => {
    const { panel, graph } = await open({ of: 'papers', ids: [hub], steps: 1 });
    const ids = graph.nodes.id;
    const where = { ids, x: ids.map((_, n) => n), y: ids.map((_, n) => -n) };
    for (const [format, start] of [
      ['graphml', /^<\?xml/],
      ['dot', /^(?:strict )?digraph/],
      ['json', /^\{/],
    ] as const) {
      const uri = inFolder(`map-export.${format}`);
      const dialog = savingTo(uri);
      await panel.hear({ type: 'export', format, ...where });
      dialog.end();
      assert.match(dialog.offered[0]!.defaultUri!.path, new RegExp(`/map-[a-z0-9-]+\\.${format}$`));
      const text = await textOf(uri);
      assert.match(text, start);
      assert.ok(text.includes('Lightman'));
    }
  });

  it('writes pictures, and nothing when the reader leaves the dialog', async () => {
    const { panel } = await open({ of: 'papers', ids: [hub], steps: 1 });
    const left = savingTo(undefined);
    await panel.hear({ type: 'picture', format: 'svg', data: '<svg/>' });
    left.end();
    const svg = savingTo(inFolder('map.svg'));
    await panel.hear({ type: 'picture', format: 'svg', data: '<svg/>' });
    svg.end();
    assert.equal(await textOf(inFolder('map.svg')), '<svg/>');
    const png = savingTo(inFolder('map.png'));
    await panel.hear({ type: 'picture', format: 'png', data: 'no png' });
    await panel.hear({ type: 'picture', format: 'png', data: 'iVBORw0KGgo=' });
    png.end();
    assert.deepEqual(
      [...(await vscode.workspace.fs.readFile(inFolder('map.png')))],
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    );
  });

  it('comes back after a reload, and says so where another version kept it', async () => {
    const panelOf = () => vscode.window.createWebviewPanel('scholium.map', 'Map', vscode.ViewColumn.Active);
    await maps.deserializeWebviewPanel(panelOf(), { scope: { of: 'papers', ids: [hub], steps: 2 }, more: 1 });
    const { sent } = await mapWith('show');
    assert.equal(sent.keep, true);
    await closeAll();
    await maps.deserializeWebviewPanel(panelOf(), { scope: { of: 'dreams' } });
    assert.match((await mapWith('fail')).sent.message, /another version/i);
  });
});
