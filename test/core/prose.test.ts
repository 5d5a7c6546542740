import * as assert from 'node:assert/strict';
import { fold, oneLine, readable, readableBibtex, sentences, titleKey } from '../../src/core/prose';
import { seeded } from './seeded';

describe('readable', () => {
  it('keeps a command that every object happens to know', () => {
    for (const name of ['constructor', 'toString', 'valueOf', 'hasOwnProperty']) {
      assert.doesNotMatch(readable(`A \\${name} and $\\${name}$`), /function/);
    }
  });

  const cases: readonly (readonly [printed: string, read: string])[] = [
    // As seen in dumps.
    ['$S^3$-R1: Learning to Retrieve', 'S³-R1: Learning to Retrieve'],
    ['S^3-R1 generates', 'S³-R1 generates'],
    ['AIRA_2: Overcoming Bottlenecks', 'AIRA₂: Overcoming Bottlenecks'],
    ['an accuracy of 49.3\\% on GSM8K', 'an accuracy of 49.3% on GSM8K'],
    ['51.3% vs.\\ 46.3% on OlympiadBench', '51.3% vs. 46.3% on OlympiadBench'],
    ['image$\\to$text', 'image→text'],
    ['\\textbf{Bold} and \\textit{slanted} and \\emph{stressed}', 'Bold and slanted and stressed'],
    [
      'see \\url{https://github.com/google-deepmind/alphafold}',
      'see https://github.com/google-deepmind/alphafold',
    ],
    ['large language models~(LLMs)', 'large language models (LLMs)'],
    ['Mika M\\"antyl\\"a', 'Mika Mäntylä'],
    ["{\\OE}uvre compl\\`ete d'{\\'E}mile", "Œuvre complète d'Émile"],
    ['\\v{S}imon \\c{C}elik, \\H{o}, \\k{a}, Erd\\H os', 'Šimon Çelik, ő, ą, Erdős'],
    ["Andr\\'{e}, Garc\\'{\\i}a, Garc\\'\\i a, Fran\\c cois", 'André, García, García, François'],
    ['S\\o ren and \\AA ngstr\\"om, stra\\ss e, \\L{}ukasz', 'Søren and Ångström, straße, Łukasz'],
    ['pages 1--10 --- all of them', 'pages 1–10 — all of them'],
    ["``quoted'' text", '“quoted” text'],
    ['A &amp; B, x &lt; y', 'A & B, x < y'],
    // Mathematics.
    ['$\\pi_0$-FAST', 'π₀-FAST'],
    ['H$_2$O: Heavy-Hitter Oracle', 'H₂O: Heavy-Hitter Oracle'],
    ['RL$^2$: Fast', 'RL²: Fast'],
    ['$\\tau$-bench', 'τ-bench'],
    ['$\\ell_1$ and $L_\\infty$ norms', 'ℓ₁ and L_∞ norms'],
    ['up to 1.9$\\times$ faster', 'up to 1.9× faster'],
    ['1.9\\times faster', '1.9× faster'],
    ['$O(n \\log n)$ and $\\mathcal{O}(1/\\epsilon^2)$', 'O(n log n) and 𝒪(1/ε²)'],
    ['$x \\in \\mathbb{R}^{d}$', 'x ∈ ℝᵈ'],
    ['$\\frac{1}{2}$, $\\frac{a+b}{c}$, $\\sqrt{n}$, $\\sqrt{n+1}$', '1/2, (a+b)/c, √n, √(n+1)'],
    ['$10^{-6}$ and 10^6', '10⁻⁶ and 10⁶'],
    ['$\\hat{y}$, $\\tilde{x}_t$, $\\bar{\\theta}$', 'ŷ, x̃ₜ, θ̄'],
    ['$\\alpha \\leq \\beta$', 'α ≤ β'],
    ["$A^\\top$, $90^\\circ$, $f'$, $x^*$", 'Aᵀ, 90°, f′, x*'],
    ['$\\left( a \\right)$', '( a )'],
    ['$k$-means with $n$ points', 'k-means with n points'],
    ['\\(x^2\\) and \\[y\\]', 'x² and y'],
    ['$\\text{Pass@}k$', 'Pass@k'],
    ['$\\mathrm{KL}(p \\| q)$', 'KL(p ‖ q)'],
    ['O(1/\\eps)', 'O(1/ε)'],
    ['{BERT}: Pre-training of {Deep} Transformers', 'BERT: Pre-training of Deep Transformers'],
    ['\\href{https://x.org}{here}', 'here'],
    ['the result\\footnote{See the appendix.} holds', 'the result (See the appendix.) holds'],
    [
      '$x \\in \\R^n$, $\\mathcal O(n)$, $\\bar\\mu_i$, $a \\not= b$, $\\norm{x}_2$',
      'x ∈ ℝⁿ, 𝒪(n), μ̄ᵢ, a ≠ b, ‖x‖₂',
    ],
    // What BibLaTeX adds.
    ['\\mkbibquote{Intention} and \\enquote{$x$}', '“Intention” and “x”'],
    ['the \\mkbibemph{Alexiad}, methodology\\hyphen independent', 'the Alexiad, methodology-independent'],
    ['Lei n\\textordmasculine 9', 'Lei nº 9'],
    ['{\\={P}}ot, {\\=P}ot, Franc{\\ocirc{u}}', 'P̄ot, P̄ot, Franců'],
    // Rich text.
    ['Growth of <i>E. coli</i> at <span class="nocase">pH</span> 7', 'Growth of E. coli at pH 7'],
    ['CO<sub>2</sub> and Ca<sup>2+</sup>, the 21<sup>st</sup>', 'CO₂ and Ca²⁺, the 21st'],
    ['<b><i>x</i><sub>max</sub></b>, PM<SUB>2.5</SUB>', 'xₘₐₓ, PM2.5'],
    ['PM{\\textless}sub{\\textgreater}10{\\textless}/sub{\\textgreater}', 'PM₁₀'],
    ['a < b and c </b> d, a<b>c, <i>, i<i and </i', 'a < b and c </b> d, a<b>c, <i>, i<i and </i'],
    ['the <b> tag, <i>crossed</b></i>', 'the <b> tag, <i>crossed</b></i>'],
    // What is no LaTeX, or what nobody knows, loses nothing.
    ['pay $5 and $6 for it', 'pay $5 and $6 for it'],
    ['US$5-$6 million', 'US$5-$6 million'],
    ['costs $5M in one case and 10$ in another', 'costs $5M in one case and 10$ in another'],
    ['snake_case and file_2.txt and __init__', 'snake_case and file_2.txt and __init__'],
    ['model_v2_final, layer_1_weights, top_5', 'model_v2_final, layer_1_weights, top_5'],
    ['C:\\beta\\new and \\\\server', 'C:\\beta\\new and server'],
    [
      'boosts recall by ~27% (~3x), 5~10 and https://x.edu/~name',
      'boosts recall by ~27% (~3x), 5~10 and https://x.edu/~name',
    ],
    ['run with --verbose', 'run with --verbose'],
    ['-----', '-----'],
    ['\\unknownmacro{arg} stays', '\\unknownmacro{arg} stays'],
    ['a set {0,1} and {"a": 1}', 'a set {0,1} and {"a": 1}'],
    ['he said \\"quoted\\" words', 'he said \\"quoted\\" words'],
    ['x^y^z and a_b', 'x^y^z and a_b'],
    ['unbalanced } { and $ alone \\', 'unbalanced } { and $ alone \\'],
    ['', ''],
    ['  white \n\t space  ', 'white space'],
    ['plain text stays itself', 'plain text stays itself'],
  ];
  for (const [printed, read] of cases)
    it(`reads ${JSON.stringify(printed)}`, () => assert.equal(readable(printed), read));

  it('shows no brace of BibTeX', () => {
    const titles: readonly (readonly [printed: string, read: string])[] = [
      ['From {"}Dijkstra{"} to {(CCSSI)}, {CuO:In} and {N,O}', 'From "Dijkstra" to (CCSSI), CuO:In and N,O'],
      ["{'t Hooft's} {.NET} on {``}trees{''}", "'t Hooft's .NET on “trees”"],
      ['with \\{001\\} or {\\{}110{\\}} planes', 'with {001} or {110} planes'],
      ['in \\{China\\} and {\\{}S{\\}}witzerland: {\\unknown{a}}', 'in China and Switzerland: \\unknown{a}'],
      ['{unbalanced', '{unbalanced'],
      ['sets $\\{A\\}$', 'sets {A}'],
    ];
    for (const [printed, read] of titles) assert.equal(readableBibtex(printed), read);
    assert.equal(readable('a set {N,O}'), 'a set {N,O}');
  });

  it('is linear and does not overflow on nested or repeated marks', () => {
    for (const unit of [
      '{',
      '}',
      '$',
      '\\',
      '\\frac{',
      '^{',
      '_',
      '~',
      '--',
      '``',
      '$\\',
      '\\"',
      '&',
      '$x ',
      '<i>',
      '</i>',
      '<sub>2</sub>',
      '<i x="',
    ])
      assert.equal(typeof readable(unit.repeat(1_000)), 'string', unit);
  });
});

