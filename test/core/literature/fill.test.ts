import * as assert from 'node:assert/strict';
import { parse } from 'yaml';
import { DEFAULT_TEMPLATE } from '../../../src/core/literature/default-template';
import { fillNote } from '../../../src/core/literature/fill';
import { partsOf } from '../../../src/core/literature/parts';
import { NOTE_NAMES, noteValues } from '../../../src/core/literature/values';
import { frontMatterEnd } from '../../../src/core/notes/front-matter';
import { makeLibrary, makeWork, type WorkSketch } from '../builders';
import { seeded } from '../seeded';

const SURROUNDINGS = {
  cite: ({ citekey }: { citekey: string }) => `[@${citekey}]`,
  file: ({ file }: { file: string }) => file,
  link: ({ file, line }: { file: string; line: number }) => `../${file}#L${line + 1}`,
};
const SKETCH: WorkSketch = {
  title: 'Lamps: a "study" of #light',
  authors: 'Ada Lovelace; Mary Shelley',
  year: 1843,
  citekey: 'lovelace1843',
  ids: ['10.1000/lamps.1', '2509.25300'],
  abstract: 'We light lamps. We find that they burn 3% longer.',
  file: 'lamps.txt',
};

const fill = (text: string, sketch = SKETCH) =>
  fillNote({ where: 'in the test', text }, makeWork(sketch), SURROUNDINGS);
const matter = (note: string) => parse(note.slice(4, frontMatterEnd(note)).replace(/---\s*$/, ''));

