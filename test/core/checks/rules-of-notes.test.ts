import assert from 'node:assert/strict';
import { applyEdits, type NoteProblem } from '../../../src/core/checks/problem';
import { makeLibrary, makeWork } from '../builders';
import { type Asked, LIBRARY, problemsIn } from './world';

/** `unknown-key: nobody` for each problem: its rule and what it marks. */
function shown(text: string, problems: readonly NoteProblem[]): string[] {
  return problems.map(({ rule, span }) => `${rule}: ${text.slice(span.start, span.end)}`);
}

/** The text has this problem and no other; with `mended`, its first fix makes that of it, where nothing is wrong. */
function fires(text: string, expected: string, mended?: string, asked?: Asked): NoteProblem {
  const problems = problemsIn(text, asked);
  assert.deepEqual(shown(text, problems), [expected], JSON.stringify(text));
  const [problem] = problems as [NoteProblem];
  if (mended !== undefined) {
    const [fix] = problem.fixes();
    assert.equal(fix?.kind, 'edit', JSON.stringify(text));
    const after = applyEdits(text, fix.kind === 'edit' ? fix.edits : []);
    assert.equal(after, mended);
    assert.deepEqual(shown(after, problemsIn(after, asked)), []);
  }
  return problem;
}

function quiet(text: string, asked?: Asked): void {
  assert.deepEqual(shown(text, problemsIn(text, asked)), [], JSON.stringify(text));
}

const latex: Asked = { language: 'latex', file: 'note.tex' };
const typst: Asked = { language: 'typst', file: 'note.typ' };

