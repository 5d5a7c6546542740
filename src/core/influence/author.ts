/** What an author wrote, of all that is in the library. */
import { compareDates } from '../dates';
import { toPerson } from '../library/people';
import { compareText } from '../library/record-keys';
import type { Name, Work } from '../model';
import { displayName, parseName } from '../names';
import { People } from './people';

/** Works looked at in one step. */
const STEP = 500;

export interface AuthorsWorks {
  /** The author as pages print the name most often. */
  readonly name: string;
  /** The newest first. */
  readonly works: readonly Work[];
}

/** The works by the author of this name, however pages shorten it, where they cannot mean somebody else. */
export function* worksBy(
  library: { readonly works: readonly Work[] },
  name: string,
): Generator<void, AuthorsWorks> {
  const author = parseName(name);
  const { family } = toPerson(author);
  const people = new People();
  people.add(author);
  const namesakes: { work: Work; names: Name[] }[] = [];
  const isOfFamily = remembered((each: Name) => toPerson(each).family === family);
  for (const [n, work] of library.works.entries()) {
    const names = work.item.author.filter(isOfFamily);
    for (const each of names) people.add(each);
    if (names.length > 0) namesakes.push({ work, names });
    if (n % STEP === STEP - 1) yield;
  }
  const wanted = people.keyOf(author);
  const works = namesakes
    .filter(({ names }) => names.some((each) => people.keyOf(each) === wanted))
    .map(({ work }) => work);
  return {
    name: works.length > 0 ? people.nameOf(author) : displayName(author),
    works: works.sort(newestFirst),
  };
}

function newestFirst(a: Work, b: Work): number {
  return compareDates(b.item.issued ?? {}, a.item.issued ?? {}) || compareText(a.citekey, b.citekey);
}

/** Folding costs, and the same names come again and again. */
function remembered(test: (name: Name) => boolean): (name: Name) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const key = name.family ?? name.literal ?? '';
    let answer = known.get(key);
    if (answer === undefined) {
      answer = test(name);
      known.set(key, answer);
    }
    return answer;
  };
}
