/**
 * What the index alone says of filters: which papers can have this author or this title. It only rules out;
 * `filter.ts` has the last word.
 */
import { AUTHORS, TITLE } from './document';
import type { Filter } from './query';
import { readRow } from './rows';
import type { Scanner } from './scanner';
import type { Vocabulary } from './vocabulary';

/** Undefined when the index knows of no such filter. */
export function prefilter(
  filters: readonly Filter[],
  vocabulary: Vocabulary,
  scanner: Scanner,
): ((paper: number) => boolean) | undefined {
  const { papers } = vocabulary.index;
  let asked = 0;
  const having = new Uint8Array(papers);
  for (const filter of filters) {
    if (filter.negated || (filter.field !== 'author' && filter.field !== 'title')) continue;
    const field = filter.field === 'author' ? AUTHORS : TITLE;
    scanner.scan(filter.value);
    for (let i = 0; i < scanner.count && asked < 200; i++) {
      const bytes = scanner.bytes.slice(scanner.at[i]!, scanner.at[i + 1]!);
      const { from, to } = vocabulary.beginningWith(bytes);
      for (let word = from; word < to; word++) {
        readRow(vocabulary.index, word, (paper, fields) => {
          if ((fields & field) !== 0 && having[paper] === asked) having[paper] = asked + 1;
        });
      }
      asked++;
    }
  }
  return asked === 0 ? undefined : (paper) => having[paper] === asked;
}
