// The Annotations view: all that is written in margins, in groups, filtered, lost passages told, one click from the page.
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { temporaryFolder, until, withWorkbench } from './driver';

const PAGE = 'pages/reasoning/001_ea40d535e4461525.txt';
const PAPER = ['arxiv:2201.11903'];

interface Sketch {
  readonly id: string;
  readonly exact: string;
  readonly text?: string;
  readonly tag?: string;
  readonly colour: string;
  readonly motivation?: string;
}

function line({ id, exact, text, tag, colour, motivation = 'commenting' }: Sketch): string {
  return JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation: text === undefined ? 'highlighting' : motivation,
    created: '2026-11-21T10:00:00Z',
    body: [
      ...(text === undefined ? [] : [{ type: 'TextualBody', value: text, purpose: motivation }]),
      ...(tag === undefined ? [] : [{ type: 'TextualBody', value: tag, purpose: 'tagging' }]),
    ],
    target: { source: PAGE, 'scholium:paper': PAPER, selector: [{ type: 'TextQuoteSelector', exact }] },
    'scholium:colour': colour,
  });
}

const LINES = [
  line({ id: '1', exact: 'The models are left as they are.', colour: 'blue' }),
  line({
    id: '2',
    exact: 'Eight worked examples lift PaLM 540B above finetuned GPT-3',
    text: 'On GSM8K alone?',
    tag: 'check',
    colour: 'red',
    motivation: 'questioning',
  }),
  line({
    id: '3',
    exact: 'Ablations rule out two simpler explanations',
    text: 'Quote this.',
    tag: 'thesis',
    colour: 'purple',
  }),
  line({
    id: '4',
    exact: 'Words that stood on this page once and stand there no longer, whatever is done',
    text: 'Where has this gone?',
    colour: 'orange',
  }),
];

describe('the Annotations view', () => {
  it('shows all of them, in groups, with those that are lost; a click opens the passage', () => {
    const folder = temporaryFolder({
      pages: { copyOf: join(root, 'examples', 'pages') },
      '.scholium/annotations.jsonl': `${['{"scholium":"annotations","version":1}', ...LINES].join('\n')}\n`,
    });
    return withWorkbench({ folder, size: { width: 1280, height: 760 } }, async (wb) => {
      const { page } = wb;
      await wb.openContainer('Scholium');
      await wb.treeWhere('Papers', (rows) => rows.some((row) => /Chain-of-Thought.*4 annotations/.test(row)));
      const rows = await wb.treeWhere(
        'Annotations',
        (seen) => seen.length === 5 && seen.some((row) => row.includes('orphan')),
      );
      assert.match(rows[0]!, /Chain-of-Thought.*4/);
      await wb.widenSideBar(560);
      await wb.screenshot('annotations-view');

      await (await wb.row('Annotations', 'On GSM8K alone?')).click();
      await page.locator('.tab.active', { hasText: '001_ea40d535e4461525.txt' }).waitFor();
      await until(
        async () => (await page.locator('.statusbar').innerText()).includes('selected'),
        'the passage to be selected',
      );

      await wb.command('Scholium: Group Annotations By');
      await wb.quickPick.type('colour');
      await wb.quickPick.accept();
      await wb.treeWhere('Annotations', (seen) => seen.some((row) => row.startsWith('red: contradicts')));
      await wb.command('Scholium: Filter Annotations');
      await wb.quickPick.type('tag:check');
      await page.keyboard.press('Enter');
      await wb.treeWhere('Annotations', (seen) => seen.length === 2);
      await wb.screenshot('annotations-view-filtered');
      await wb.contextMenu(await wb.row('Annotations', 'On GSM8K alone?'), 'Resolve');
      const file = join(folder, '.scholium', 'annotations.jsonl');
      await until(
        async () => readFileSync(file, 'utf8').includes('resolved'),
        'the annotation to be resolved',
      );
      await wb.treeWhere('Annotations', (seen) => seen.some((row) => row.includes('resolved')));
    });
  });
});
