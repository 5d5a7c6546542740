/** Why a paper cannot get a key. */
import type { Library } from '../library/library';
import type { Work } from '../model';
import { isCitableKey, isCrossReference } from '../notes/keys';

/** What is to be known besides the pages. */
export interface KeyFacts {
  readonly library: Pick<Library, 'byCitekey'>;
  /** Whether a key is, or was, pinned to a paper whose page may be away. */
  readonly isOfAnother: (key: string) => boolean;
}

/** A sentence that says why not; undefined where the key can be the work's. */
export function refusalOf(key: string, work: Work, { library, isOfAnother }: KeyFacts): string | undefined {
  if (key === '') return 'A citekey has at least one letter or digit.';
  if (key === work.citekey) return 'This is the key that the paper has.';
  if (isCrossReference(key))
    return `@${key} would be a cross-reference to Quarto: choose a key that does not begin with ${/^[^-:]*[-:]/.exec(key)![0]}`;
  if (!isCitableKey(key))
    return 'A citekey begins with a letter or a digit, and has letters, digits and single - or _ between them; no space.';
  const other = library.byCitekey(key);
  if (other && other.id !== work.id) {
    return other.citekey === key
      ? `This is the key of “${other.title}”.`
      : `“${other.title}” had this key before, and notes may still use it.`;
  }
  const sameLetters = [key.toLowerCase(), key.toUpperCase()].map((each) => library.byCitekey(each));
  const near = sameLetters.find((each) => each && each.id !== work.id);
  if (near)
    return `“${near.title}” has this key but for small and capital letters: BibTeX and file systems would take them for one.`;
  return isOfAnother(key) ? 'This key is pinned to another paper, whose page is not here now.' : undefined;
}
