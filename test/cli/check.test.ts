// `scholium citations` and `scholium check`, run as a CI job would run them.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { inFolderOf } from './scholium';

const BIB = `@article{doe99,
  title = {A thing made in 1999},
  author = {Doe, Jo},
  year = {1999}, journal = {Things},
  doi = {10.1000/thing.99}
}
@article{roe01, title = {Another thing of 2001}, author = {Roe, Jan}, journal = {Things}, year = {2001}}
`;

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'refs.bib': BIB,
  'thesis/good.md': '---\nbibliography: ../refs.bib\n---\n\nAs [@doe99, p. 3] and @roe01 say.\n',
  'thesis/bad notes.md': '---\nbibliography: ../refs.bib\n---\n\nAs [@doe98] says; [@doe99; @doe99].\n',
  'thesis/chapter.tex': '\\cite{doe99}\n\\cite{nobody} % scholium-disable-line\n',
  'thesis/broken.md': new Uint8Array([0x89, 0x50, 0, 0, 1, 2]),
};

/** What a terminal would take for commands, an old one in Latin letters too. */
const CONTROLS = /(?![\n])\p{Cc}/u;

describe('the notes of a folder', () => {
  const { scholium, path } = inFolderOf(FILES);

  const without = ['--exclude', '**/broken.md'];

  it('scholium check: a line each, by file and place, and 0 where all are warnings', () => {
    const { status, stdout } = scholium('check', '.', ...without);
    assert.deepEqual(stdout.split('\n'), [
      'thesis/bad notes.md:5:6: warning: No paper and no bibliography here has the key @doe98. Correct it, look the paper up, or save a page of it. Did you mean @doe99? (unknown-key)',
      'thesis/bad notes.md:5:29: warning: @doe99 stands twice in this citation. Take one out, or give each its own pages. (repeated-key)',
      '',
    ]);
    assert.equal(status, 0);
  });

  it('scholium prints no control characters out of a note', () => {
    writeFileSync(
      path('nasty.md'),
      '---\nbibliography: "x\\e[2J\\x9b.bib"\n---\n\nAs [@{a\x1b]0;x\x07b\x9b}] says.\n'.padEnd(
        900,
        'Words. ',
      ),
    );
    const checked = scholium('check', 'nasty.md');
    assert.match(checked.stdout, /\\u001b.*unknown-key/);
    const calls = [
      checked,
      scholium('check', 'nasty.md', '--format', 'json'),
      scholium('citations', 'nasty.md'),
      scholium('export', '.', '--format', 'ris', '--cited-in', 'nasty.md'),
      scholium('nothing\x1b[2J'),
    ];
    for (const { stdout, stderr } of calls) {
      assert.notEqual(stdout + stderr, '');
      assert.doesNotMatch(stdout + stderr, CONTROLS);
    }
    assert.ok(
      JSON.parse(calls[1]!.stdout).some(({ message }: { message: string }) => CONTROLS.test(message)),
    );
    rmSync(path('nasty.md'));
  });

  it('scholium check: 1 where one is an error, by the rules of the call', () => {
    assert.equal(scholium('check', '.', ...without, '--rules', 'unknown-key=error').status, 1);
    assert.equal(scholium('check', '.', ...without, '--rules', 'all=error,unknown-key=off').status, 1);
    const off = scholium(
      'check',
      '.',
      ...without,
      '--rules',
      'unknown-key=off',
      '--rules',
      'repeated-key=off',
    );
    assert.deepEqual([off.status, off.stdout], [0, '']);
    const unused = scholium(
      'check',
      '.',
      '--notes',
      '**/bad*',
      '--rules',
      'unused-entry=information,all=information',
    );
    assert.match(unused.stdout, /^refs\.bib:7:10: information: No note that uses refs\.bib cites @roe01/m);
  });

  it('scholium check: a file that cannot be read is an error at its first line', () => {
    const { status, stdout } = scholium('check', '.');
    assert.equal(status, 1);
    assert.match(
      stdout,
      /^thesis\/broken\.md:1:1: error: The file holds binary data, not text\. \(unreadable-file\)$/m,
    );
  });

  it('scholium check: the papers may be elsewhere, and a bibliography may lie above the notes', () => {
    const { stdout } = scholium('check', 'thesis', '--library', '.', ...without);
    assert.deepEqual(
      stdout.split('\n').map((line) => /^[^ ]+ ?[^ ]+:\d+:\d+/.exec(line)?.[0] ?? line),
      ['thesis/bad notes.md:5:6', 'thesis/bad notes.md:5:29', ''],
    );
    const alone = scholium('check', 'thesis', ...without).stdout;
    assert.match(alone, /^thesis\/chapter\.tex:1:7: .*@doe99.*\(unknown-key\)$/m);
  });

  it('scholium check: a bibliography that is not there, or broken', () => {
    writeFileSync(path('missing.qmd'), '---\nbibliography: nowhere.bib\n---\n[@doe99]\n');
    writeFileSync(path('_quarto.yml'), 'bibliography: [cut.bib, other.bib]\n');
    writeFileSync(path('cut.bib'), '@article{cut1, title={Cut off\n');
    try {
      const { status, stdout } = scholium('check', '.', '--notes', 'missing.qmd');
      assert.equal(status, 1);
      assert.match(
        stdout,
        /^_quarto\.yml:1:25: error: There is no file other\.bib\..*\(missing-bibliography\)$/m,
      );
      assert.match(
        stdout,
        /^missing\.qmd:2:15: error: There is no file nowhere\.bib\..*\(missing-bibliography\)$/m,
      );
      assert.match(stdout, /^cut\.bib:1:\d+: .*\(broken-entry\)$/m);
      mkdirSync(path('.scholium'));
      writeFileSync(path('.scholium/citekeys.jsonl'), 'no JSON\n');
      writeFileSync(path('.scholium/literature-notes.jsonl'), 'no JSON\n');
      const thesis = scholium('check', 'thesis', '--library', '.', ...without).stdout;
      assert.match(thesis, /^\.scholium\/literature-notes\.jsonl:1:1: .*\(literature-notes-line\)$/m);
      assert.match(thesis, /^\.scholium\/citekeys\.jsonl:1:1: .*\(citekeys-line\)$/m);
      assert.match(thesis, /^cut\.bib:1:\d+: /m);
    } finally {
      for (const name of ['missing.qmd', '_quarto.yml', 'cut.bib', '.scholium'])
        rmSync(path(name), { recursive: true });
    }
  });

  it('scholium check: a citation style that is not there, or cannot print', () => {
    const files: Readonly<Record<string, string>> = {
      'own/shipped.qmd': '---\ncsl: ieee\n---\nWords.\n',
      'own/slip.qmd': '---\ncsl: iee\n---\nWords.\n',
      'own/found.qmd': '---\ncsl: styles/broken.csl\n---\nWords.\n',
      'own/gone.qmd': '---\ncsl: styles/gone.csl\n---\nWords.\n',
      'own/styles/broken.csl': '<style>\n<oops\n',
      'own/book/_quarto.yml': 'project:\n  type: book\ncsl: natur\n',
      'own/book/one.qmd': 'Words.\n',
    };
    mkdirSync(path('own/styles'), { recursive: true });
    mkdirSync(path('own/book'));
    for (const [name, text] of Object.entries(files)) writeFileSync(path(name), text);
    const { status, stdout } = scholium('check', 'own');
    const one = scholium('check', 'own/slip.qmd', '--rules', 'citation-style=error');
    rmSync(path('own'), { recursive: true });
    assert.deepEqual(
      stdout.split('\n').map((line) => line.replace(/^(\S+:\d+:\d+): .*\((\S+)\)$/, '$1 $2')),
      [
        'own/book/_quarto.yml:3:6 citation-style',
        'own/found.qmd:2:6 citation-style',
        'own/gone.qmd:2:6 citation-style',
        'own/slip.qmd:2:6 citation-style',
        '',
      ],
    );
    assert.match(stdout, /No style is named natur\. Is nature meant\?/);
    assert.match(stdout, /own\/styles\/broken\.csl: /);
    assert.equal(status, 0);
    assert.equal(one.status, 1);
  });

  it('scholium check: the entries of the bibliographies that notes use', () => {
    writeFileSync(
      path('entries.bib'),
      '@misc{lamp, title = {Lamps}, doi = {https://doi.org/10.1000/1}, year = {2998}}\n',
    );
    writeFileSync(path('entries.md'), '---\nbibliography: entries.bib\n---\n[@lamp]\n');
    try {
      const { status, stdout } = scholium('check', 'entries.md');
      assert.deepEqual(
        stdout.split('\n').map((line) => /^\S+ \w+: |\([\w-]+\)$/g[Symbol.match](line)?.join('') ?? line),
        [
          'entries.bib:1:37: information: (identifier-as-address)',
          'entries.bib:1:73: warning: (malformed-year)',
          '',
        ],
      );
      assert.equal(status, 0);
      assert.equal(scholium('check', 'entries.md', '--rules', 'malformed-year=error').status, 1);
      const sarif = scholium('check', 'entries.md', '--format', 'sarif').stdout;
      assert.match(sarif, /"ruleId": "malformed-year"/);
      const github = scholium('check', 'entries.md', '--format', 'github').stdout;
      assert.match(github, /^::warning file=entries\.bib,line=1,/m);
      const [first] = JSON.parse(scholium('check', 'entries.md', '--format', 'json').stdout);
      assert.equal(first.fixes[0].edits[0].newText, '10.1000/1');
    } finally {
      for (const name of ['entries.bib', 'entries.md']) rmSync(path(name));
    }
  });

  it('scholium check: a bibliography by itself, and all of a folder', () => {
    mkdirSync(path('bibs'));
    writeFileSync(path('bibs/own.bib'), '@misc{lamp, title = {Lamps}, year = {2998}}\n');
    writeFileSync(path('bibs/cut.bib'), '@article{cut1, title={Cut off\n');
    writeFileSync(path('bibs/note.md'), 'No citation.\n');
    const lines = (...args: readonly string[]) => {
      const { stdout, status } = scholium('check', ...args);
      const told = stdout.matchAll(/^(\S+):\d+:\d+: (\w+): .*\(([\w-]+)\)$/gm);
      return [String(status), ...Array.from(told, ([, ...parts]) => parts.join(' '))];
    };
    try {
      const own = 'bibs/own.bib warning malformed-year';
      assert.deepEqual(lines('bibs/own.bib'), ['0', own]);
      assert.deepEqual(lines('bibs', '--rules', 'unused-entry=error').slice(-1), [own]);
      const [status, cut] = lines('bibs', '--rules', 'all=error');
      assert.deepEqual([status, cut], ['1', 'bibs/cut.bib error broken-entry']);
      assert.deepEqual(lines('bibs', '--rules', 'all=off'), ['0']);
      assert.deepEqual(lines('bibs', '--exclude', '**/*.bib'), ['0']);
      writeFileSync(path('bibs/cut.bib'), '% scholium-disable broken-entry\n@article{cut1, title={Cut off\n');
      assert.deepEqual(lines('bibs'), ['0', own]);
    } finally {
      rmSync(path('bibs'), { recursive: true });
    }
  });

  it('scholium check: a bibliography above --max-size-mb is there, and not read', () => {
    mkdirSync(path('big'));
    writeFileSync(path('big/big.bib'), `@misc{a, title = {T}}\n${' '.repeat(3000)}`);
    writeFileSync(path('big/note.md'), '---\nbibliography: big.bib\n---\nAs [@doe99] says.\n');
    try {
      const { stdout } = scholium('check', 'big/note.md', '--max-size-mb', '0.002');
      assert.match(stdout, /^big\/big\.bib:1:1: error: The file has 0\.0 MB, .*\(unreadable-file\)$/m);
      assert.doesNotMatch(stdout, /There is no file|missing-entry/);
    } finally {
      rmSync(path('big'), { recursive: true });
    }
  });

  it('scholium check: what quotations make of the words of their papers', () => {
    const say = (words: string) => `---\nbibliography: quoted.bib\n---\n\n“${words}” [@lamps]\n`;
    const entry =
      '@misc{lamps, title={On the burning of lamps}, abstract={Tallow loses 51.3\\% of its weight in the dark.}, note={As we said of oil it never spoils}}';
    writeFileSync(path('quoted.bib'), entry);
    const found = (words: string) => {
      writeFileSync(path('quoting.md'), say(words));
      return scholium('check', '.', '--notes', 'quoting.md').stdout.split('\n');
    };
    try {
      assert.deepEqual(found('Tallow loses 51.3 % of its weight'), ['']);
      // In the file, though in no field that is read.
      assert.deepEqual(found('as we said of oil, it never spoils'), ['']);
      assert.deepEqual(found('Tallow loses 53.1 % of its weight'), [
        'quoting.md:5:15: warning: “On the burning of lamps” says it otherwise (quoted.bib:1): “51.3”, not “53.1”. Restore its words, or mark this as a paraphrase. (altered-quotation)',
        '',
      ]);
      assert.match(
        found('words that stand in no page at all')[0]!,
        /^quoting\.md:5:2: information: .*\(unfound-quotation\)$/,
      );
    } finally {
      for (const name of ['quoted.bib', 'quoting.md']) rmSync(path(name));
    }
  });

  it('scholium check: as JSON, annotations and SARIF', () => {
    const json = JSON.parse(scholium('check', '.', ...without, '--format', 'json').stdout);
    assert.deepEqual(json, JSON.parse(scholium('check', '.', ...without, '--json').stdout));
    assert.deepEqual(
      json.map(({ rule, line, column }: { rule: string; line: number; column: number }) => [
        rule,
        line,
        column,
      ]),
      [
        ['unknown-key', 5, 6],
        ['repeated-key', 5, 29],
      ],
    );
    const github = scholium('check', '.', ...without, '--format', 'github').stdout;
    assert.match(github, /^::warning file=thesis\/bad notes\.md,line=5,endLine=5,col=6,endColumn=10,title=/);
    const sarif = JSON.parse(scholium('check', '.', ...without, '--format', 'sarif').stdout);
    const [result] = sarif.runs[0].results;
    assert.equal(result.locations[0].physicalLocation.artifactLocation.uri, 'thesis/bad%20notes.md');
  });

  it('scholium citations: of a folder, and of a file', () => {
    const { status, stdout, stderr } = scholium('citations', '.');
    assert.deepEqual(stdout.split('\n'), [
      'thesis/bad notes.md:5:4: @doe98 (pandoc, unknown)',
      'thesis/bad notes.md:5:19: @doe99, @doe99 (pandoc)',
      'thesis/chapter.tex:1:1: @doe99 (latex)',
      'thesis/chapter.tex:2:1: @nobody (latex, unknown)',
      'thesis/good.md:5:4: @doe99 (pandoc)',
      'thesis/good.md:5:23: @roe01 (pandoc)',
      '',
    ]);
    assert.equal(status, 0);
    assert.match(stderr, /^scholium: thesis\/broken\.md:1: The file holds binary data/m);
    const found = JSON.parse(scholium('citations', 'thesis/good.md', '--json').stdout);
    assert.deepEqual(found[0], {
      file: 'thesis/good.md',
      line: 5,
      column: 4,
      offset: 38,
      length: 14,
      syntax: 'pandoc',
      keys: [{ key: 'doe99', offset: 40, locator: { label: 'page', value: '3' }, form: 'bracketed' }],
      known: true,
    });
    assert.equal(found.length, 2);
  });

  const wrong: [string[], number, RegExp][] = [
    [['check'], 2, /check takes one FILE or FOLDER/],
    [['check', 'a', 'b'], 2, /check takes one FILE or FOLDER/],
    [['check', 'nowhere'], 1, /nowhere is no file and no folder/],
    [['check', '.', '--format', 'xml'], 2, /--format takes one of text, json, github, sarif, not "xml"/],
    [['check', '.', '--json', '--format', 'sarif'], 2, /contradict each other/],
    [['check', '.', '--rules', 'unknown=off'], 2, /--rules: There is no rule "unknown"/],
    [['check', '.', '--rules', 'unknown-key=loud'], 2, /LEVEL is one of off, information/],
    [['check', '.', '--library', 'nowhere'], 1, /nowhere is not a folder/],
    [['citations'], 2, /citations takes one FILE or FOLDER/],
    [['citations', '.', '--notes', ''], 2, /--notes takes a glob/],
  ];
  for (const [args, code, message] of wrong) {
    it(`ends with ${code}: scholium ${args.join(' ')}`, () => {
      const { status, stdout, stderr } = scholium(...args);
      assert.deepEqual([status, stdout], [code, '']);
      assert.match(stderr, message);
    });
  }
});
