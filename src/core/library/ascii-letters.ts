/** Text in ASCII letters and digits, for keys that every program accepts. */

/** Transliterated (`Søren` → `Soren`, `Чебышёв` → `Chebyshev`), everything else dropped. */
export function asciiLetters(text: string): string {
  if (/^[a-zA-Z0-9]*$/.test(text)) return text;
  if (/^[ -~]*$/.test(text)) return text.replace(/[^a-zA-Z0-9]+/g, '');
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '');
  const latin = plain.replace(/[^\p{ASCII}]/gu, (letter) => {
    const lower = letter.toLowerCase();
    const found = LETTERS[letter] ?? LETTERS[lower] ?? '';
    return letter === lower ? found : found.charAt(0).toUpperCase() + found.slice(1);
  });
  return latin.replace(/[^a-zA-Z0-9]+/g, '');
}

/** What Unicode's decomposition leaves as it is. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  ŋ: 'n',
  Ŋ: 'N',
  α: 'a',
  β: 'b',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'e',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'ph',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};
