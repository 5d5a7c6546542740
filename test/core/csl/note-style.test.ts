// What notes and projects say of their style, and how it is written into them.
import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { languageEdits, noteStyle, projectStyle, styleEdits } from '../../../src/core/csl/note-style';
import { yamlScalars } from '../../../src/core/csl/yaml-scalars';
import { frontMatterEnd } from '../../../src/core/notes/front-matter';
import type { TextEdit } from '../../../src/core/notes/request';
import { type Random, seeded } from '../seeded';

const note = (...lines: string[]) => `---\n${lines.join('\n')}\n---\n\nBody [@a].\n`;

function edited(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const { span, newText } of edits.toReversed())
    result = result.slice(0, span.start) + newText + result.slice(span.end);
  return result;
}

describe('the style of a note', () => {
  it('is what its front matter names, however that is written', () => {
    const cases: [line: string, csl: string | undefined][] = [
      ['csl: apa', 'apa'],
      ['csl: "styles/my own.csl" # mine', 'styles/my own.csl'],
      ["csl: 'it''s.csl'", "it's.csl"],
      ['csl: apa # the seventh', 'apa'],
      ['citation-style: ieee', 'ieee'],
      ['"csl": ieee', 'ieee'],
      ['csl:\n  ieee', 'ieee'],
      ['csl: >-\n  ieee.csl', 'ieee.csl'],
      ['format:\n  html:\n    toc: true\n    csl: nature', 'nature'],
      ['format:\n  pdf:\n    csl: nature', 'nature'],
      ['csl: apa\nformat:\n  html:\n    csl: nature', 'nature'],
      ['csl:', undefined],
      ['csl: [a, b]', undefined],
      ['author:\n  csl: apa', undefined],
      ['abstract: |\n  csl: apa\n  here', undefined],
      ['abstract: We say\n  csl: apa', undefined],
      ['# csl: apa', undefined],
      ['cslx: apa', undefined],
      ['csl:apa', undefined],
      ['csl: &x apa', 'apa'],
      ['csl: !!str apa # a text', 'apa'],
      ['csl: &x', undefined],
      ['csl: *x', undefined],
      ['csl: ""', undefined],
      ['csl: apa\ncsl: ieee', 'ieee'],
      ['csl: apa\ncitation-style: ieee', 'apa'],
      ['csl: http://www.zotero.org/styles/apa#x', 'http://www.zotero.org/styles/apa#x'],
    ];
    for (const [line, csl] of cases) {
      assert.equal(noteStyle(note('title: A', line, 'x: 1')).csl, csl, line);
      assert.equal(noteStyle(note(line).replaceAll('\n', '\r\n')).csl, csl, `${line} with CRLF`);
      assert.equal(noteStyle(`\uFEFF${note(line)}`).csl, csl, `${line} behind a byte order mark`);
      assert.equal(projectStyle(line).csl, csl, `${line} in a project`);
    }
    assert.equal(noteStyle('csl: apa\n').csl, undefined);
    assert.equal(noteStyle('').csl, undefined);
  });

  it('stands where it is printed', () => {
    const text = note('title: A', 'csl: "my.csl" # mine');
    const { cslSpan } = noteStyle(text);
    assert.equal(text.slice(cslSpan!.start, cslSpan!.end), '"my.csl"');
  });

  it('does not hang on what is being typed in other lines', () => {
    for (const broken of ['title: "A', 'tags: [a', 'x: : :', '- a', '  indented: 1', '\tx'])
      assert.equal(noteStyle(note('csl: ieee', broken, 'lang: de')).csl, 'ieee', broken);
  });

  it('comes with its language and what is said of the list', () => {
    const said = noteStyle(
      note('lang: de_AT', 'suppress-bibliography: true', 'reference-section-title: "Works, cited"'),
    );
    assert.deepEqual(said, {
      lang: 'de-AT',
      suppressBibliography: true,
      sectionTitle: 'Works, cited',
      linkCitations: true,
    });
    assert.equal(noteStyle(note('reference-section-title: ""')).sectionTitle, undefined);
    assert.equal(noteStyle(note('link-citations: no')).linkCitations, false);
    assert.equal(noteStyle(note('lang: german language')).lang, undefined);
  });
});

