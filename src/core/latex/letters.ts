/** The letters that LaTeX's commands stand for, and what it does to letters. A table to grow: one entry a command. */

/** Letters that no accent makes; TeX eats the space behind them (`S\o ren`). */
export const LETTERS: Readonly<Record<string, string>> = {
  aa: 'å',
  AA: 'Å',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ss: 'ß',
  SS: 'ẞ',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
  ng: 'ŋ',
  NG: 'Ŋ',
  hyphen: '-',
};

/** Greek, and symbols that are read as letters: in mathematics the space behind them says nothing. */
export const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  vartheta: 'ϑ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  varpi: 'ϖ',
  rho: 'ρ',
  varrho: 'ϱ',
  sigma: 'σ',
  varsigma: 'ς',
  tau: 'τ',
  upsilon: 'υ',
  phi: 'φ',
  varphi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Xi: 'Ξ',
  Pi: 'Π',
  Sigma: 'Σ',
  Upsilon: 'Υ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
  ell: 'ℓ',
  hbar: 'ℏ',
  infty: '∞',
  partial: '∂',
  nabla: '∇',
  emptyset: '∅',
  varnothing: '∅',
  aleph: 'ℵ',
  Re: 'ℜ',
  Im: 'ℑ',
  wp: '℘',
  imath: 'ı',
  jmath: 'ȷ',
  prime: '′',
  circ: '∘',
  degree: '°',
  star: '⋆',
  ast: '*',
  dagger: '†',
  ddagger: '‡',
  top: '⊤',
  bot: '⊥',
  perp: '⊥',
  bullet: '•',
  // Macros that authors define for themselves so often that they are as good as known.
  eps: 'ε',
  veps: 'ε',
  RR: 'ℝ',
  NN: 'ℕ',
  ZZ: 'ℤ',
  QQ: 'ℚ',
  CC: 'ℂ',
  FF: '𝔽',
  EE: '𝔼',
  PP: 'ℙ',
  R: 'ℝ',
  Z: 'ℤ',
  N: 'ℕ',
  E: '𝔼',
};

/** Combining marks by accent command; those of letters need a brace or a space behind them. */
export const ACCENTS: Readonly<Record<string, string>> = {
  '"': '\u0308',
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  v: '\u030c',
  u: '\u0306',
  c: '\u0327',
  H: '\u030b',
  k: '\u0328',
  r: '\u030a',
  d: '\u0323',
  b: '\u0331',
  ocirc: '\u030a',
  polhk: '\u0328',
};

/** Marks over a symbol in mathematics. */
export const HATS: Readonly<Record<string, string>> = {
  hat: '\u0302',
  widehat: '\u0302',
  tilde: '\u0303',
  widetilde: '\u0303',
  bar: '\u0304',
  overline: '\u0304',
  dot: '\u0307',
  ddot: '\u0308',
  vec: '\u20d7',
  check: '\u030c',
  breve: '\u0306',
  acute: '\u0301',
  grave: '\u0300',
};

const SUPER_FROM = '0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ−*′∘⊤⊥†‡°';
const SUPER_TO = [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᵠᵡ⁻*′°ᵀ⊥†‡°'];
const SUB_FROM = '0123456789+-=()aehijklmnoprstuvxβγρφχ−';
const SUB_TO = [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₋'];

export const SUPERSCRIPTS: ReadonlyMap<string, string> = new Map(
  [...SUPER_FROM].map((char, at) => [char, SUPER_TO[at]!]),
);
export const SUBSCRIPTS: ReadonlyMap<string, string> = new Map(
  [...SUB_FROM].map((char, at) => [char, SUB_TO[at]!]),
);

const BLACKBOARD: Readonly<Record<string, string>> = {
  C: 'ℂ',
  H: 'ℍ',
  N: 'ℕ',
  P: 'ℙ',
  Q: 'ℚ',
  R: 'ℝ',
  Z: 'ℤ',
  '1': '𝟙',
};
const SCRIPT: Readonly<Record<string, string>> = {
  B: 'ℬ',
  E: 'ℰ',
  F: 'ℱ',
  H: 'ℋ',
  I: 'ℐ',
  L: 'ℒ',
  M: 'ℳ',
  R: 'ℛ',
};
const FRAKTUR: Readonly<Record<string, string>> = { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' };

/** Alphabets of mathematics: Unicode keeps a few of their letters in older blocks. */
export const ALPHABETS: Readonly<Record<string, (letter: string) => string>> = {
  mathbb: (letter) => BLACKBOARD[letter] ?? capital(letter, 0x1d538),
  mathds: (letter) => BLACKBOARD[letter] ?? capital(letter, 0x1d538),
  mathcal: (letter) => SCRIPT[letter] ?? capital(letter, 0x1d49c),
  mathscr: (letter) => SCRIPT[letter] ?? capital(letter, 0x1d49c),
  mathfrak: (letter) => FRAKTUR[letter] ?? capital(letter, 0x1d504),
};

function capital(letter: string, block: number): string {
  return /^[A-Z]$/.test(letter) ? String.fromCodePoint(block + letter.charCodeAt(0) - 65) : letter;
}
