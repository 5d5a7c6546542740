/** The TextMate grammars, run by the engine that VS Code runs them with. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, type IRawGrammar, parseRawGrammar, Registry } from 'vscode-textmate';

/** Of VS Code's Markdown grammar only what the citations must keep away from, under the same scope names. */
const MARKDOWN = {
  scopeName: 'text.html.markdown',
  patterns: [
    { name: 'comment.block.html', begin: '<!--', end: '-->' },
    { name: 'meta.embedded.block.frontmatter', begin: '\\A---\\s*$', end: '^---\\s*$' },
    { name: 'markup.fenced_code.block.markdown', begin: '^```', end: '^```\\s*$' },
    { name: 'markup.raw.block.markdown', match: '^ {4}.*$' },
    { name: 'markup.math.block.markdown', begin: '^\\$\\$', end: '\\$\\$\\s*$' },
    { name: 'meta.link.reference.def.markdown', match: '^\\[[^\\]]+\\]: \\S+\\s*$' },
    { include: '#inline' },
  ],
  repository: {
    inline: {
      patterns: [
        { name: 'markup.inline.raw.string.markdown', match: '(`+)[^`]+\\1' },
        { name: 'markup.math.inline.markdown', match: '\\$[^$]+\\$' },
        { name: 'markup.underline.link.markdown', match: '<[^> ]+>' },
        { name: 'markup.italic.markdown', match: '\\*[^*]+\\*' },
        {
          match: '\\[([^\\]]*)\\]\\(([^)]*)\\)',
          captures: {
            '1': { name: 'string.other.link.title.markdown' },
            '2': { name: 'markup.underline.link.markdown' },
          },
        },
      ],
    },
  },
};

const FILES: Readonly<Record<string, string>> = {
  'text.scholium': 'syntaxes/scholium-dump.tmLanguage.json',
  'scholium.citations.injection': 'syntaxes/citations.injection.tmLanguage.json',
};

async function loadGrammars(): Promise<Record<'dump' | 'markdown', IGrammar>> {
  await loadWASM(readFileSync('node_modules/vscode-oniguruma/release/onig.wasm'));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner,
      createOnigString,
    }),
    loadGrammar: async (scope): Promise<IRawGrammar | null> => {
      if (scope === MARKDOWN.scopeName) return parseRawGrammar(JSON.stringify(MARKDOWN), 'base.json');
      const file = FILES[scope];
      return file === undefined ? null : parseRawGrammar(readFileSync(file, 'utf8'), file);
    },
    getInjections: (scope) => (scope === MARKDOWN.scopeName ? ['scholium.citations.injection'] : []),
  });
  const dump = await registry.loadGrammar('text.scholium');
  const markdown = await registry.loadGrammar(MARKDOWN.scopeName);
  assert.ok(dump && markdown);
  return { dump, markdown };
}

/** The tokens of a text whose innermost scope of ours starts with `scope`, touching ones joined. */
function tokens(grammar: IGrammar, text: string, scope: string): string[] {
  const found: string[] = [];
  let stack = INITIAL;
  for (const line of text.split('\n')) {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    let end = -1;
    for (const token of result.tokens) {
      if (!token.scopes.some((name) => name.split(' ').some((one) => one.startsWith(scope)))) continue;
      const part = line.slice(token.startIndex, token.endIndex);
      if (end === token.startIndex) found.push(`${found.pop()}${part}`);
      else found.push(part);
      end = token.endIndex;
    }
  }
  return found.map((part) => part.trim()).filter((part) => part !== '');
}