describe('titleKey', () => {
  const same: readonly (readonly [string, string])[] = [
    ['AIRA_2: Overcoming Bottlenecks', 'AIRA₂: overcoming bottlenecks'],
    ['$S^3$-R1: Learning', 'S^3-R1: Learning'],
    ['Co-Training with M\\"antyl\\"a', 'cotraining with Mäntylä'],
    ['Søren’s “Œuvre”', 'Soren\'s "Oeuvre"'],
    ['$\\pi_0$-FAST', 'π₀-FAST'],
    ['Large Language Models: A Survey', 'Large language models – a survey'],
  ];
  for (const [a, b] of same) it(`is one for ${a} and ${b}`, () => assert.equal(titleKey(a), titleKey(b)));
  it('differs for parts I and II', () => assert.notEqual(titleKey('On Trees I'), titleKey('On Trees II')));
});

describe('fold', () => {
  it('leaves words apart by one space', () =>
    assert.equal(fold('  Été — “d’Œuvre”: No. 2 '), 'ete d oeuvre no 2'));
  it('keeps other scripts', () => assert.equal(fold('Война и мир, 日本語'), 'воина и мир 日本語'));
});

describe('one line', () => {
  it('has no white space but single spaces between words', () => {
    const random = seeded(7);
    const parts = ['a', 'Be', ' ', '  ', '\t', '\n', '\u00a0', '\u2003', '\ufeff', '\u200b'];
    for (let i = 0; i < 2000; i++) {
      const text = Array.from({ length: random.below(8) }, () => random.of(parts)).join('');
      assert.equal(oneLine(text), text.replace(/\s+/g, ' ').trim(), JSON.stringify(text));
    }
  });
});

