import assert from 'node:assert/strict';
import { citationLine, reportedCitations } from '../../../src/core/checks/citations-report';
import { offsetsOf } from '../../../src/core/checks/positions';
import { problemReport, type ReportedProblem, reportedProblem } from '../../../src/core/checks/report';
import { RULE_NAMES } from '../../../src/core/checks/rules';
import { uriOf } from '../../../src/core/checks/sarif';
import { problemsIn } from './world';

const TEXT = 'Ünd 𝔸 [@doe98].\r\n\r\n[@a; @a]\n\n[[@gone]]';

function reported(file = 'notes/a.md'): ReportedProblem[] {
  const offsets = offsetsOf(TEXT);
  return problemsIn(TEXT, { rules: { 'repeated-key': 'error', 'withdrawn-paper': 'information' } }).map(
    (problem) => reportedProblem(problem, file, offsets),
  );
}

describe('reports of problems', () => {
  it('as lines: file, line and column from 1, its weight, the rule', () => {
    assert.deepEqual(problemReport(reported(), 'text').split('\n'), [
      'notes/a.md:1:10: warning: No paper and no bibliography here has the key @doe98. Correct it, look the paper up, or save a page of it. Did you mean @doe99? (unknown-key)',
      'notes/a.md:3:7: error: @a stands twice in this citation. Take one out, or give each its own pages. (repeated-key)',
      'notes/a.md:5:4: information: “Cold fusion” was withdrawn. Read why on its page, and say so where you cite it. (withdrawn-paper)',
      '',
    ]);
    assert.equal(problemReport([], 'text'), '');
  });

  it('as JSON, with the fixes', () => {
    const [first] = JSON.parse(problemReport(reported(), 'json'));
    const { line, column, endLine, endColumn, severity, rule } = first;
    assert.deepEqual(
      [line, column, endLine, endColumn, severity, rule],
      [1, 10, 1, 15, 'warning', 'unknown-key'],
    );
    assert.deepEqual(first.fixes[0].edits, [{ start: 9, end: 14, newText: 'doe99' }]);
    assert.match(first.fixes[0].title, /^Change to @doe99: /);
  });

  it('as annotations of GitHub, its signs escaped', () => {
    const [first, second, third] = problemReport(reported('a,b:c%.md'), 'github').split('\n');
    assert.match(
      first!,
      /^::warning file=a%2Cb%3Ac%25\.md,line=1,endLine=1,col=10,endColumn=14,title=Scholium%3A unknown-key::No paper/,
    );
    assert.match(second!, /^::error /);
    assert.match(third!, /^::notice /);
    const [problem] = reported();
    const odd = problemReport([{ ...problem!, message: '100%\r\nof, all:' }], 'github');
    assert.ok(odd.endsWith('::100%25%0D%0Aof, all:\n'));
    assert.equal(odd.split('\n').length, 2);
  });

  it('as SARIF 2.1.0: what its schema requires', () => {
    const other = { ...reported()[0]!, rule: 'bibtex-entry-open' };
    const log = JSON.parse(problemReport([...reported('my notes/ü#1.md'), other], 'sarif'));
    assert.equal(log.version, '2.1.0');
    assert.match(log.$schema, /sarif-2\.1\.0\.json$/);
    const [run] = log.runs;
    assert.deepEqual([run.tool.driver.name, run.columnKind], ['Scholium', 'utf16CodeUnits']);
    const ids = run.tool.driver.rules.map(({ id }: { id: string }) => id);
    assert.deepEqual(ids, [...RULE_NAMES, 'bibtex-entry-open']);
    const levels = new Set(['none', 'note', 'warning', 'error']);
    for (const { shortDescription, defaultConfiguration } of run.tool.driver.rules)
      assert.ok(shortDescription.text.length > 0 && levels.has(defaultConfiguration.level));
    assert.deepEqual(
      run.results.map(({ ruleId, level }: { ruleId: string; level: string }) => [ruleId, level]),
      [
        ['unknown-key', 'warning'],
        ['repeated-key', 'error'],
        ['withdrawn-paper', 'note'],
        ['bibtex-entry-open', 'warning'],
      ],
    );
    for (const { ruleId, ruleIndex, message, locations } of run.results) {
      assert.equal(ids[ruleIndex], ruleId);
      assert.ok(message.text.length > 0);
      const { artifactLocation, region } = locations[0].physicalLocation;
      assert.ok(!/^\/|\s|[^\x21-\x7e]/.test(artifactLocation.uri));
      for (const count of [region.startLine, region.startColumn, region.endLine, region.endColumn])
        assert.ok(count >= 1);
    }
    assert.equal(
      run.results[0].locations[0].physicalLocation.artifactLocation.uri,
      'my%20notes/%C3%BC%231.md',
    );
    assert.deepEqual(JSON.parse(problemReport([], 'sarif')).runs[0].results, []);
  });

  it('files as addresses', () => {
    assert.equal(uriOf('./a/b%c.md'), 'a/b%25c.md');
    assert.equal(uriOf('../a b.md'), '../a%20b.md');
    assert.equal(uriOf('/home/x y/a.md'), 'file:///home/x%20y/a.md');
    assert.equal(uriOf('C:\\notes\\a.md'), 'file:///C:/notes/a.md');
    assert.equal(uriOf('a:b.md'), 'a%3Ab.md');
    assert.equal(uriOf('\uD800.md'), '%EF%BF%BD.md');
  });
});

describe('citations as data', () => {
  const report = (text: string, language = 'markdown') =>
    reportedCitations('a.md', text, language, (key) => key === 'a');

  it('every citation with its keys, each with where it stands and what belongs to it', () => {
    const text = 'As 𝔸\n  [see @a, pp. 33-35 and more; -@b], @a';
    const at = text.indexOf('[');
    assert.deepEqual(report(text), [
      {
        file: 'a.md',
        line: 2,
        column: 3,
        offset: at,
        length: text.indexOf(']') + 1 - at,
        syntax: 'pandoc',
        keys: [
          {
            key: 'a',
            offset: text.indexOf('@a') + 1,
            prefix: 'see',
            locator: { label: 'page', value: '33-35' },
            suffix: 'and more',
            form: 'bracketed',
          },
          { key: 'b', offset: text.indexOf('@b') + 1, form: 'author-suppressed' },
        ],
        known: false,
      },
      {
        file: 'a.md',
        line: 2,
        column: 3 + text.lastIndexOf('@a') - at,
        offset: text.lastIndexOf('@a'),
        length: 2,
        syntax: 'pandoc',
        keys: [{ key: 'a', offset: text.lastIndexOf('@a') + 1, form: 'in-text' }],
        known: true,
      },
    ]);
    assert.deepEqual(report(text).map(citationLine), [
      'a.md:2:3: @a, @b (pandoc, unknown)\n',
      'a.md:2:38: @a (pandoc)\n',
    ]);
  });

  it('in other syntaxes', () => {
    assert.equal(report('\\textcite[3]{a}', 'latex')[0]!.syntax, 'latex');
    assert.equal(report('[[@a]]')[0]!.syntax, 'wikilink');
    assert.equal(report('---\nnocite: "@a"\n---\n')[0]!.keys[0]!.form, 'nocite');
    const footnote = report('As said.[^@a]\n\n[^@a]: See [@b, p. 3].\n');
    assert.deepEqual(footnote.map(citationLine), [
      'a.md:1:9: @a (footnote)\n',
      'a.md:3:12: @b (pandoc, unknown)\n',
    ]);
  });
});