describe('the citation grammar', () => {
  let markdown: IGrammar;
  before(async () => {
    ({ markdown } = await loadGrammars());
  });

  /** `keys` are separated by blanks. */
  function check(text: string, keys: string): void {
    assert.deepEqual(
      tokens(markdown, text, 'entity.name.type.citekey'),
      keys === '' ? [] : keys.split(' '),
      text,
    );
  }

  it('colours every form of citation @long', () => {
    check('[@wei2022]', '@wei2022');
    check('@wei2022 show', '@wei2022');
    check('[-@wei2022]', '@wei2022');
    check('as -@wei2022 says', '@wei2022');
    check('[see @a, pp. 33-35; also @b]', '@a @b');
    check('@a [p. 33]', '@a');
    check('@a [see @b]', '@a @b');
    check('[[@a]] and [[@b|text]], [[@c#results]]', '@a @b @c');
    check('[[@a]]/[[@b]]', '@a @b');
    check('[@{https://x.org/a?b=@c}]', '@ https://x.org/a?b=@c');
    check('[@doi:10.1371/journal.pbio.1002195]', '@doi:10.1371/journal.pbio.1002195');
    check('[^1]: @a, p. 3.', '@a');
    check('*@a* in italics [*see* @b]', '@b');
    check('[@müller2020; @Łukasz_1]', '@müller2020 @Łukasz_1');
  });

  it('ends a key where Pandoc ends it', () => {
    check('so @a.', '@a');
    check('so @a, and (@b)', '@a @b');
    check('@a--b', '@a');
    check('@a.b:c/d-e_f', '@a.b:c/d-e_f');
    check('@a..b', '@a');
    check('@_x and @9x', '@_x @9x');
    check('@-x @.x @ x', '');
  });

  it('is silent where there is no citation', () => {
    check('write to me@example.org or <me@example.org>', '');
    check('see https://example.org/@user/post and @a', '@a');
    check('code `@a` and ``[@b]``', '');
    check('```\n[@a]\n```\n[@b]', '@b');
    check('    [@a]', '');
    check('$x @a$ and\n$$\n@a\n$$', '');
    check('<!-- [@a] -->', '');
    check('---\nauthor: me@x.org, @a\n---\n[@b]', '@b');
    check('\\@a and [\\@b]', '');
    check('[@a](https://example.org)', '');
    check('[@a]: https://example.org', '');
    check('@fig-one @tbl-two [@sec-three] @eq:four [@lst:five] @thm-six', '');
    check('\\@ref(x) and obj@slot', '');
  });

  it('colours only the key of a bracket that is never closed', () => {
    check('[see @a, and then\n\nno citation, but @b', '@a @b');
    assert.deepEqual(tokens(markdown, '[see @a, and\n\nplain', 'meta.citation'), []);
  });

  it('marks brackets, separators, locators and the hidden author', () => {
    const text = '[see -@a, pp. 33-35 and § 2; @b, chap. iv]';
    assert.deepEqual(tokens(markdown, text, 'meta.citation'), [text]);
    assert.deepEqual(tokens(markdown, text, 'punctuation.definition.citation'), ['[', ']']);
    assert.deepEqual(tokens(markdown, text, 'punctuation.separator.citation'), [';']);
    assert.deepEqual(tokens(markdown, text, 'keyword.other.locator'), ['pp.', '§', 'chap.']);
    assert.deepEqual(tokens(markdown, text, 'constant.numeric.locator'), ['33-35', '2', 'iv']);
    assert.deepEqual(tokens(markdown, text, 'keyword.operator.suppress-author'), ['-']);
    assert.deepEqual(tokens(markdown, '@a [p. 33]', 'constant.numeric.locator'), ['33']);
    assert.deepEqual(tokens(markdown, '[[@a|my words]]', 'string.other.link.title.scholium'), ['my words']);
  });
});

