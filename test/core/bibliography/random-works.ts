/** Works as pages make them, all that is nasty in them included, the same each time. */
import type { NewEntry } from '../../../src/core/bibliography/entry';
import { asIdentifier } from '../../../src/core/identifiers';
import type { Item, ItemType, Name } from '../../../src/core/model';
import { parseName } from '../../../src/core/names';
import type { Random } from '../seeded';

const WORDS =
  'scaling LLM inference for BERT-like models on GPT-4o k-NN and mRNA in Euler’s Königsberg naïve Søren data Müller–Lyer Über 概念'.split(
    ' ',
  );

/** What may stand in a title or the name of a journal. */
const NASTY = [
  'R&D',
  '50%',
  'C#',
  'snake_case',
  '5~10',
  '$5',
  '{a, b}',
  'open{',
  'clos}e',
  'x^2',
  '\\alpha',
  '$O(n \\log n)$',
  '$10^6$',
  '$\\mathcal{L}_{1}$',
  '“quoted”',
  '"straight"',
  '--verbose',
  "the agents'",
  'a/b',
  '<i>Homo</i>',
  '@home',
  '*star*',
  '`code`',
  '[sic]',
  '10\\%',
  'Na\\"ive',
  'A — B',
  'what?',
  'state: art',
  '#1',
  '- dash',
  'C\\',
];

const NAMES = [
  'Zelin Tan',
  'Ludwig van Beethoven',
  'DeepSeek-AI',
  'Martin Luther King Jr.',
  'José Ñandú',
  'Łukasz Kaiser',
  'Diego de Las Casas',
  'J. K. Rowling',
  'The LLaMA Team',
  'Jörg Müller-Lüdenscheidt',
  'Yi-Ling Wu',
  'Anders Søgaard',
];

const ODD_NAMES: readonly Name[] = [
  { literal: 'Acme, Inc.' },
  { literal: 'Barnes and Noble' },
  { literal: 'R&D Lab #1' },
  { family: 'Castro e Silva', given: 'Ana' },
  { family: 'Plato' },
  { family: 'O’Brien', given: 'Tim' },
];

const TYPES: readonly ItemType[] = [
  'article',
  'article-journal',
  'paper-conference',
  'chapter',
  'book',
  'thesis',
  'report',
];

const TELL_WHERE: ReadonlySet<ItemType> = new Set([
  'article',
  'article-journal',
  'paper-conference',
  'chapter',
]);

function words(random: Random, most: number): string {
  const count = 1 + random.below(most);
  return Array.from({ length: count }, () => (random.chance(0.2) ? random.of(NASTY) : random.of(WORDS))).join(
    ' ',
  );
}

export function randomEntry(random: Random, at: number): NewEntry {
  const type = random.of(TYPES);
  const isPlaced = TELL_WHERE.has(type) && random.chance(0.8);
  const first = 1 + random.below(900);
  const ids = [
    ...(random.chance(0.5)
      ? [`2${random.below(6)}0${1 + random.below(9)}.${String(10000 + (at % 90_000))}`]
      : []),
    ...(random.chance(0.5) ? [`10.${1000 + random.below(9000)}/J_x.${at}(${first})`] : []),
  ].map((id) => asIdentifier(id)!.identifier);
  const title = `Paper ${words(random, 9)}`;
  const item: Item = {
    type,
    title,
    author: Array.from({ length: random.below(5) }, () =>
      random.chance(0.15) ? random.of(ODD_NAMES) : parseName(random.of(NAMES)),
    ),
    ...(random.chance(0.9) && {
      issued: {
        year: 1950 + random.below(76),
        ...(random.chance(0.5) && {
          month: 1 + random.below(12),
          ...(random.chance(0.5) && { day: 1 + random.below(28) }),
        }),
      },
    }),
    ...(isPlaced && { 'container-title': `Journal of ${words(random, 4)}` }),
    ...(isPlaced && random.chance(0.5) && { volume: String(1 + random.below(99)) }),
    ...(isPlaced && random.chance(0.5) && { page: `${first}–${first + 1 + random.below(30)}` }),
    ...(random.chance(0.3) && { publisher: `Press of ${words(random, 2)}` }),
  };
  return {
    key: `key${at}`,
    work: {
      item,
      identifiers: ids,
      keywords: random.chance(0.3) ? ['deep learning', 'C3PO'] : [],
      categories: random.chance(0.5) ? ['Machine Learning (cs.LG)'] : [],
      authorsComplete: random.chance(0.8),
      abstracts: random.chance(0.4) ? [{ text: `We ${words(random, 40)}.`, records: [] }] : [],
    },
  };
}
