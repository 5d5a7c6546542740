import assert from 'node:assert/strict';
import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { checkNote } from '../../../src/core/checks/check-note';
import { findingsTable } from '../../../src/core/quotations/findings-table';
import { makeLibrary, makeWork } from '../builders';

const WORKS = [
  makeWork({
    title: 'On | pipes',
    authors: 'Ada Lovelace',
    year: 1843,
    citekey: 'pipes',
    file: 'pages/a b.txt',
    abstract:
      'Pipes are old. We find that 51.3% of "pipes|tubes" leak, <b>not</b> *all*. We show that tubes are 2x cheaper than pipes. It is late.',
  }),
  makeWork({ title: 'Nothing', citekey: 'nothing', abstract: 'We wrote it.' }),
  makeWork({
    title: '=SUM(A1)',
    citekey: 'sums',
    abstract: 'Sums. We find that -3 is less than no sums at all. So.',
  }),
];
const OPTIONS = { cite: ({ citekey }: { citekey: string }) => `[@${citekey}]`, file: (file: string) => file };

describe('a table of findings', () => {
  it('is Markdown: each a quotation with its citation, its trace and its numbers', () => {
    assert.deepEqual(findingsTable(WORKS, { ...OPTIONS, format: 'markdown' }).split('\n'), [
      '| Paper | Finding | Numbers |',
      '| --- | --- | --- |',
      '| Lovelace 1843: On \\| pipes | “We find that 51.3% of "pipes\\|tubes" leak, \\<b\\>not\\</b\\> \\*all\\*.” [@pipes] <!-- scholium: pages/a%20b.txt:1 --> | 51.3% |',
      '|  | “We show that tubes are 2x cheaper than pipes.” [@pipes] <!-- scholium: pages/a%20b.txt:1 --> | 2× |',
      '| Nothing | No finding was recognised. [@nothing] |  |',
      '| =SUM(A1) | “We find that -3 is less than no sums at all.” [@sums] <!-- scholium: test.txt:1 --> | -3 |',
      '',
    ]);
  });

  it('is checked as quotations are', () => {
    const library = makeLibrary(WORKS);
    const rules = (text: string) =>
      checkNote(
        { file: 'n.md', text, language: 'markdown' },
        {
          library,
          bibliographyOf: () => ({ files: [], missing: [], inline: new Set(), complete: false }),
          rules: {},
        },
      ).map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`);
    const table = findingsTable(WORKS, { ...OPTIONS, format: 'markdown' });
    assert.deepEqual(rules(table), []);
    assert.deepEqual(rules(table.replace('that 51.3%', 'that 53.1%')), ['altered-quotation 53.1']);
  });

  it('is one table, whatever the pages say', () => {
    const hostile = makeWork({
      title: 'x\n| y',
      citekey: 'x',
      abstract: 'A. We find that ` | --> <!-- \\| [a](b) is better than |\n\n| c. B.',
    });
    const table = findingsTable([hostile], { ...OPTIONS, format: 'markdown' });
    assert.equal((unified().use(remarkParse).parse(table) as Root).children.length, 1);
    for (const line of table.trimEnd().split('\n')) assert.equal(line.split(/(?<!\\)\|/).length, 5, line);
  });

  it('is CSV: RFC 4180, without formulas', () => {
    assert.deepEqual(findingsTable(WORKS, { ...OPTIONS, format: 'csv' }).split('\r\n'), [
      'citekey,title,authors,year,kind,finding,numbers,file,line',
      'pipes,On | pipes,Lovelace,1843,result,"We find that 51.3% of ""pipes|tubes"" leak, <b>not</b> *all*.",51.3 %,pages/a b.txt,1',
      'pipes,On | pipes,Lovelace,1843,result,We show that tubes are 2x cheaper than pipes.,2 ×,pages/a b.txt,1',
      'nothing,Nothing,,,,,,,',
      "sums,'=SUM(A1),,,result,We find that -3 is less than no sums at all.,-3,test.txt,1",
      '',
    ]);
  });
});