describe('the dump grammar', () => {
  let dump: IGrammar;
  before(async () => {
    ({ dump } = await loadGrammars());
  });

  const TITLE = 'markup.heading.title';
  const LABEL = 'comment.other.label';
  const IDENTIFIER = 'markup.underline.link.identifier';
  const DATE = 'constant.numeric.date';
  const CATEGORY = 'entity.name.type.category';
  const PERSON = 'variable.other.person';

  function check(text: string, scope: string, ...expected: string[]): void {
    assert.deepEqual(tokens(dump, text, scope), expected, text);
  }

  it('finds titles', () => {
    check('-\nLet’s Verify Step by Step\nA summary.', TITLE, 'Let’s Verify Step by Step');
    check('-\n\nA Title\n\nA summary.', TITLE, 'A Title');
    check('hub Mixed citations\nA Title\nMixed', TITLE, 'A Title');
    check('- A Title\ncs.LG · 2024-08-06 · unverdicted', TITLE, 'A Title');
    check('Title:Attention Is All You Need', TITLE, 'Attention Is All You Need');
    check('Title:\n\nAttention Is All You Need\n', TITLE, 'Attention Is All You Need');
    check('# Title:Attention Is All You Need', TITLE, 'Attention Is All You Need');
    check('[2205.14135] FlashAttention', TITLE, 'FlashAttention');
    check('LGNov 9, 2016\nRL$^2$: Slow LearningYan Duan, Xi Chen et al.', TITLE, 'RL$^2$: Slow Learning');
    check('Running text that is no title.', TITLE);
  });

  it('parts a title from the authors glued to it', () => {
    const feed = (line: string, ...authors: string[]) => check(`85.4AIMar 27\n${line}`, PERSON, ...authors);
    feed(
      'Scaling LawsZelin Tan, Hejia Geng, Mulei Zhang et al.',
      'Zelin Tan, Hejia Geng, Mulei Zhang et al.',
    );
    feed('Better Parallelism and Work PartitioningTri Dao', 'Tri Dao');
    feed('Efficiency of LLM Math Reasoning by Eight-FoldAmrith Setlur', 'Amrith Setlur');
    feed('Chain-of-Thought in DeepSeek modelsJason Wei, Quoc V. Le et al.', 'Jason Wei, Quoc V. Le et al.');
    feed('Everything in 3DAna Duarte', 'Ana Duarte');
  });

  it('finds labels, alone or glued', () => {
    check('abstract', LABEL, 'abstract');
    check('representative citing papers', LABEL, 'representative citing papers');
    check('2026 6verdicts', LABEL, 'verdicts');
    check('background 2representative citing papers', LABEL, 'representative citing papers');
    check('6 Pith papers cite this work. Polarity is indexing.', LABEL, 'Pith papers cite this work.');
    check('1\nPith paper citing it', LABEL, 'Pith paper citing it');
    check('hub Canonical reference', LABEL, 'hub');
    check('hub tools', LABEL, 'hub tools');
    check('View PDF HTML (experimental)Abstract:We show', LABEL, 'Abstract:');
    check('Comments:9 pagesSubjects:Machine Learning (cs.LG)', LABEL, 'Comments:', 'Subjects:');
    check('Journal\u00a0reference:J. X', LABEL, 'Journal\u00a0reference:');
    check('In the abstract we say', LABEL);
  });

  it('finds counts, roles and verdicts', () => {
    check('UNVERDICTED 6roles', 'variable.other.enummember.verdict', 'UNVERDICTED');
    check('use method 4representative citing papers', 'variable.other.enummember.role', 'use method');
    check(
      'dataset 7 background 4 baseline 1',
      'variable.other.enummember.role',
      'dataset',
      'background',
      'baseline',
    );
    check('dataset 7 background 4 baseline 1', 'constant.numeric.count', '7', '4', '1');
    check('cs.CL · 2025-04-23 · reject · none', 'variable.other.enummember.verdict', 'reject');
    check('cs.CL · 2025-04-23 · accept · novelty 7.0', 'constant.numeric.count', '7.0');
    check('Background 73% of classified citations', 'constant.numeric.share', '73%');
    check('The authors accept 6 of them', 'variable.other.enummember.verdict');
  });

  it('finds dates, versions and categories', () => {
    const dateline = '[Submitted on 29 Sep 2025 (v1), last revised 22 Dec 2025 (this version, v3)]';
    check(dateline, DATE, '29 Sep 2025', '22 Dec 2025');
    check(dateline, 'constant.language.version', 'v1', 'v3');
    const history = 'From: Zelin Tan [view email][v1] Mon, 29 Sep 2025 17:10:35 UTC (500 KB)';
    check(history, DATE, 'Mon, 29 Sep 2025 17:10:35 UTC');
    check(history, PERSON, 'Zelin Tan');
    check('85.4AIMar 27\nTitle', DATE, 'Mar 27');
    check('LGSep 29, 2025\nTitle', CATEGORY, 'LG');
    check('Computer Science > Machine Learning', CATEGORY, 'Computer Science > Machine Learning');
    check('Subjects: Machine Learning (cs.LG); Statistics (stat.ML)', CATEGORY, 'cs.LG', 'stat.ML');
    check('hep-th · 2025-04-23 · reject', CATEGORY, 'hep-th');
  });

  it('finds identifiers and not what resembles them', () => {
    check('Cite as: arXiv:2312.08935v3 [cs.AI]', IDENTIFIER, 'arXiv:2312.08935v3');
    check('arXiv:hep-th/9901001v2', IDENTIFIER, 'arXiv:hep-th/9901001v2');
    check(
      'https://arxiv.org/abs/2312.08935',
      'markup.underline.link.address',
      'https://arxiv.org/abs/2312.08935',
    );
    check('doi: 10.48550/arXiv.2312.08935.', IDENTIFIER, '10.48550/arXiv.2312.08935');
    check('pith:VD3RWGRInew', IDENTIFIER, 'pith:VD3RWGRI');
    check('a loss of 2599.12345, 1234.5 or 2013.999', IDENTIFIER);
  });
});
