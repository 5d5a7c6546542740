/** The words that a paper has in common with what the reader uses, as they stand in it: `process reward models`. */
import { comparedTexts, LONGEST_TEXT } from '../search/telling-words';
import type { Evidence } from './because';
import { wordAt } from './words';

/** Words that are looked for, and stretches of them that are shown. */
const MOST_WORDS = 8;
const MOST_SHOWN = 3;
/** A word that adds less, of the one that adds most, is not shown. */
const LEAST = 0.25;
const LONGEST_STRETCH = 4;

export interface CommonWords {
  /** The weightiest first; words that follow each other together. */
  readonly words: readonly string[];
  /** Of each of them. */
  readonly hashes: readonly (readonly number[])[];
}

/** Those that speak for the paper and stand in another one that the reader uses. */
export function wordsInCommon(evidence: Evidence): CommonWords {
  const worth = worths(evidence);
  const found = new Map<string, { words: string; hashes: number[]; worth: number }>();
  for (const { text } of comparedTexts(evidence.work)) {
    for (const stretch of stretches(text, worth, evidence)) {
      const key = [...stretch.hashes].sort((a, b) => a - b).join();
      if (!found.has(key)) found.set(key, stretch);
    }
  }
  const chosen: { words: string; hashes: number[] }[] = [];
  const taken = new Set<number>();
  for (const stretch of [...found.values()].sort((a, b) => b.worth - a.worth)) {
    if (chosen.length === MOST_SHOWN || stretch.hashes.some((hash) => taken.has(hash))) continue;
    chosen.push(stretch);
    for (const hash of stretch.hashes) taken.add(hash);
  }
  return { words: chosen.map(({ words }) => words), hashes: chosen.map(({ hashes }) => hashes) };
}

/** The weightiest words and what each adds. */
function worths({ work, row, traits, used, features, weights }: Evidence): ReadonlyMap<number, number> {
  const valueIn = new Map(row.columns.map((column, k) => [column, row.values[k]!]));
  const all = traits.words.hashes().flatMap((hash): [number, number][] => {
    const column = features.columnOfWord(hash);
    if (column === undefined) return [];
    const isShared = (used.byWord.get(hash) ?? []).some((other) => other !== work);
    const worth = weights[column]! * (valueIn.get(column) ?? 0);
    return isShared && worth > 0 ? [[hash, worth]] : [];
  });
  all.sort((a, b) => b[1] - a[1]);
  const least = LEAST * (all[0]?.[1] ?? 0);
  return new Map(all.slice(0, MOST_WORDS).filter(([, worth]) => worth >= least));
}

function stretches(
  text: string,
  worth: ReadonlyMap<number, number>,
  { scanner }: Evidence,
): { words: string; hashes: number[]; worth: number }[] {
  const found: { words: string; hashes: number[]; worth: number }[] = [];
  scanner.scan(text);
  const { start, end } = scanner;
  const most = Math.min(scanner.count, LONGEST_TEXT);
  for (let i = 0; i < most; i++) {
    const hashes: number[] = [];
    const from = i;
    for (; i < most && hashes.length < LONGEST_STRETCH; i++) {
      const hash = wordAt(scanner, i);
      if (hash === undefined || !worth.has(hash) || hashes.includes(hash)) break;
      if (i > from && !/^[ -]$/.test(text.slice(end[i - 1], start[i]))) break;
      hashes.push(hash);
    }
    if (hashes.length === 0) continue;
    i = from + hashes.length - 1;
    const words = plain(text.slice(start[from], end[i]));
    found.push({ words, hashes, worth: hashes.reduce((sum, hash) => sum + worth.get(hash)!, 0) });
  }
  return found;
}

/** In small letters, but for words with capitals of their own: `LLMs`, `DeepSeek`. */
function plain(words: string): string {
  return words.replace(/[^ -]+/g, (word) => (/\p{Lu}/u.test(word.slice(1)) ? word : word.toLowerCase()));
}
