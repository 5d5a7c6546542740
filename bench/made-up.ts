/** Papers that nobody wrote, for a machine without others: words of our own, drawn as unevenly as people's. */
import type { Paper } from './papers';
import { Random } from './random';

const SYLLABLES =
  'ra te mo lin der su pa ki no va gra phe sto ne li co ma tri ber qua si den fo lu pre ta ge ri an el'.split(
    ' ',
  );
const FAMILIES =
  'Abel Brandt Castro Dunne Eriksen Fontaine Greco Haas Ito Jansen Kato Lindqvist Moreau Novak Okafor Petrov Quispe Rossi Sato Tanaka Ueda Vogel Weber Xu Yilmaz Zhou'.split(
    ' ',
  );
const GIVEN =
  'Ada Boris Chen Dina Emil Fatima Gita Hugo Ines Jun Kofi Lena Miro Nadia Omar Paula Ravi Sofia Tomas Yuki'.split(
    ' ',
  );

export function madeUpPapers(count: number, seed: number): Paper[] {
  const random = new Random(seed);
  const words = Array.from({ length: 30_000 }, () => madeUpWord(random));
  // The k-th word is met 1/k as often as the first, roughly as in any language.
  const word = () => words[Math.floor(words.length ** (random.below(1_000_000) / 1_000_000)) - 1]!;
  const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
  const sentence = () => `${capital(Array.from({ length: 8 + random.below(20) }, word).join(' '))}.`;
  return Array.from({ length: count }, (_, i) => {
    const authors = Array.from(
      { length: 1 + random.below(5) },
      () => `${random.pick(GIVEN)} ${random.pick(FAMILIES)}`,
    );
    return {
      id: `paper${i}`,
      title: Array.from({ length: 4 + random.below(8) }, () => capital(word())).join(' '),
      authors,
      year: 1990 + random.below(36),
      abstract: Array.from({ length: 4 + random.below(6) }, sentence).join(' '),
    };
  });
}

function madeUpWord(random: Random): string {
  return Array.from({ length: 2 + random.below(4) }, () => random.pick(SYLLABLES)).join('');
}
