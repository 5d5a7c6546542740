/** What Pandoc is called with. */
import * as assert from 'node:assert/strict';
import { hasTitle, type PandocJob, pandocArguments } from '../../../src/core/pandoc/arguments';
import { PANDOC_TARGETS, pandocReader } from '../../../src/core/pandoc/targets';

const JOB: PandocJob = {
  input: '/n/draft.md',
  reader: 'markdown',
  target: 'docx',
  output: '/n/draft.docx',
  bibliographies: [],
  resources: [],
  pageTitle: 'draft',
  log: '/s/log.json',
};

const ALWAYS = ['--standalone', '--citeproc', '--log=/s/log.json'];

/** What is told, and the arguments that come to be for it. */
const TABLE: readonly (readonly [string, Partial<PandocJob>, readonly string[]])[] = [
  [
    'the file and what reads it',
    {},
    ['/n/draft.md', '--from=markdown', '--to=docx', '--output=/n/draft.docx'],
  ],
  [
    'bibliographies in their order',
    { bibliographies: ['/n/refs.bib', '/s/cited.json'] },
    ['--bibliography=/n/refs.bib', '--bibliography=/s/cited.json'],
  ],
  ['the style', { csl: '/s/style.csl' }, ['--csl=/s/style.csl']],
  ['the language', { lang: 'de-AT' }, ['--metadata=lang:de-AT']],
  ['where pictures are', { resources: ['/n', '/m'] }, ['--resource-path=/n:/m']],
  ['where they are on Windows', { resources: ['C:\\n', 'D:\\m'] }, ['--resource-path=C:\\n;D:\\m']],
  ['that the note has its list', { isListed: true }, ['--metadata=suppress-bibliography:true']],
  [
    'names that would be parts of an address',
    { bibliographies: ['/n/a#b ?%41/r.bib'], csl: '/s/50%.csl' },
    ['--bibliography=/n/a%23b %3F%2541/r.bib', '--csl=/s/50%25.csl'],
  ],
  [
    'what a page is called, inert',
    { target: 'html', pageTitle: 'a</title><b' },
    ['--to=html', '--variable=pagetitle:a&lt;/title&gt;&lt;b'],
  ],
  ['what a page is called', { target: 'html' }, ['--to=html', '--variable=pagetitle:draft']],
  ['names that a shell would read', { csl: '/s/a b; rm -rf $HOME.csl' }, ['--csl=/s/a b; rm -rf $HOME.csl']],
  ['a name that looks like an option', { input: '/n/--version.md' }, ['/n/--version.md']],
];

describe('the title of a note', () => {
  for (const [text, isThere] of [
    ['---\ntitle: Step by step\n---\n', true],
    ['---\ntitle:\nlang: de\n---\ntitle: no\n', false],
    ['% Step by step\n% Ann\n\nText', true],
    ['\\documentclass{article}\n\\title{Steps}\n', true],
    ['% \\title{Steps} of old\n', true],
    ['# Steps\n', false],
  ] as const)
    it(`${isThere ? 'is' : 'is not'} in ${JSON.stringify(text)}`, () =>
      assert.equal(hasTitle(text), isThere));
});

describe('the arguments of Pandoc', () => {
  for (const [what, told, wanted] of TABLE) {
    it(`tell ${what}`, () => {
      const args = pandocArguments({ ...JOB, ...told });
      const found = args.filter((argument) => wanted.includes(argument));
      assert.deepEqual(found, wanted);
      for (const each of ALWAYS) assert.ok(args.includes(each), each);
    });
  }

  it('are no more than what is told', () => {
    assert.deepEqual(pandocArguments(JOB), [
      '/n/draft.md',
      '--from=markdown',
      '--to=docx',
      '--output=/n/draft.docx',
      ...ALWAYS,
    ]);
  });

  it('leave PDF to the ending of the output, for Pandoc has no such format', () => {
    const args = pandocArguments({ ...JOB, target: 'pdf', output: '/n/draft.pdf' });
    assert.ok(!args.some((argument) => argument.startsWith('--to=')));
    assert.ok(args.includes('--output=/n/draft.pdf'));
  });

  it('name the format of all others', () => {
    for (const target of PANDOC_TARGETS.filter((each) => each !== 'pdf'))
      assert.ok(pandocArguments({ ...JOB, target }).includes(`--to=${target}`), target);
  });
});

describe('the readers of Pandoc', () => {
  it('are those of notes', () => {
    assert.equal(pandocReader('quarto'), 'markdown');
    assert.equal(pandocReader('restructuredtext'), 'rst');
    assert.equal(pandocReader('latex'), 'latex');
  });

  it('are none for what it does not read', () => {
    for (const language of ['asciidoc', 'python', 'toString'])
      assert.equal(pandocReader(language), undefined);
  });
});