describe('sentences', () => {
  /** A `|` between sentences; the spans must give back exactly what stands between. */
  const cases: readonly string[] = [
    'One sentence. |Another one! |A third? |Yes.',
    'Without a full stop at the end',
    'Models, e.g. GPT-4, and others, i.e. those of Vaswani et al. (2017), vs. Fig. 2 and Eq. 3 stay together. |The next.',
    'As shown by Kaplan et al. We find otherwise.'.replace('al. We', 'al. |We'),
    'It reaches 51.3% vs. 46.3% on AIME 2024. |It costs 0.5 USD.',
    'By J. K. Rowling and D. E. Knuth. |Done.',
    'We list four: 1. Larger models learn faster. |2. Loss follows a law. |3. It saturates.',
    'We list: (1). Under a budget. |(2). Given data. |(i) and more.',
    'The score is that of model 2. |The other is lower.',
    'He said “it works.” |Then he left. |(In brackets.) |End.',
    'Vitamin C. |We tested it, etc. |They did not, etc. and so on.',
    'A first paragraph without a stop\n\n|A second one. |With two.',
    'Findings follow: one is good. |this http URL models are better. |this http URL law holds.',
    'Approx. 5 of Dr. Smith’s U.S. patents … |However, no. |See https://a.b/c.d for more.',
    'A sequence x1, . . . , xn of i.i.d. Gaussian values. |The end.',
    'Wrapped lines\nare one sentence. |And\nanother.',
    '这是一句。|这是另一句。',
  ];
  for (const marked of cases) {
    it(`parts ${JSON.stringify(marked.slice(0, 60))}`, () => {
      const parts = marked.split('|');
      const text = parts.join('');
      assert.deepEqual(
        sentences(text).map(({ start, end }) => text.slice(start, end)),
        parts.map((part) => part.trim()),
      );
    });
  }
  it('finds none in white space', () => assert.deepEqual(sentences(' \n '), []));
});
