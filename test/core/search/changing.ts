/** A library that changes, made of made-up works, for the tests of the index that follows it. */
import { createHash } from 'node:crypto';
import { identifierKey } from '../../../src/core/identifiers';
import type { LibraryDelta } from '../../../src/core/library/library';
import type { Identifier, Work } from '../../../src/core/model';
import type { SearchedLibrary } from '../../../src/core/search/searchedLibrary';
import { makeWork } from '../builders';

export class ChangingLibrary implements SearchedLibrary {
  works: readonly Work[];
  readonly #listeners = new Set<(delta: LibraryDelta) => void>();
  /** Files without a digest, as while one is being edited. */
  readonly undigested = new Set<string>();

  constructor(works: readonly Work[]) {
    this.works = ordered(works);
  }

  get size(): number {
    return this.works.length;
  }

  change(removed: readonly Work[], added: readonly Work[]): void {
    this.works = ordered([...this.works.filter((work) => !removed.includes(work)), ...added]);
    for (const listener of this.#listeners) listener({ added, removed, relinked: [], files: new Set() });
  }

  onDidChange(listener: (delta: LibraryDelta) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  byCitekey(citekey: string): Work | undefined {
    return this.works.find((work) => work.citekey === citekey);
  }

  byIdentifier(identifier: Identifier): Work | undefined {
    const key = identifierKey(identifier);
    return this.works.find(({ identifiers }) => identifiers.some((own) => identifierKey(own) === key));
  }

  /** In these tests a file holds one work, and what it says is in its title and abstract. */
  digestOf(file: string): number | undefined {
    if (this.undigested.has(file)) return undefined;
    const work = this.works.find(({ records }) => records[0]?.place.file === file);
    const said = `${work?.title} ${work?.abstracts[0]?.text} ${work?.item.issued?.year}`;
    return createHash('sha1').update(said).digest().readUIntBE(0, 6);
  }
}

function ordered(works: readonly Work[]): Work[] {
  return [...works].sort((a, b) => (a.citekey < b.citekey ? -1 : 1));
}

const WORDS =
  'attention attentive attend reward rewards rewarding model models modeling policy policies learn learning learner co training cotraining co-training scaling scale scaled sparse online bandit ReasonMaxxer transformer transformers network networks neural the of a in über größe 学習'.split(
    ' ',
  );
const NAMES = ['Zelin Tan', 'Hejia Geng', 'Jörg Müller', 'Ada Okafor', 'Wei Chen', 'Neha Shah', 'Max Model'];

/** A work of few words, so that many share them, and a rare one now and then. */
export function someWork(below: (end: number) => number, citekey: string): Work {
  const words = (count: number) =>
    Array.from({ length: count }, () =>
      below(12) === 0 ? `w${below(400).toString(36)}` : WORDS[below(below(2) === 0 ? 8 : WORDS.length)]!,
    ).join(' ');
  return makeWork({
    citekey,
    title: words(1 + below(6)),
    file: `${citekey}.txt`,
    ...(below(3) > 0 && {
      authors: [...new Set([NAMES[below(NAMES.length)], NAMES[below(NAMES.length)]])].join('; '),
    }),
    ...(below(4) > 0 && { year: 2018 + below(8) }),
    ...(below(3) > 0 && { abstract: words(3 + below(25)) }),
    ...(below(5) === 0 && { summary: words(6) }),
  });
}

const TYPED =
  'attention|atten|a|attention reward|rewrad polciy|learnign|co training|cotraining|transformr netwrok|model|policy learning 2020|tan attention|muller|geng rew mod|"co training"|"reward model"|reward author:tan|attention -author:chen|w1|w3a|wx|zzzz|größe|学習|reasonmaxxer|maxxer|the of a|title:reward learn|scal pol|year:2020|'.split(
    '|',
  );

export function someQueries(below: (end: number) => number): string[] {
  const few = Array.from({ length: 4 }, () => TYPED[below(TYPED.length)]!);
  const word = () => WORDS[below(WORDS.length)]!;
  const slip = (text: string) => {
    const at = below(text.length);
    return text.slice(0, at) + text.slice(at + 1 + below(2));
  };
  return [
    ...few,
    `${word()} ${slip(word())}`,
    `${slip(word())} ${word()} ${word()}`,
    `w${below(400).toString(36)}`,
  ];
}
