/**
 * What the index alone says of a filter: of which papers it may hold. Of the others it does not; of these
 * `filter.ts` has the last word.
 */
import { ABSTRACT, AUTHORS, SUMMARY, TITLE } from './document';
import type { Filter } from './query';
import { readRow } from './rows';
import type { Scanner } from './scanner';
import type { Vocabulary } from './vocabulary';

const FIELDS: { readonly [field in Filter['field']]?: number } = {
  author: AUTHORS,
  title: TITLE,
  text: TITLE | AUTHORS | SUMMARY | ABSTRACT,
};
/** More words are not looked at: they are counted in a byte. */
const MOST_WORDS = 200;

export function isIndexed(filter: Filter): boolean {
  return FIELDS[filter.field] !== undefined;
}

/** By paper, whether it may hold, not asking whether the filter is negated; undefined when the index cannot say. */
export function mayHold(
  filter: Filter,
  vocabulary: Vocabulary,
  scanner: Scanner,
): ((paper: number) => boolean) | undefined {
  const field = FIELDS[filter.field];
  if (field === undefined || !('value' in filter)) return undefined;
  scanner.scan(filter.value);
  const asked = Math.min(scanner.count, MOST_WORDS);
  if (asked === 0) return undefined;
  /** By paper, how many of the words it has. */
  const having = new Uint8Array(vocabulary.index.papers);
  for (let i = 0; i < asked; i++) {
    const { from, to } = vocabulary.beginningWith(scanner.bytes.subarray(scanner.at[i]!, scanner.at[i + 1]!));
    for (let word = from; word < to; word++) {
      readRow(vocabulary.index, word, (paper, fields) => {
        if ((fields & field) !== 0 && having[paper] === i) having[paper] = i + 1;
      });
    }
  }
  return (paper) => having[paper] === asked;
}
