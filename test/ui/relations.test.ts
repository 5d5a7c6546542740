// What the tools beside an arXiv page tell, told of the papers in the folder: relations, what is near, links.
import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, type Workbench, withWorkbench } from './driver';

const pages = { copyOf: join(root, 'examples', 'pages') };
const notes = { copyOf: join(root, 'examples', 'notes') };
const seeds = process.env.SCHOLIUM_SEEDS ?? join(root, '..', 'shared', 'seeds');

/** A page in which the authors say where their code, their data and their talk are. */
const WITH_LINKS = `https://arxiv.org/abs/2305.20050
Computer Science > Machine Learning
[Submitted on 31 May 2023]
Title:Let's Verify Step by Step
Authors:Hunter Lightman, Vineet Kosaraju
View PDFAbstract:We ask which kind of feedback trains the more reliable reward model. The labels are at https://github.com/openai/prm800k and a talk at https://www.youtube.com/watch?v=abcdefghijk.
Comments: Project page: https://lets-verify.example.org/paper
Subjects:Machine Learning (cs.LG)
`;

/** Folds a view of the side bar, so that another one has its room. */
async function fold(wb: Workbench, title: string): Promise<void> {
  const header = wb.page.locator(`.pane-header[aria-label^="${title}"]`).first();
  if ((await header.getAttribute('aria-expanded')) === 'true') await header.click();
  await until(async () => (await header.getAttribute('aria-expanded')) === 'false', `${title} to fold`);
}

/** Shows the relations of a paper in the whole side bar. */
async function relationsOf(wb: Workbench, paper: RegExp): Promise<void> {
  await wb.openContainer('Scholium');
  await wb.widenSideBar(700);
  await (await wb.row('Papers', paper)).click();
  await wb.view('Relations');
  await fold(wb, 'Papers');
  await fold(wb, 'Citers');
  await wb.treeWhere('Relations', (rows) => rows.some((row) => row.startsWith('Cited by')));
}

async function message(wb: Workbench): Promise<string> {
  return (await wb.view('Relations')).locator('.message').innerText();
}