describe('choosing the style of a note', () => {
  it('changes the name where there is one, adds it where there is none, and leaves the rest', () => {
    const cases: [before: string, name: string, after: string | undefined][] = [
      ['---\ncsl: apa # old\nx: 1\n---\nB', 'ieee', '---\ncsl: ieee # old\nx: 1\n---\nB'],
      ['---\ncsl: "a b.csl"\n---\nB', 'it: is.csl', '---\ncsl: "it: is.csl"\n---\nB'],
      ['---\r\nx: 1\r\n---\r\nB', 'ieee', '---\r\nx: 1\r\ncsl: ieee\r\n---\r\nB'],
      ['---\ncitation-style: apa\n---\n', 'ieee', '---\ncitation-style: ieee\n---\n'],
      ['---\ncitation-style:\n---\n', 'ieee', '---\ncitation-style: ieee\n---\n'],
      ['---\nformat:\n  html:\n    csl: a.csl\n---\n', 'ieee', '---\nformat:\n  html:\n    csl: ieee\n---\n'],
      ['---\ncsl: ""\n---\n', 'ieee', '---\ncsl: ieee\n---\n'],
      ['---\ncsl: &x apa\n---\n', 'ieee', '---\ncsl: &x ieee\n---\n'],
      ['---\ncsl: apa\ncsl: nature\n---\n', 'ieee', '---\ncsl: apa\ncsl: ieee\n---\n'],
      ['Body', 'ieee', '---\ncsl: ieee\n---\n\nBody'],
      ['---\ntitle: "A\ncsl: apa\n---\n', 'ieee', '---\ntitle: "A\ncsl: ieee\n---\n'],
      ['---\ntitle: [A\n---\n', 'ieee', undefined],
    ];
    for (const [before, name, after] of cases) {
      const edits = styleEdits(before, name);
      assert.equal(edits && edited(before, edits), after, before);
    }
    const german = languageEdits('---\nlang: en\n---\n', 'de-AT');
    assert.equal(german && edited('---\nlang: en\n---\n', german), '---\nlang: de-AT\n---\n');
    const own = languageEdits('---\nlang: en\n---\n', undefined);
    assert.equal(own && edited('---\nlang: en\n---\n', own), '---\n---\n');
  });

  it('says afterwards what was chosen, and nothing else has changed, whatever the front matter @long', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const random = seeded(seed);
      const text = noteOf(random);
      const name = random.of(['ieee', 'my styles/a b.csl', 'yes', 'a: b', "it's", '#1', '"x"', 'ü.csl']);
      const edits = styleEdits(text, name);
      if (!edits) continue;
      const after = edited(text, edits);
      assert.equal(noteStyle(after).csl, name, JSON.stringify(text));
      assert.equal(
        after.slice(frontMatterEnd(after)).trimStart(),
        text.slice(frontMatterEnd(text)).trimStart(),
      );
      for (const line of text.split('\n').filter((each) => !/csl|citation-style/.test(each) && each.trim()))
        assert.ok(after.includes(line), `${JSON.stringify(line)} in ${JSON.stringify(after)}`);
    }
  });
});

describe('plain values of YAML', () => {
  it('are those that YAML reads, in maps of plain values @long', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = seeded(seed);
      const yaml = mapOf(random, 0);
      const read = new Map(flat(parse(yaml)));
      const found = yamlScalars(yaml);
      assert.deepEqual(new Map(found.map(({ path, value }) => [path, value])), read, yaml);
      for (const { value, span } of found)
        assert.ok(yaml.slice(span.start, span.end).includes(value.slice(0, 1)));
    }
  });
});

function noteOf(random: Random): string {
  const lines = [
    'title: A note',
    'csl: apa',
    'csl:   "old style.csl"   # why',
    'citation-style: nature',
    'tags: [a, b]',
    '# csl: commented',
    'author:\n  - name: B',
    'format:\n  html:\n    csl: old',
  ].filter(() => random.chance(0.4));
  // A field twice is no YAML.
  const once = lines.filter(
    (line, n) => !line.startsWith('csl') || !lines.slice(0, n).some((each) => each.startsWith('csl')),
  );
  const feed = random.chance(0.3) ? '\r\n' : '\n';
  const text = once.length > 0 ? ['---', ...once, '---', 'Body [@a].', ''].join('\n') : 'Body [@a].\n';
  return text.replaceAll('\n', feed);
}

/** Names are given once, so that YAML takes it; every value is a text. */
function mapOf(random: Random, depth: number): string {
  const indent = '  '.repeat(depth);
  const names = ['csl', 'lang', 'format', 'html', 'x-y', 'title'].filter(() => random.chance(0.5));
  const lines = names.map((name) => {
    if (depth < 3 && random.chance(0.3)) {
      const inner = mapOf(random, depth + 1);
      if (inner !== '') return `${indent}${name}:\n${inner}`;
    }
    const value = random.of(['apa', '"a: b"', "'it''s'", 'x # y', 'a#b', 'two words', '"q\\"q"']);
    return `${indent}${name}:${random.of([' ', '   ', `\n${indent}    `])}${value}\n`;
  });
  return lines.join('');
}

function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  const fields = Object.entries((value ?? {}) as Record<string, unknown>);
  return fields.flatMap(([name, inner]) => flat(inner, path === '' ? name : `${path}.${name}`));
}
