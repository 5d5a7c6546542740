// What the reader says of papers: kept in lines, found by search, shown in rows.
import assert from 'node:assert/strict';
import { readLines, writeLines } from '../../../src/core/jsonl';
import { changeMarks, MARKS, type MarksChange } from '../../../src/core/library/marks';
import { noteMarkEdits } from '../../../src/core/library/note-marks';
import type { PaperMarks } from '../../../src/core/model';
import { compileFilters } from '../../../src/core/search/filter';
import { parseQuery } from '../../../src/core/search/query';
import { compareGroups, groupKey, groupNames } from '../../../src/core/views/paper-groups';
import { paperNode } from '../../../src/core/views/paper-node';
import { makeLibrary, makeWork } from '../builders';

const TAN = ['arxiv:2509.25300', 'title:scaling'];

describe('marks of papers', () => {
  it('become one line a paper, whatever it is named by', () => {
    let kept: PaperMarks[] = [];
    kept = changeMarks(kept, TAN, { status: 'reading' });
    kept = changeMarks(kept, ['arxiv:1706.03762'], { tags: ['attention'] });
    kept = changeMarks(kept, ['title:scaling', 'doi:10.1/x'], { importance: 4, tags: ['rl', 'maths'] });
    assert.deepEqual(kept, [
      { paper: ['arxiv:1706.03762'], tags: ['attention'] },
      {
        paper: ['title:scaling', 'doi:10.1/x', 'arxiv:2509.25300'],
        status: 'reading',
        importance: 4,
        tags: ['rl', 'maths'],
      },
    ]);
    const text = writeLines(MARKS, { entries: kept, kept: [] });
    assert.deepEqual(readLines(MARKS, 'papers.jsonl', text).entries, kept);
  });

  it('that say nothing any more are no line; what is not known stays', () => {
    const kept = changeMarks([], TAN, { status: 'read', importance: 5 });
    assert.deepEqual(changeMarks(kept, TAN, { status: null, importance: null }), []);
    const odd = { paper: TAN, tags: [], status: 'read', mood: 'glad' } as PaperMarks;
    assert.deepEqual(changeMarks([odd], TAN, { status: null }), [{ paper: TAN, tags: [], mood: 'glad' }]);
  });

  it('that are broken are told and kept', () => {
    const text = '{"paper": ["a"], "importance": 9}\n{"paper": [], "tags": []}\n{"paper": ["b"]}\nnonsense\n';
    const read = readLines(MARKS, 'papers.jsonl', text);
    assert.deepEqual(read.entries, [{ paper: ['b'], tags: [] }]);
    assert.equal(read.problems.length, 3);
    assert.equal(read.kept.length, 3);
  });

  it('are written into the notes on a paper, under the names that these use', () => {
    const set = (text: string, change: MarksChange, isFirst = true) => {
      const edits = noteMarkEdits(text, change, isFirst);
      return edits?.reduceRight(
        (all, { span, newText }) => all.slice(0, span.start) + newText + all.slice(span.end),
        text,
      );
    };
    const note = '---\nrating: 2\ntag: a\n---\nstatus: body\n';
    assert.equal(set(note, { importance: 5 }), '---\nrating: 5\ntag: a\n---\nstatus: body\n');
    assert.equal(set(note, { importance: null }), '---\ntag: a\n---\nstatus: body\n');
    assert.equal(set(note, { tags: ['a', 'b'] }), '---\nrating: 2\ntag: [a, b]\n---\nstatus: body\n');
    assert.equal(set(note, { status: 'read' }), '---\nrating: 2\ntag: a\nstatus: read\n---\nstatus: body\n');
    const other = '---\nstatus: read\ntags: [a, b]\n---\n';
    assert.equal(set(other, { status: 'reading' }, false), other);
    assert.equal(set(other, { status: null }, false), '---\ntags: [a, b]\n---\n');
    assert.equal(set(other, { tags: ['b', 'c'] }, false), '---\nstatus: read\ntags: [b]\n---\n');
  });

  const works = [
    makeWork({
      title: 'One',
      citekey: 'a',
      marks: { status: 'to-read', importance: 5, tags: ['process reward'] },
    }),
    makeWork({ title: 'Two', citekey: 'b', marks: { status: 'read', importance: 2, notes: ['b.md'] } }),
    makeWork({ title: 'Three', citekey: 'c' }),
  ];
  const library = makeLibrary(works);
  const found = (query: string) => {
    const { filters, problems } = parseQuery(query);
    const keys = library.works
      .filter(compileFilters(filters, library) ?? (() => true))
      .map(({ citekey }) => citekey);
    return problems.length > 0 ? problems.length : keys.join('');
  };

  it('are found', () => {
    const answers: Record<string, string | number> = {
      'status:read': 'b',
      'status:to-read': 'a',
      'tag:process': 'a',
      'tag:"process reward"': 'a',
      'importance:5': 'a',
      'importance:>=2': 'ab',
      'importance:<5': 'b',
      'importance:2..5': 'ab',
      'importance:9': 1,
      'importance:>=2..3': 1,
      'has:note': 'b',
      '-has:status': 'c',
      'has:tag': 'a',
      'has:importance': 'ab',
    };
    for (const [query, answer] of Object.entries(answers)) assert.equal(found(query), answer, query);
  });

  it('are shown, and papers grouped by them in the order in which they are read', () => {
    const row = paperNode(works[0]!, '', new Set());
    assert.equal(row.description, 'to-read · ★★★★★ · #process reward');
    assert.match(row.spoken!, /to-read, 5 stars, tag process reward/);
    const names = [...new Set(works.flatMap((work) => groupNames(work, 'status')))];
    const inOrder = [...names, 'abandoned', 'reading']
      .map((name) => ({ name, key: groupKey(name, 'status') }))
      .sort(compareGroups('status'));
    assert.deepEqual(
      inOrder.map(({ name }) => name),
      ['to-read', 'reading', 'read', 'abandoned', 'No status'],
    );
    assert.deepEqual(groupNames(works[2]!, 'tag'), ['No tag']);
  });
});
