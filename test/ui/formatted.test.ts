// Citations shown in the editor as their style prints them, and the list of references in the note.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { temporaryFolder, until, withWorkbench } from './driver';

const BIB = `@article{vaswani2017,
  author = {Vaswani, Ashish and Shazeer, Noam and Parmar, Niki},
  title = {Attention Is All You Need},
  journal = {Advances in Neural Information Processing Systems},
  volume = {30},
  year = {2017}
}

@article{lovelace1843,
  author = {Lovelace, Ada},
  title = {Notes on the Analytical Engine},
  journal = {Scientific Memoirs},
  volume = {3},
  pages = {666--731},
  year = {1843}
}
`;
const NOTE = `---
title: Engines
bibliography: refs.bib
---

# Engines

Attention alone is enough [@vaswani2017], and what an engine may do was
said long before [see @lovelace1843, p. 670]. As @lovelace1843 writes, it
has no pretensions to originate anything [@nobody1900].

The last words.
`;

describe('formatted citations', () => {
  it('stand in the editor until they are touched', () => {
    const folder = temporaryFolder({ 'refs.bib': BIB, 'engines.md': NOTE });
    const settings = { 'scholium.citation.showFormatted': true };
    return withWorkbench({ folder, settings, size: { width: 1280, height: 760 } }, async (wb) => {
      const { page } = wb;
      await wb.openFile('engines.md', 12, 1);
      const all = /Vaswani.*2017.*see Lovelace, 1843, p\. 670.*Lovelace \(1843\)/;
      await until(async () => all.test(await shown(page)), 'three citations', 20_000);
      await wb.screenshot('formatted-dark', { theme: 'dark' });
      await wb.screenshot('formatted-light', { theme: 'light' });
      await wb.screenshot('formatted-high-contrast', { theme: 'high contrast' });
      await wb.screenshot('formatted-high-contrast-light', { theme: 'high contrast light' });
      await wb.theme('dark');

      // The card of the paper comes up on it as on its key.
      const { x, y } = await placeOf(page, 'Vaswani');
      const card = page.locator('.monaco-hover:visible').filter({ hasText: 'Attention Is All You Need' });
      await until(async () => {
        await page.mouse.move(0, 0);
        await page.mouse.move(x - 1, y);
        await page.mouse.move(x, y);
        return card
          .first()
          .waitFor({ timeout: 3000 })
          .then(
            () => true,
            () => false,
          );
      }, 'the card');
      await wb.screenshot('formatted-hover');

      // A click shows what is written, and elsewhere in the line nothing moves.
      await page.mouse.click(x, y);
      await until(async () => !(await shown(page)).includes('Vaswani'), 'the text of the citation');
      await wb.screenshot('formatted-touched');
      await wb.goTo(9, 1);
      await until(async () => all.test(await shown(page)), 'three citations again');

      // Typed live, and copied as it is written.
      await wb.goTo(12, 16);
      await wb.type(' [@vaswani2017, chap. 2]');
      await wb.goTo(6, 1);
      await until(async () => /2017, Chapter 2|2017, chap\. 2/i.test(await shown(page)), 'the new citation');
      const text = await wb.editorText();
      if (!text.includes('[see @lovelace1843, p. 670]')) throw new Error(text);

      // And back.
      await wb.goTo(6, 1);
      await wb.command('Scholium: Toggle Formatted Citations in the Editor');
      await until(async () => (await shown(page)) === '', 'the citations as they are written');
    });
  });

  it('are followed by a list of references, written and refreshed in the note', () => {
    const place = `${NOTE.replace('[@nobody1900]', '')}\n::: {#refs}\n:::\n`;
    const folder = temporaryFolder({ 'refs.bib': BIB, 'engines.md': NOTE, 'place.md': place });
    return withWorkbench({ folder, size: { width: 1280, height: 760 } }, async (wb) => {
      const { page } = wb;
      await wb.openFile('engines.md', 13, 1);
      await wb.command('Scholium: Insert Reference List');
      await until(async () => (await wb.editorText()).includes('<!-- /scholium:references -->'), 'the list');
      await until(async () => {
        const said = (await wb.notifications()).join(' | ');
        return said.includes('@nobody1900 is not known') && said.includes('suppress-bibliography');
      }, 'what is said of it');
      await wb.screenshot('reference-list-inserted');
      await wb.command('Notifications: Clear All Notifications');

      // A citation goes: the list is told to be out of date, and the light bulb mends it.
      await wb.goTo(8, 27);
      await page.keyboard.press('Shift+End');
      await wb.type('enough.');
      const told = page.locator('.squiggly-info');
      await until(async () => (await told.count()) > 0, 'the information');
      await wb.clickOn('scholium:references');
      const fixes = page.locator('.action-widget .monaco-list-row');
      await until(async () => {
        if ((await fixes.count()) === 0) await page.keyboard.press('ControlOrMeta+.');
        return (await fixes.filter({ hasText: 'Refresh the list' }).count()) > 0;
      }, 'the fix');
      await wb.screenshot('reference-list-stale');
      await fixes.filter({ hasText: 'Refresh the list' }).first().click();
      await until(async () => !(await wb.editorText()).includes('Vaswani, A.'), 'the shorter list');
      await until(async () => (await told.count()) === 0, 'no information');
      await page.keyboard.press('ControlOrMeta+Z');
      await until(
        async () => (await wb.editorText()).includes('Vaswani, A.'),
        'the list of before, by one undo',
      );

      // What the reader wrote into it stays when it is written anew.
      await wb.clickOn('Notes on the analytical');
      await page.keyboard.press('End');
      await wb.type(' Read it twice.');
      await wb.command('Scholium: Refresh Reference List');
      await until(async () => (await wb.editorText()).includes('Read it twice.'), 'the words of the reader');
      const text = await wb.editorText();
      if (text.includes('Vaswani, A.')) throw new Error(text);
      await wb.screenshot('reference-list-merged');
      await wb.command('Notifications: Clear All Notifications');

      // A place that Pandoc fills: the reader is asked, and Pandoc is told to print none.
      await wb.openFile('place.md', 13, 1);
      await wb.command('Scholium: Insert Reference List');
      await wb.answer('fill ::: {#refs} (line 14) themselves', 'Write It and Suppress Theirs');
      await until(async () => {
        const written = await wb.editorText();
        return /suppress-bibliography: true\n---.*\{#refs\}\n\n<!-- scholium:references/s.test(written);
      }, 'the list in its place');

      // Another entry where the reader changed it: nothing is done unasked.
      await wb.clickOn('Notes on the analytical');
      await page.keyboard.press('End');
      await wb.type(' Mine.');
      writeFileSync(join(folder, 'refs.bib'), BIB.replace('Analytical', 'Difference'));
      await until(async () => (await told.count()) > 0, 'the information again');
      await wb.command('Scholium: Refresh Reference List');
      const question = page.locator('.notification-list-item').filter({ hasText: 'You changed the list' });
      await question.first().waitFor();
      await wb.screenshot('reference-list-conflict');
      await wb.answer('You changed the list', 'Keep Mine');
      await until(async () => (await told.count()) === 0, 'nothing to be told any more');
      if (!(await wb.editorText()).includes(' Mine.')) throw new Error('The words of the reader are gone.');
    });
  });
});

/** The words that stand before text which is hidden. */
function shown(page: Page): Promise<string> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('.editor-group-container.active .view-line span'), (span) =>
      getComputedStyle(span, '::before').content.replace(/^"|"$/g, ''),
    )
      .filter((words) => words !== 'none' && words !== 'normal' && words !== '')
      .join(' | '),
  );
}

/** The middle of such words. */
async function placeOf(page: Page, words: string): Promise<{ x: number; y: number }> {
  const box = await page.evaluate((wanted) => {
    const spans = document.querySelectorAll('.editor-group-container.active .view-line span');
    const found = Array.from(spans).find((span) =>
      getComputedStyle(span, '::before').content.includes(wanted),
    );
    const { x, y, width, height } = found!.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, words);
  return box;
}