describe('rules of notes: keys', () => {
  it('unknown-key: in brackets a warning, outside an information, of people nothing', () => {
    assert.equal(fires('See [@nobody2020].', 'unknown-key: nobody2020').severity, 'warning');
    assert.equal(fires('See @nobody2020.', 'unknown-key: nobody2020').severity, 'information');
    const strict: Asked = { rules: { 'unknown-key': 'error' } };
    assert.equal(fires('[@nobody]', 'unknown-key: nobody', undefined, strict).severity, 'error');
    assert.equal(fires('@nobody2020', 'unknown-key: nobody2020', undefined, strict).severity, 'information');
    fires('[[@nobody]]', 'unknown-key: nobody');
    fires('[^@nobody]', 'unknown-key: nobody');
    fires('\\cite{a,nobody}', 'unknown-key: nobody', undefined, latex);
    fires('See #cite(<nobody>).', 'unknown-key: nobody', undefined, typst);
    fires('{cite:p}`nobody`', 'unknown-key: nobody');
    quiet('Thanks to [@Bob] and [@bob].\n\n[@bob]: https://github.com/bob');
    quiet('Thanks, @bob and @alice! `@nobody2020` and me@x.org, @scope/name, @types/node2020.');
    quiet('[@a; @b], @c, [-@müller2020, p. 3], [@x.y], [@ab:c/d]');
    assert.equal(fires('---\nnocite: "@nobody"\n---\n', 'unknown-key: nobody').severity, 'warning');
    assert.equal(fires('[Thanks; to @nobody2020]', 'unknown-key: nobody2020').severity, 'information');
    quiet('---\nnocite: "@*"\n---\n');
  });

  it('unknown-key: of a footnote at its marks, and a fix keeps marks and label together', () => {
    const note = 'One[^@doe98] and two.[^@doe98]\n\n[^@doe98]: See there.\n';
    const [problem, ...others] = problemsIn(note);
    assert.deepEqual(shown(note, [problem!, ...others]), ['unknown-key: doe98']);
    const [fix] = problem!.fixes();
    const after = fix?.kind === 'edit' ? applyEdits(note, fix.edits) : '';
    assert.equal(after, note.replaceAll('doe98', 'doe99'));
    quiet('[^@nobody]: A text that nothing leads to.\n');
    // Of two footnotes none is to become the other; a mark without one is misspelt.
    const both = `${note}\nThree.[^@doe99]\n\n[^@doe99]: And there.\n`;
    assert.ok(problemsIn(both).every(({ fixes }) => fixes().every(({ kind }) => kind !== 'edit')));
    fires(
      'One.[^@doe98]\n\n[^@doe99]: There.\n',
      'unknown-key: doe98',
      'One.[^@doe99]\n\n[^@doe99]: There.\n',
    );
  });

  it('are told once of each key, at its first citation, and mended wherever it stands @long', () => {
    const many = `As [@doe98] says.${' [@doe98, p. 3]'.repeat(1200)}\n\n[@nobody; @doe98] <!-- scholium-disable-line -->\n`;
    const [problem, ...others] = problemsIn(many);
    assert.deepEqual([shown(many, [problem!]), others], [['unknown-key: doe98'], []]);
    // What is switched off does not count, and those in brackets are certain.
    assert.equal(problemsIn('@nobody2020 says [@nobody2020]')[0]!.severity, 'warning');
    assert.match(problem!.message, /\(and 1,200 more\)$/);
    assert.equal(problem!.more.length, 1200);
    const [fix] = problem!.fixes();
    const after = fix?.kind === 'edit' ? applyEdits(many, fix.edits) : '';
    assert.equal(after, many.replaceAll('doe98', 'doe99'));
    const gone = '[@gone] [@gone] [@vaswani2017] [@vaswani2017; @a]';
    assert.deepEqual(shown(gone, problemsIn(gone)), ['withdrawn-paper: gone', 'former-key: vaswani2017']);
    fires(
      'arXiv:1706.03762v1, arXiv:1706.03762v1, https://arxiv.org/abs/1706.03762v1.',
      'superseded-version: arXiv:1706.03762v1',
      'arXiv:1706.03762v7, arXiv:1706.03762v7, https://arxiv.org/abs/1706.03762v7.',
    );
  });

  it('look each key up once, however often it stands and the note is checked', () => {
    let lookedUp = 0;
    const works = [...LIBRARY.works];
    const library = Object.create(LIBRARY, {
      works: { value: works },
      byCitekey: {
        value: (key: string) => {
          lookedUp++;
          return LIBRARY.byCitekey(key);
        },
      },
    });
    const part = 'As [@a; @b, p. 3] and @c say, [see @doe99].\n\n';
    problemsIn(part, { library });
    const once = lookedUp;
    for (const times of [1, 10, 100]) assert.deepEqual(problemsIn(part.repeat(times), { library }), []);
    assert.equal(lookedUp, once);
    works.push(makeWork({ title: 'Another', citekey: 'another' }));
    const changed = Object.create(library, { works: { value: [...works] } });
    problemsIn(part, { library: changed });
    assert.equal(lookedUp, 2 * once);
  });

  it('unknown-key: a fix writes the key as the place wants it', () => {
    const library = makeLibrary([makeWork({ title: 'A and B', citekey: 'smith&jones2020' })]);
    const mended = (text: string, language = 'markdown') => {
      const [problem] = problemsIn(text, { library, language });
      const fix = problem?.fixes().find(({ kind }) => kind === 'edit');
      return fix?.kind === 'edit' ? applyEdits(text, fix.edits) : undefined;
    };
    assert.equal(mended('[@smith&jones2021]'), '[@smith&jones2020]');
    assert.equal(mended('[@{smith&jones2021}, p. 3]'), '[@{smith&jones2020}, p. 3]');
    assert.equal(
      mended('As @smith-jones2020[p. 7] says.', 'typst'),
      'As #cite(label("smith&jones2020"), supplement: [p. 7]) says.',
    );
    assert.equal(mended('#cite(<smith-jones2020>)', 'typst'), '#cite(label("smith&jones2020"))');
  });

  it('unknown-key: identifiers are left to who looks them up, and known by their papers', () => {
    quiet('[@arxiv:1706.03762]');
    assert.equal(fires('[@doi:10.1000/x]', 'unknown-key: doi:10.1000/x').severity, 'information');
  });

  it('unknown-key: offers the keys that are near, by letters and by what they say', () => {
    fires(
      '[@vaswaniAttentionAllYou2018]',
      'unknown-key: vaswaniAttentionAllYou2018',
      '[@vaswaniAttentionAllYou2017]',
    );

    fires('[@doe98, p. 3]', 'unknown-key: doe98', '[@doe99, p. 3]');
    fires('[@vaswani_attention_17]', 'unknown-key: vaswani_attention_17', '[@vaswaniAttentionAllYou2017]');
    fires(
      '[[@vaswani2017attention]]',
      'unknown-key: vaswani2017attention',
      '[[@vaswaniAttentionAllYou2017]]',
    );
    fires(
      '\\cite{vaswani:2017:attention}',
      'unknown-key: vaswani:2017:attention',
      '\\cite{vaswaniAttentionAllYou2017}',
      latex,
    );
    const fixes = fires('[@smithWonderful2020]', 'unknown-key: smithWonderful2020').fixes();
    assert.deepEqual(fixes, [
      {
        kind: 'look-up',
        title: 'Look up “smith wonderful 2020”',
        key: 'smithWonderful2020',
        query: 'smith wonderful 2020',
      },
    ]);
  });

  it('unknown-key: knows the entries of the note’s own bibliographies', () => {
    const files = { 'refs.bib': '@article{local2020, title={Local}}\n@book{untitled99}' };
    quiet('---\nbibliography: refs.bib\n---\n[@local2020; @untitled99]', { files });
    quiet('---\nreferences:\n- id: local2020\n  title: Local\n---\n[@local2020]');
    fires(
      '---\nbibliography: refs.bib\n---\n[@lokal2020]',
      'unknown-key: lokal2020',
      '---\nbibliography: refs.bib\n---\n[@local2020]',
      { files },
    );
  });

  it('former-key: writes the present one, unless the note’s bibliography has the former', () => {
    const problem = fires(
      '[@vaswani2017, p. 3]',
      'former-key: vaswani2017',
      '[@vaswaniAttentionAllYou2017, p. 3]',
    );
    assert.equal(problem.severity, 'information');
    fires('@{vaswani2017}', 'former-key: vaswani2017', '@{vaswaniAttentionAllYou2017}');
    const files = { 'refs.bib': '@article{vaswani2017, title={Attention}}' };
    quiet('---\nbibliography: refs.bib\n---\n[@vaswani2017]', { files });
  });

  it('former-key: no key that an entry of a bibliography has now', () => {
    const work = makeWork({ title: 'One paper', citekey: 'first2020' });
    const second = { ...work.records[0]!, citekey: 'second2020' };
    const twice = { ...work, aliases: ['second2020', 'old2020'], records: [work.records[0]!, second] };
    const library = makeLibrary([twice]);
    quiet('[@first2020; @second2020, p. 3]', { library });
    fires('[@old2020]', 'former-key: old2020', '[@first2020]', { library });
  });

  it('missing-entry: speaks of one bibliography or of several', () => {
    const files = { 'a.bib': '@misc{x, title={X}}', 'b.bib': '@misc{y, title={Y}}' };
    const message = (names: string) => {
      const text = `---\nbibliography: ${names}\n---\n[@doe99]`;
      return fires(text, 'missing-entry: doe99', undefined, { files }).message;
    };
    assert.match(message('a.bib'), /^a\.bib has no entry @doe99/);
    assert.match(message('[a.bib, b.bib]'), /^a\.bib, b\.bib have no entry @doe99/);
  });

  it('ambiguous-key: two papers of one key', () => {
    const entry = (title: string, citekey: string, file: string, key: string) => {
      const work = makeWork({ title, citekey, file });
      return { ...work, records: work.records.map((record) => ({ ...record, citekey: key })) };
    };
    const library = makeLibrary([
      entry('First paper', 'k', 'one.bib', 'k'),
      entry('Second paper', 'k2', 'two.bib', 'k'),
    ]);
    const problem = fires('[@k]', 'ambiguous-key: k', '[@k2]', { library });
    assert.match(problem.message, /“First paper”, which is shown here, and “Second paper” \(two\.bib:1\)/);
    quiet('[@k2]', { library });
    const head = (file: string) => `---\nbibliography: ${file}\n---\n`;
    const files = { 'one.bib': '@misc{k, title={First paper}}', 'two.bib': '@misc{k, title={Second paper}}' };
    quiet(`${head('one.bib')}[@k]`, { library, files });
    assert.deepEqual(
      fires(`${head('two.bib')}[@k]`, 'ambiguous-key: k', undefined, { library, files }).fixes(),
      [],
    );
  });

  it('withdrawn-paper', () => {
    fires('As [@gone] says.', 'withdrawn-paper: gone');
    fires('As [@arxiv:2001.00001] says.', 'withdrawn-paper: arxiv:2001.00001');
    quiet('As [@a] says.');
  });

  it('superseded-version: of an identifier, and of a citation', () => {
    const newest = 'vaswaniAttentionAllYou2017';
    fires('See arXiv:1706.03762v1.', 'superseded-version: arXiv:1706.03762v1', 'See arXiv:1706.03762v7.');
    fires(
      '<https://arxiv.org/abs/1706.03762v5>',
      'superseded-version: 1706.03762v5',
      '<https://arxiv.org/abs/1706.03762v7>',
    );
    fires(`[@${newest}, v1]`, 'superseded-version: v1', `[@${newest}, v7]`);
    fires(`[@${newest}, version 6]`, 'superseded-version: version 6', `[@${newest}, version 7]`);
    quiet(
      `arXiv:1706.03762v7, arXiv:1706.03762, arXiv:2001.00001v1, [@${newest}, v7], [@a, v1], [@${newest}, v. 2]`,
    );
  });
});

