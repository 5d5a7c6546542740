// What a reader does with the views beyond the story: grouping, filtering, opening, dragging, the card's links.
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, withWorkbench } from './driver';

const pages = { copyOf: join(root, 'examples', 'pages') };
const COT = 'Chain-of-Thought Prompting Elicits Reasoning in Large Language Models';

describe('the views', () => {
  it('group, sort and filter the papers, and open a page at its line', () =>
    withWorkbench({ folder: temporaryFolder({ pages }) }, async (wb) => {
      await wb.openContainer('Scholium');
      await wb.widenSideBar(620);
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes(COT)));

      await wb.command('Scholium: Group Papers By');
      await wb.quickPick.accept('Year');
      await wb.treeWhere('Papers', (rows) => /^20\d\d \d+$/.test(rows[0] ?? ''));
      await wb.command('Scholium: Sort Papers By');
      await wb.quickPick.accept('Title');

      await wb.command('Scholium: Filter Papers');
      await wb.quickPick.type('author:wei is:cited');
      await wb.quickPick.accept();
      const filtered = await wb.treeWhere('Papers', (rows) => rows.length > 0 && rows.length < 8);
      assert.ok(
        filtered.some((row) => row.includes(COT)),
        filtered.join('\n'),
      );
      const message = (await wb.view('Papers')).locator('.message');
      assert.match(await message.innerText(), /author:wei is:cited/);
      await wb.screenshot('filtered', { of: await wb.view('Papers') });

      await wb.expand('Papers', COT);
      await wb.expand('Papers', /^Read from/);
      await (await wb.row('Papers', /^000_/)).click();
      await wb.page.locator('.tab.active', { hasText: '000_' }).waitFor();
      const selected = wb.page.locator('.part.statusbar', { hasText: /selected/ });
      await selected.waitFor();
      await wb.command('Scholium: Clear the Filter');
      await wb.treeWhere('Papers', (rows) => rows.length > 8);
    }));

  it('colour a dump, and show the card of a title in it, whose links work', () =>
    withWorkbench({ folder: temporaryFolder({ pages, 'draft.md': 'Draft \n' }) }, async (wb) => {
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes('Chain-of-Thought')));
      await wb.openFile('pages/rewards/uesato-process-vs-outcome.txt');
      await wb.page.locator('.part.statusbar', { hasText: 'Paper dump' }).waitFor();
      await wb.screenshot('dump');
      const card = await wb.hoverOn('Solving math word problems');
      assert.match(card, /Solving math word problems with process- and outcome-based feedback/);
      await wb.page.locator('.monaco-hover a', { hasText: 'Show citers' }).first().click();
      await wb.treeWhere('Citers', (rows) => rows.length > 2);

      await wb.openFile('draft.md');
      await wb.type('see arXiv:2201.11903v3 ');
      assert.match(await wb.hoverOn('2201.11903'), /Chain-of-Thought/);
      await wb.page.locator('.monaco-hover a', { hasText: 'Cite' }).first().click();
      await until(
        async () => (await wb.editorText()).includes('[@weiChainofThoughtPromptingElicits2022]'),
        'the citation',
      );
    }));

  it('let papers be dragged into a note', () =>
    withWorkbench({ folder: temporaryFolder({ pages, 'draft.md': 'A line to drop on.\n' }) }, async (wb) => {
      await wb.openFile('draft.md');
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes('Chain-of-Thought')));
      await wb.dragToEditor(await wb.row('Papers', /^Chain-of-Thought/), 'line to drop');
      await until(
        async () => /\[@weiChainofThoughtPromptingElicits2022\]/.test(await wb.editorText()),
        'the dropped citation',
      );
      await wb.page.keyboard.press('ControlOrMeta+Z');
      await until(async () => (await wb.editorText()) === 'A line to drop on.\n', 'one undo');
    }));

  it('cite several papers that are selected together, by one drag', () =>
    withWorkbench({ folder: temporaryFolder({ pages, 'draft.md': 'A line to drop on.\n' }) }, async (wb) => {
      await wb.openFile('draft.md');
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes('Chain-of-Thought')));
      await (await wb.row('Papers', /^Training Verifiers/)).click({ modifiers: ['ControlOrMeta'] });
      await (await wb.row('Papers', /^Attention Is All/)).click({ modifiers: ['ControlOrMeta'] });
      await wb.dragToEditor(await wb.row('Papers', /^Attention Is All/), 'line to drop');
      const both = /\[@cobbeTrainingVerifiersSolve2021; @vaswaniAttentionAllYou2017\]/;
      await until(async () => both.test(await wb.editorText()), 'one citation of both');
    }));

  it('say which setting is wrong, and show a card at the end of a very long note', () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, n) => `Line ${n} cites [@nobody${n}; @someone${n}, p. ${n}].`,
    );
    const long = `${lines.join('\n')}\nand @vaswaniAttentionAllYou2017\n`;
    const settings = { 'scholium.finding.template': '{{quote}} {{nope}}' };
    return withWorkbench({ folder: temporaryFolder({ pages, 'long.md': long }), settings }, async (wb) => {
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes('Chain-of-Thought')));
      await wb.openFile('long.md', 20_001);
      assert.match(await wb.hoverOn('vaswaniAttentionAllYou2017'), /Attention Is All You Need/);

      await wb.command('Scholium: Insert Finding');
      await wb.quickPick.type('attention is all');
      await wb.quickPick.rowsWhere((rows) => rows[0]?.includes('Attention Is All') ?? false);
      await wb.quickPick.accept();
      await wb.quickPick.rowsWhere((rows) => !(rows[0] ?? '').includes('Attention Is All You Need Vaswani'));
      await wb.quickPick.accept();
      const said = await until(
        async () => (await wb.notifications()).find((text) => text.includes('nope')),
        'a message',
      );
      assert.match(said, /scholium\.finding\.template/);
      await wb.screenshot('wrong-template');
    });
  });

  it('say what to do where there is nothing, and why a file was not read', () =>
    withWorkbench(
      { folder: temporaryFolder({ 'empty.txt': '', 'notes.md': 'Nothing here.\n' }) },
      async (wb) => {
        await wb.openContainer('Scholium');
        const papers = await wb.view('Papers');
        await papers.locator('.welcome-view', { hasText: 'No paper page was found' }).waitFor();
        await wb.treeWhere('Not Read', (rows) => rows.some((row) => row.includes('The file is empty.')));
        await wb.screenshot('empty');
      },
    ));

  it('give every command of a paper its place in the context menu', () =>
    withWorkbench({ folder: temporaryFolder({ pages }) }, async (wb) => {
      await wb.openContainer('Scholium');
      const items = await wb.contextMenu(await wb.row('Papers', /^Chain-of-Thought/));
      for (const item of [
        'Insert Citation',
        'Insert Finding',
        'Cite All Citers',
        'Show Citers',
        'Open Page',
        'Open Online',
        'Copy Citekey',
        'Set Citekey',
      ]) {
        assert.ok(items.includes(item), `${item} is not among ${items.join(', ')}`);
      }
      await wb.contextMenu(await wb.row('Papers', /^Chain-of-Thought/), 'Copy Citekey');
      await until(
        async () => (await wb.clipboard()) === '@weiChainofThoughtPromptingElicits2022',
        'the key on the clipboard',
      );
    }));

  it('show the papers of all workspace folders as one library', () => {
    const dump = (name: string) => ({ copyOf: join(root, 'examples', 'pages', 'scaling', name) });
    const folder = temporaryFolder({
      'one/three.txt': dump('three-scaling-papers.txt'),
      'two/flash.txt': dump('flashattention.txt'),
      'both.code-workspace': JSON.stringify({ folders: [{ path: 'one' }, { path: 'two' }] }),
    });
    return withWorkbench({ folder, workspace: 'both.code-workspace' }, async (wb) => {
      await wb.openContainer('Scholium');
      const rows = await wb.treeWhere('Papers', (seen) => seen.length >= 4);
      assert.ok(
        rows.some((row) => row.includes('FlashAttention')),
        rows.join('\n'),
      );
    });
  });

  it('look right in every theme', () =>
    withWorkbench(
      {
        folder: temporaryFolder({ pages, notes: { copyOf: join(root, 'examples', 'notes') } }),
        size: { width: 1024, height: 768 },
      },
      async (wb) => {
        await wb.openFile('notes/chain-of-thought.md');
        await wb.openContainer('Scholium');
        await wb.expand('Papers', /^Chain-of-Thought/);
        await (await wb.row('Papers', /^Chain-of-Thought/)).click();
        for (const theme of ['light', 'high contrast', 'high contrast light', 'dark'] as const) {
          await wb.screenshot(`theme-${theme.replaceAll(' ', '-')}`, { theme });
        }
      },
    ));

  it('have what the walkthrough promises', () =>
    withWorkbench({ folder: temporaryFolder({ pages }) }, async (wb) => {
      const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
      await wb.command('Welcome: Open Walkthrough...');
      await wb.quickPick.accept(contributes.walkthroughs[0].title);
      await wb.page.locator('.getting-started-step, .getting-started-category').first().waitFor();
      for (const { title } of contributes.walkthroughs[0].steps) {
        await wb.page.locator('.step-title', { hasText: title }).first().waitFor();
      }
      await wb.screenshot('walkthrough');
    }));
});
