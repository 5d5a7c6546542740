// A page that was copied becomes a file of the library; the same page again is recognised.
import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, withWorkbench } from './driver';

const HTML = [
  '<!doctype html><html><head><title>On Lamps | Journal of Light</title>',
  '<meta name="citation_title" content="On the Lighting of Lamps by Night">',
  '<meta name="citation_author" content="Lovelace, Ada"><meta name="citation_author" content="Shelley, Mary">',
  '<meta name="citation_publication_date" content="2024/03/07"><meta name="citation_doi" content="10.1000/lamps.7">',
  '<meta name="citation_journal_title" content="Journal of Light">',
  '<link rel="canonical" href="https://light.example/lamps/7"></head>',
  '<body><nav>Home Log in</nav><p>To read on, log in.</p></body></html>',
].join('\n');

describe('saving a page', () => {
  it('takes it from the clipboard, text or HTML, and knows it again', () => {
    const folder = temporaryFolder({ pages: { copyOf: join(root, 'examples', 'pages', 'scaling') } });
    const saved = (name: RegExp) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((file) => name.test(file));
    return withWorkbench({ folder }, async (wb) => {
      await wb.openContainer('Scholium');
      await wb.widenSideBar(620);
      await wb.treeWhere('Papers', (rows) => rows.length > 5);
      const copy = (text: string) => wb.page.evaluate((words) => navigator.clipboard.writeText(words), text);

      await copy(HTML);
      await wb.command('Scholium: Save Page from Clipboard');
      await until(async () => saved(/light|lamps/i) !== undefined, 'the file');
      const file = saved(/light|lamps/i)!;
      assert.match(readFileSync(join(folder, file), 'utf8'), /^url: "https:\/\/light\.example\/lamps\/7"$/m);
      await wb.page.locator('.tab.active', { hasText: /lamps/i }).waitFor();
      await wb.screenshot('saved-page');
      await wb.command('Scholium: Filter Papers');
      await wb.quickPick.type('title:"lighting of lamps"');
      await wb.quickPick.accept();
      const rows = await wb.treeWhere('Papers', (seen) => seen.length === 1);
      assert.match(rows[0]!, /On the Lighting of Lamps by Night Lovelace and Shelley, 2024/);

      await wb.command('Scholium: Save Page from Clipboard');
      await until(
        async () => (await wb.notifications()).some((text) => /already|same/i.test(text)),
        'the word that it is there already',
      );
      await wb.screenshot('saved-again');
    });
  });

  it('takes a file that is dropped on Papers', () => {
    const folder = temporaryFolder({ pages: { copyOf: join(root, 'examples', 'pages', 'scaling') } });
    return withWorkbench({ folder }, async (wb) => {
      await wb.openContainer('Scholium');
      await wb.widenSideBar(620);
      await wb.treeWhere('Papers', (rows) => rows.length > 5);
      const data = await wb.page.evaluateHandle((html) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([html], 'lamps.html', { type: 'text/html' }));
        return transfer;
      }, HTML);
      const row = await wb.row('Papers', /Attention Is All You Need/);
      for (const event of ['dragenter', 'dragover', 'drop'] as const) {
        await row.dispatchEvent(event, { dataTransfer: data });
        // VS Code asks the extension whether it takes what hovers.
        await wb.page.waitForTimeout(300);
      }
      await until(
        async () =>
          readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((file) => /lamps/.test(file)),
        'the file that was dropped',
      );
      await wb.page.locator('.tab.active', { hasText: /lamps/i }).waitFor();
    });
  });
});