describe('rules of notes: citations', () => {
  it('repeated-key: where the second adds nothing', () => {
    fires('[@a; @b; @a]', 'repeated-key: a', '[@a; @b]');
    fires('[@a; @a, p. 3]', 'repeated-key: a', '[@a, p. 3]');
    fires('[@a, p. 3; @b; @a, p. 3]', 'repeated-key: a', '[@a, p. 3; @b]');
    fires('\\cite{a,b,a}', 'repeated-key: a', '\\cite{a,b}', latex);
    fires('\\cite[p. 3]{a, a}', 'repeated-key: a', '\\cite[p. 3]{a}', latex);
    fires('{cite:p}`a;b;a`', 'repeated-key: a', '{cite:p}`a;b`');
    quiet('[@a, p. 3; @a, p. 5] and [@a] and [@a]');
  });

  it('malformed-citation: brackets that are not closed', () => {
    fires('See [@a, p. 3 for all.', 'malformed-citation: [@a, p. 3', 'See [@a, p. 3] for all.');
    fires('See [@a; @b for all.', 'malformed-citation: [@a; @b', 'See [@a; @b] for all.');
    fires('[see @a\n\nNext [@b].', 'malformed-citation: [see @a', '[see @a]\n\nNext [@b].');
    fires('[-@a says', 'malformed-citation: [-@a', '[-@a] says');
    fires('[@{a]', 'malformed-citation: @{a', '[@{a}]');
    quiet('In [0, 1) by @a. [x] @a, ^[see @a]. \\[@a. [a list of papers, by someone we know as @a');
    quiet('`[@a` and\n\n```\n[@a\n```');
    quiet('[@{ab:c/d}] @{a b} [[@]] [[@a');
  });

  it('malformed-citation: separators', () => {
    fires('[@a @b]', 'malformed-citation:  @b', '[@a; @b]');
    fires('[@a, @b]', 'malformed-citation: , @b', '[@a; @b]');
    fires('[@a, p. 3, @b]', 'malformed-citation: , p. 3, @b', '[@a, p. 3; @b]');
    fires('[@a, p. 3 @b]', 'malformed-citation: , p. 3 @b', '[@a, p. 3; @b]');
    fires('[@a -@b]', 'malformed-citation:  -@b', '[@a; -@b]');
    fires('[@a,; @b]', 'malformed-citation: ,', '[@a; @b]');
    fires('[@a, p. 3,]', 'malformed-citation: ,', '[@a, p. 3]');
    fires('[@a;]', 'malformed-citation: [@a;]', '[@a]');
    fires('[@a; ; @b]', 'malformed-citation: [@a; ; @b]', '[@a; @b]');
    fires('[@a; p. 3]', 'malformed-citation: [@a; p. 3]', '[@a, p. 3]');
    fires('[see; @a]', 'malformed-citation: [see; @a]', '[see @a]');
    quiet('[@a, see also @b] [@a and @b] [see @a, p. 3; also @b]');
    quiet('[Thanks; to @bob for it] [one; two @bob]');
  });

  it('malformed-citation: no key', () => {
    fires('See [@].', 'malformed-citation: [@]', 'See .');
    fires('See [-@] here.', 'malformed-citation: [-@]', 'See  here.');
    fires('See [@a; @].', 'malformed-citation: [@a; @]', 'See [@a].');
    quiet('`[@]` [@](x) \\[@] mail[@]x');
  });

  it('malformed-citation: commands and roles', () => {
    fires('\\cite{a;b}', 'malformed-citation: a;b', '\\cite{a,b}', latex);
    fires('\\cite{a b}', 'malformed-citation: a b', '\\cite{a, b}', latex);
    fires('\\cite{@a}', 'malformed-citation: @a', '\\cite{a}', latex);
    fires('{cite:p}`@a`', 'malformed-citation: @a', '{cite:p}`a`');
    quiet('\\cite{a, b} \\cites[3]{a}[4]{b} \\parencite[see][p. 3]{a}', latex);
  });

  it('malformed-locator', () => {
    fires('[@a, p. 3-]', 'malformed-locator: p. 3-', '[@a, p. 3]');
    fires('[@a, pp.]', 'malformed-locator: , pp.', '[@a]');
    fires('[@a, chap.; @b]', 'malformed-locator: , chap.', '[@a; @b]');
    fires('[@a, pp. 35-33]', 'malformed-locator: pp. 35-33', '[@a, pp. 33-35]');
    fires('[@a{ii, A]', 'malformed-locator: {ii, A', '[@a{ii, A}]');
    fires('[@a, {p. 3; @b]', 'malformed-locator: , {p. 3', '[@a, {p. 3}; @b]');
    fires('@a [p. 3-]', 'malformed-locator: p. 3-', '@a [p. 3]');
    quiet('[@a, p. 3-5; @b, pp. 133-5] [@a{}, 99 years] [@a{ii, A}, with] [@a, pp. iv, vi-xi] [@a, passim]');
  });

  it('link-trap: only of keys that are known', () => {
    fires('[@a]: it says', 'link-trap: [@a]:', '[@a]\\: it says');
    fires('Words.\n\n> [@a]: x', 'link-trap: [@a]:', 'Words.\n\n> [@a]\\: x');
    fires('See [@a](p. 3).', 'link-trap: [@a](', 'See [@a] (p. 3).');
    fires('See [@a, p. 3][note].', 'link-trap: [@a, p. 3][', 'See [@a, p. 3] [note].');
    quiet('[@bob]: https://github.com/bob\n\n[@bob](https://github.com/bob) [see @a](x) as [@a]: x');
    quiet('[@a][@b] [@a][^1] `[@a]: x`\n\n```\n[@a]: x\n[@a](y)\n```');
  });
});