describe('a literature note from a template', () => {
  it('has by default what the paper says, as YAML and as Markdown', () => {
    const note = fill(DEFAULT_TEMPLATE);
    assert.deepEqual(matter(note), {
      title: SKETCH.title,
      authors: ['Ada Lovelace', 'Mary Shelley'],
      year: 1843,
      citekey: 'lovelace1843',
      doi: '10.1000/lamps.1',
      arxiv: '2509.25300',
      status: 'to-read',
      tags: [],
    });
    const body = note.slice(frontMatterEnd(note));
    assert.match(body, /^\n# Lamps: a "study" of \\#light\n/);
    assert.match(body, /\nLovelace and Shelley, 1843\n\[@lovelace1843\]\n/);
    assert.match(body, /\n> We light lamps\. .*\n>\n> — \[lamps\.txt:1\]\(\.\.\/lamps\.txt#L1\)\n/);
    assert.match(body, /\nNo page names a paper that cites it\.\n/);
    assert.match(body, /## Notes\n\n$/);
    assert.deepEqual(partsOf(note).faults, []);
  });

  it('names the best citers and counts the others', () => {
    const works = [
      SKETCH,
      ...Array.from({ length: 10 }, (_, n) => ({ title: `Citer [${n}]`, citekey: `c${n}` })),
    ];
    const library = makeLibrary(
      works.map(makeWork),
      works.slice(1).map(({ citekey }) => [citekey!, 'lovelace1843']),
    );
    const note = fillNote(
      { where: '', text: DEFAULT_TEMPLATE },
      library.byCitekey('lovelace1843')!,
      SURROUNDINGS,
    );
    assert.match(note, /- \[Citer \\\[0\\\]\]\(\.\.\/test\.txt#L1\)\n/);
    assert.match(note, /\n- and 2 more\n\n<!-- \/scholium:citers/);
  });

  const cases: readonly (readonly [template: string, filled: string])[] = [
    ['---\na: {{title}}\n---\n', '---\na: "Lamps: a \\"study\\" of #light"\n---\n'],
    ['---\na: "{{title}}!"\n---\n', '---\na: "Lamps: a \\"study\\" of #light!"\n---\n'],
    ["---\na: '{{title}}'\n---\n", '---\na: \'Lamps: a "study" of #light\'\n---\n'],
    ['---\na: On {{citekey}} # {{year}}\n---\n', '---\na: On lovelace1843 # 1843\n---\n'],
    [
      '---\na: [{{#authors}}{{name}}, {{/authors}}{{year}}]\n---\n',
      '---\na: ["Ada Lovelace", "Mary Shelley", 1843]\n---\n',
    ],
    [
      '---\na: [\n{{#authors}}\n  {{family}},\n{{/authors}}\n]\n---\n',
      '---\na: [\n  "Lovelace",\n  "Shelley",\n]\n---\n',
    ],
    ['---\na: |\n  {{title}}\nb: {{year}}\n---\n', '---\na: |\n  Lamps: a "study" of #light\nb: 1843\n---\n'],
    ['---\na:\n  - b: {{arxiv}}\n---\n', '---\na:\n  - b: "2509.25300"\n---\n'],
    [
      '---\nx: y\n---\n{{authors}} ({{#authors}}{{family}};{{/authors}})',
      '---\nx: y\n---\nLovelace and Shelley (Lovelace;Shelley;)',
    ],
    ['No front matter: {{title}}', 'No front matter: Lamps: a "study" of \\#light'],
    ['\uFEFF---\r\na: {{year}}\r\n---\r\n{{year}}\r\n', '---\na: 1843\n---\n1843\n'],
    ['{{#publication}}x{{/publication}}{{^publication}}unpublished{{/publication}}', 'unpublished'],
    ['{{#findings}}{{kind}}{{/findings}}{{citerCount}}', 'result'],
  ];
  for (const [template, filled] of cases)
    it(`fills ${JSON.stringify(template)}`, () => assert.equal(fill(template), filled));

  it('says what is wrong with a template, and which names there are', () => {
    assert.throws(() => fill('---\ntitle: {{titel}}\n---\n'), {
      message: `The template in the test is broken at line 2, column 8: {{titel}} is not known. It may use ${NOTE_NAMES.join(', ')}.`,
    });
    assert.throws(
      () => fill('{{findings}}'),
      /\{\{findings\}\} is a list, to be written as \{\{#findings\}\} … /,
    );
    assert.throws(() => fill('{{#findings}}{{name}}{{/findings}}'), /\{\{name\}\} is not known/);
  });

  it('tells every name that it knows', () => {
    const values = noteValues(makeWork(SKETCH), SURROUNDINGS, () => '');
    assert.deepEqual(Object.keys(values).sort(), [...NOTE_NAMES].sort());
  });

  it('keeps page text text, whatever it is @long', () => {
    const pieces = [
      '"',
      "'",
      ': ',
      ' #',
      '\\',
      '---',
      '\n',
      '[',
      ']',
      '{',
      '}',
      ',',
      '- ',
      '<!-- /scholium:abstract -->',
      '`',
      '@x',
      'ä',
      '\u0085',
      '\u2028',
      '\u0001',
      '\0',
      '{{title}}',
      '%',
      '&a',
      '*a',
      '!',
      '|',
      '>',
      'null',
      'yes',
      '0x1',
      ' ',
      'é',
      '😀',
      '~',
    ];
    const template =
      '---\na: {{title}}\nb: "{{title}}"\nc: \'{{title}}\'\nd: [{{title}}, {{title}}]\ne: On {{title}}.\nf:\n  - {{title}}\ng: {k: {{title}}}\n---\n<!-- scholium:abstract -->\n> {{abstract}}\n<!-- /scholium:abstract -->\n';
    for (let seed = 1; seed <= 400; seed++) {
      const random = seeded(seed);
      const text = Array.from({ length: 1 + random.below(8) }, () => random.of(pieces)).join('');
      const work = makeWork({ title: text, abstract: text, citekey: 'k' });
      const title = work.title
        .replace(/\p{Cc}+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim();
      // An empty value between commas is the template's own fault.
      const lines = template.split('\n').filter((line) => title !== '' || !/^[defg]|^ /.test(line));
      const note = fillNote({ where: '', text: lines.join('\n') }, work, SURROUNDINGS);
      const said = `seed ${seed}: ${JSON.stringify(note)}`;
      const { a, b, c, d, e, f, g } = matter(note);
      const none = title === '' ? null : title;
      assert.equal(a, none, said);
      assert.equal(b, title, said);
      assert.equal(c, title, said);
      if (none !== null)
        assert.deepEqual(
          { d, e, f, g },
          { d: [title, title], e: `On ${title}.`, f: [title], g: { k: title } },
          said,
        );
      assert.deepEqual(
        [...partsOf(note).spans.keys()].filter((part) => part.startsWith('region')),
        ['region abstract'],
        said,
      );
    }
  });
});
