// Annotating with the keyboard: highlight, comment, answer, hover, colour, resolve; and how it looks.
import * as assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, withWorkbench } from './driver';

const PAGE = 'pages/reasoning/001_ea40d535e4461525.txt';

describe('annotations', () => {
  it('highlight and comment by key, answer, hover, recolour, resolve, undo', () => {
    const folder = temporaryFolder({ pages: { copyOf: join(root, 'examples', 'pages') } });
    const kept = () => {
      const file = join(folder, '.scholium', 'annotations.jsonl');
      const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(1) : [];
      return lines.map((line) => JSON.parse(line));
    };
    const settings = { 'editor.wordWrap': 'on' };
    return withWorkbench({ folder, settings, size: { width: 1280, height: 760 } }, async (wb) => {
      const { page } = wb;
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => row.includes('Chain-of-Thought')));
      await wb.openFile(PAGE, 4);
      await wb.screenshot('annotations-before');

      // Nothing is selected: the sentence under the caret.
      await wb.clickOn('Eight worked examples');
      await page.keyboard.press('Shift+Alt+M');
      await until(async () => kept().length === 1, 'the highlight');
      assert.match(kept()[0].target.selector[0].exact, /^Eight worked examples .* GSM8K\.$/);
      assert.ok(kept()[0].target['scholium:paper'].includes('arxiv:2201.11903'));

      await wb.clickOn('Ablations rule out');
      await page.keyboard.press('Home');
      await wb.clickOn('Ablations rule out');
      for (let word = 0; word < 4; word++) await page.keyboard.press('Control+Shift+ArrowRight');
      await page.keyboard.press('Shift+Alt+N');
      const draft = page.locator('.review-widget .edit-container').first();
      await draft.locator('.focused').first().waitFor();
      await wb.screenshot('annotations-draft');
      await draft.locator('.monaco-button', { hasText: 'Ask' }).click();
      // What cannot be kept can be written on.
      await page.locator('.notification-toast', { hasText: 'Nothing is written here yet' }).waitFor();
      // VS Code closes the empty box, ours opens another in its place: a reader types into the one that is there.
      await until(async () => {
        await draft.locator('.view-lines').first().click({ timeout: 1500 });
        await page.keyboard.press('ControlOrMeta+A');
        await page.keyboard.type('Which of the two, and **how** much?');
        return (await draft.locator('.view-line').allInnerTexts()).join().includes('much?');
      }, 'the words in the box');
      await wb.screenshot('annotations-typed');
      await draft.locator('.monaco-button', { hasText: 'Ask' }).click();
      await until(async () => kept().length === 2, 'the comment');
      await wb.screenshot('annotations-both');

      assert.match(await wb.hoverOn('worked examples'), /Highlight · yellow: of note/);
      await wb.screenshot('annotations-hover');
      await page.keyboard.press('Escape');

      // The thread opens by the same key, over its passage.
      await wb.clickOn('blations rule');
      await page.keyboard.press('Shift+Alt+N');
      const thread = page.locator('.review-widget').first();
      await thread.locator('.comment-body', { hasText: 'Which of the two' }).waitFor();
      await wb.screenshot('annotations-thread');
      await thread.locator('.comment-form .review-thread-reply-button, .comment-form').first().click();
      await page.keyboard.type('The second, by all that is said here.');
      const file = join(folder, '.scholium', 'annotations.jsonl');
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replace('"version":1', '"version":99'));
      await thread.locator('.monaco-button', { hasText: 'Answer' }).click();
      await page.locator('.notification-toast', { hasText: 'newer Scholium' }).waitFor();
      const again = page.locator('.review-widget', { has: page.locator('.edit-container') });
      await again.locator('.view-line', { hasText: 'The second' }).waitFor();
      writeFileSync(file, text);
      await wb.screenshot('annotations-not-kept');
      await again.locator('.monaco-button', { hasText: 'Comment' }).first().click();
      await until(async () => kept().length === 3, 'the answer');
      await thread.locator('.comment-body', { hasText: 'The second' }).waitFor();
      await wb.screenshot('annotations-answered');

      await thread.locator('.review-comment').first().hover();
      await thread.locator('.review-comment .codicon-edit').first().click();
      await thread.locator('.edit-container .focused').first().waitFor();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await thread.locator('.edit-container .monaco-button', { hasText: 'Save' }).click();
      await page.locator('.notification-toast', { hasText: 'Nothing is written here' }).waitFor();
      await thread.locator('.edit-container .focused').first().waitFor();
      await page.keyboard.type('Which of the two?');
      await wb.screenshot('annotations-editing');
      await thread.locator('.edit-container .monaco-button', { hasText: 'Save' }).click();
      await until(
        async () => kept().some(({ body }) => JSON.stringify(body ?? '').includes('"Which of the two?"')),
        'the edited words',
      );
      await thread.locator('.comment-title .codicon-check, .head .codicon-check').first().click();
      await until(async () => kept().some((each) => each['scholium:state'] === 'resolved'), 'resolved');
      await wb.screenshot('annotations-resolved');
      await page.keyboard.press('Escape');

      await wb.clickOn('worked examples');
      await wb.command('Scholium: Highlight in Colour…');
      await wb.quickPick.rowsWhere((rows) => rows.length === 6);
      await wb.screenshot('annotations-colours');
      await wb.quickPick.type('supports');
      await wb.quickPick.accept();
      await until(
        async () => kept().some((each) => JSON.stringify(each).includes('green')),
        'the other colour',
      );
      for (const [name, words] of [
        ['red', 'The models are left'],
        ['blue', 'We write the'],
        ['purple', 'three families'],
        ['orange', 'Can a language'],
      ] as const) {
        const before = kept().length;
        await wb.clickOn(words);
        await wb.command('Scholium: Highlight in Colour…');
        await wb.quickPick.type(name);
        await wb.quickPick.accept();
        await until(async () => kept().length === before + 1, `the ${name} one`);
      }
      await wb.goTo(16);
      for (const theme of ['dark', 'light', 'high contrast', 'high contrast light'] as const)
        await wb.screenshot(`annotations-${theme.replaceAll(' ', '-')}`, { theme });
      await wb.clickOn('worked examples');
      await wb.command('Scholium: Change Annotation…');
      await wb.screenshot('annotations-change');
      await page.keyboard.press('Escape');
    });
  });
});