describe('the Relations view', () => {
  it('tells who cites a paper, since when and as what, and what notes cite already', () =>
    withWorkbench({ folder: temporaryFolder({ pages, notes }) }, async (wb) => {
      await wb.openFile('notes/process-rewards.md');
      await relationsOf(wb, /^Training Verifiers/);
      await wb.expand('Relations', /^Roles/);
      const rows = await wb.treeWhere('Relations', (seen) => seen.some((row) => row.startsWith('dataset')));
      const sought = [
        /^Cited by 12 · since 2022 [▁-█]+/,
        /^Roles dataset 7 · background 4/,
        /machine-made/,
        /^dataset ━+ 7$/,
      ];
      for (const row of sought)
        assert.ok(
          rows.some((seen) => row.test(seen)),
          `${row} in\n${rows.join('\n')}`,
        );
      await wb.treeWhere('Relations', (seen) => seen.some((row) => /in a note/.test(row)));
      await wb.screenshot('relations');
      await wb.screenshot('relations-light', { theme: 'light' });
      await wb.screenshot('relations-high-contrast', { theme: 'high contrast' });
    }));

  it('narrows to a label by a click, keeps it, and groups as the reader likes', () =>
    withWorkbench({ folder: temporaryFolder({ pages }) }, async (wb) => {
      await relationsOf(wb, /^Scaling Laws for Neural/);
      await wb.expand('Relations', /^Verdicts/);
      await (await wb.row('Relations', /^conditional/)).click();
      await wb.treeWhere('Relations', (rows) => rows.some((row) => /^Cited by 1 of 7/.test(row)));
      assert.match(await message(wb), /Filter: verdict:conditional/);
      await wb.screenshot('relations-filtered', { of: await wb.view('Relations') });
      await (await wb.row('Relations', /^conditional/)).click();
      await wb.treeWhere('Relations', (rows) => rows.some((row) => /^Cited by 7 /.test(row)));

      await wb.command('Scholium: Filter Relations');
      await wb.quickPick.type('year:2022 -verdict:conditional');
      await wb.quickPick.accept();
      await wb.treeWhere('Relations', (rows) => rows.some((row) => /^Cited by \d of 7/.test(row)));
      await wb.command('Scholium: Clear the Filter of Relations');
      await wb.command('Scholium: Group Relations By');
      await wb.quickPick.accept('Verdict');
      await wb.treeWhere('Relations', (rows) => rows.some((row) => /^unverdicted ━+/.test(row)));
    }));

  it('opens the line that tells of a citation, and follows the cursor', () =>
    withWorkbench({ folder: temporaryFolder({ pages, notes }) }, async (wb) => {
      await relationsOf(wb, /^Let's Verify/);
      await wb.expand('Relations', /^Math-Shepherd/);
      await (await wb.row('Relations', /\.txt:\d+\s*Pith/)).click();
      await wb.page.locator('.tab.active', { hasText: '000_' }).waitFor();
      await wb.page.locator('.part.statusbar', { hasText: /selected/ }).waitFor();

      await wb.openFile('notes/chain-of-thought.md');
      await wb.clickOn('weiChain');
      await until(async () => /^Chain-of-Thought/.test(await message(wb)), 'the paper under the cursor');
      await wb.row('Relations', /^Related\s*\d+/);
    }));

  it('lets its rows be dragged into a note, and gives them the menu of papers', () =>
    withWorkbench({ folder: temporaryFolder({ pages, 'draft.md': 'A line to drop on.\n' }) }, async (wb) => {
      await wb.openFile('draft.md');
      await relationsOf(wb, /^Let's Verify/);
      const items = await wb.contextMenu(await wb.row('Relations', /^Step-DPO/));
      for (const item of ['Insert Citation', 'Show Relations', 'Reveal in Papers', 'Copy Citekey'])
        assert.ok(items.includes(item), `${item} is not among ${items.join(', ')}`);
      await wb.dragToEditor(await wb.row('Relations', /^Step-DPO/), 'line to drop');
      await until(async () => /\[@\w*StepDPO\w*\]/i.test(await wb.editorText()), 'the dropped citation');
    }));

  it('says what is near a paper and why, down to the lines', () =>
    withWorkbench({ folder: temporaryFolder({ pages, notes }) }, async (wb) => {
      await wb.openFile('notes/process-rewards.md');
      await relationsOf(wb, /^Let's Verify/);
      await wb.treeWhere('Relations', (rows) => rows.length > 5);
      for (const list of [/^Cites/, /^Cited by/]) {
        const row = await wb.row('Relations', list);
        if ((await row.getAttribute('aria-expanded')) === 'true')
          await row.locator('.monaco-tl-twistie').click();
      }
      await wb.expand('Relations', /^Solving math word problems/);
      await wb.expand('Relations', /^Both cited by/);
      await wb.expand('Relations', /^Math-Shepherd.*Wang et al\., 2023$/);
      const rows = await wb.treeWhere('Relations', (seen) =>
        seen.some((row) => /^cites “Let's Verify/.test(row)),
      );
      assert.ok(
        rows.some((row) => /both cited by \d papers/.test(row)),
        rows.join('\n'),
      );
      await wb.screenshot('relations-related');
      await wb.screenshot('relations-related-light', { theme: 'light' });
      await (await wb.row('Relations', /^cites “Solving math/)).click();
      await wb.page.locator('.part.statusbar', { hasText: /selected/ }).waitFor();
    }));

  it('gives the links of its pages, and goes to the line that gives one', () => {
    const folder = temporaryFolder({ pages, 'lets-verify.txt': WITH_LINKS });
    return withWorkbench({ folder }, async (wb) => {
      await relationsOf(wb, /^Let's Verify/);
      for (const list of [/^Cites/, /^Cited by/, /^Related/]) {
        const row = await wb.row('Relations', list);
        if ((await row.getAttribute('aria-expanded')) === 'true')
          await row.locator('.monaco-tl-twistie').click();
      }
      await wb.expand('Relations', /^Elsewhere/);
      const rows = await wb.treeWhere('Relations', (seen) => seen.some((row) => row.startsWith('alphaXiv')));
      assert.ok(
        rows.some((row) => /^GitHub: openai\/prm800k .*github\.com · lets-verify\.txt:6/.test(row)),
        rows.join('\n'),
      );

      await wb.command('Scholium: Open Link: Code, Data, Media');
      await wb.quickPick.type("let's verify step");
      await wb.quickPick.rowsWhere((seen) => /Let's Verify/.test(seen[0] ?? ''));
      await wb.quickPick.accept();
      await wb.quickPick.rowsWhere((seen) => seen.some((row) => row.includes('prm800k')));
      await wb.screenshot('relations-links');
      await wb.screenshot('relations-links-light', { theme: 'light' });
      await wb.page.keyboard.press('Escape');
      const row = await wb.row('Relations', /^GitHub: openai/);
      await row.hover();
      await row.locator('.action-label[aria-label^="Open Page"]').click();
      await wb.page.locator('.tab.active', { hasText: 'lets-verify.txt' }).waitFor();
    });
  });

  it('shows in a card since when a paper is cited, what is near it and its links', () => {
    const folder = temporaryFolder({ pages, notes, 'lets-verify.txt': WITH_LINKS });
    return withWorkbench({ folder }, async (wb) => {
      await relationsOf(wb, /^Let's Verify/);
      await wb.treeWhere('Relations', (rows) => rows.some((row) => row.startsWith('Related')));
      await wb.openFile('notes/process-rewards.md');
      const card = await wb.hoverOn('lightmanLet');
      assert.match(card, /cited since 2023: 1 · 8 · 1 · roles, machine-made: background 5/);
      assert.match(card, /In \d notes?/);
      assert.match(card, /prm800k \(github\.com\)/);
      await wb.screenshot('relations-card');
    });
  });

  it('finds over the seeds that the two hubs share a citer', function () {
    if (!existsSync(seeds)) this.skip();
    return withWorkbench({ folder: temporaryFolder({ pages: { copyOf: seeds } }) }, async (wb) => {
      await relationsOf(wb, /^Scaling Behaviors of LLM/);
      await wb.expand('Relations', /^Scaling Relationship/);
      await wb.treeWhere('Relations', (rows) =>
        rows.some((row) => /^Both cited by “Agentic Frameworks/.test(row)),
      );
      await wb.screenshot('relations-seeds');
    });
  });
});
