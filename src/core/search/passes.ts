/** Which papers a query lets through: its filters and its quoted phrases, what is cheap to tell first. */
import { documentOf, textsOf } from './document';
import type { Passes } from './engine';
import { compileFilters } from './filter';
import { phraseTest } from './phrase';
import { isIndexed, mayHold } from './prefilter';
import type { Query } from './query';
import type { Scanner } from './scanner';
import type { SearchedLibrary } from './searchedLibrary';

export function passesOf(
  { filters, phrases }: Pick<Query, 'filters' | 'phrases'>,
  library: SearchedLibrary,
  scanner: Scanner,
): Passes {
  const rest = filters.filter((filter) => !isIndexed(filter));
  const passesRest = compileFilters(rest, library) ?? (() => true);
  const indexed = filters.filter(isIndexed).map((filter) => ({
    filter,
    passes: compileFilters([filter], library)!,
  }));
  return ({ vocabulary, works }) => {
    const tests = indexed.map(({ filter, passes }) => {
      const may = mayHold(filter, vocabulary, scanner) ?? (() => true);
      return { negated: filter.negated, passes, may };
    });
    const byPhrase = phrases.map((phrase) =>
      phraseTest(phrase, vocabulary, scanner, {
        front: (paper) => {
          const { title, authors } = documentOf(works[paper]!);
          return [title, ...authors];
        },
        running: (paper) => textsOf(works[paper]!),
      }),
    );
    return (paper) => {
      const work = works[paper]!;
      return (
        tests.every(({ negated, may }) => negated || may(paper)) &&
        passesRest(work) &&
        tests.every(({ negated, may, passes }) => (negated && !may(paper)) || passes(work)) &&
        byPhrase.every((holds) => holds(paper))
      );
    };
  };
}
