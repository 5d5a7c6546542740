// Links from a note to the page that a paper was read from.
import * as assert from 'node:assert/strict';
import type { PaperRecord } from '../../../src/core/model';
import { sourceLink } from '../../../src/core/preview/source-link';

describe('preview: links to pages', () => {
  const leads = (note: string, page: string, href: string | undefined) =>
    it(`${note} → ${page}`, () => {
      const place = { file: page, line: 11, column: 0, endLine: 11, endColumn: 5 };
      const record = { part: 'page', title: { text: 'Title', place } } as unknown as PaperRecord;
      assert.equal(sourceLink(record, note)?.href, href);
    });

  leads('file:///a/notes/n.md', 'file:///a/pages/p.txt', '../pages/p.txt#L12');
  leads('file:///a/n.md', 'file:///a/p%20q.txt', './p%20q.txt#L12');
  leads('file:///a/n.md', 'file:///a/b/c:d.txt', './b/c:d.txt#L12');
  leads('file:///a/b/c/n.md', 'file:///a/b/d/p.txt', '../d/p.txt#L12');
  leads('file:///a/b/n.md', 'file:///a/b', '../b#L12');
  leads('file:///n.md', 'file:///p.txt', './p.txt#L12');
  leads('file:///c%3A/a/n.md', 'file:///c%3A/b/p.txt', '../b/p.txt#L12');
  leads('vscode-remote://ssh%2Bx/a/n.md', 'vscode-remote://ssh%2Bx/b/p.txt', '../b/p.txt#L12');
  leads('vscode-remote://ssh%2Bx/a/n.md', 'file:///a/p.txt', undefined);
  leads('untitled:Untitled-1', 'file:///a/p.txt', undefined);
});
