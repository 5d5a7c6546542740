/** What an author wrote, of all that is in the library. */
import { compareDates } from '../dates';
import { toPerson } from '../library/people';
import { compareText } from '../library/record-keys';
import type { Name, Work } from '../model';
import { displayName, parseName } from '../names';
import { fold } from '../prose';
import { People } from './people';

/** Works looked at in one step. */
const STEP = 500;

export interface AuthorsWorks {
  /** The author as pages print the name most often. */
  readonly name: string;
  /** The newest first. */
  readonly works: readonly Work[];
  /** What is meant by the name: names do not survive being printed (`García Márquez, Gabriel`), nor always mean one. */
  readonly meant: readonly Name[];
}

/** The works by the author of this name, however pages shorten it, where they cannot mean somebody else. */
export function* worksBy(
  library: { readonly works: readonly Work[] },
  name: string,
): Generator<void, AuthorsWorks> {
  const meant = yield* namesPrintedAs(library.works, name);
  const [author] = meant;
  const families = new Set(meant.map((each) => toPerson(each).family).filter((family) => family !== ''));
  const people = new People();
  for (const each of meant) people.add(each);
  const namesakes: { work: Work; names: Name[] }[] = [];
  const isOfFamily = remembered((each: Name) => families.has(toPerson(each).family));
  for (const [n, work] of library.works.entries()) {
    const names = work.item.author.filter(isOfFamily);
    for (const each of names) people.add(each);
    if (names.length > 0) namesakes.push({ work, names });
    if (n % STEP === STEP - 1) yield;
  }
  const wanted = new Set(meant.map((each) => people.keyOf(each)));
  const works = namesakes
    .filter(({ names }) => names.some((each) => wanted.has(people.keyOf(each))))
    .map(({ work }) => work);
  return {
    name: works.length > 0 ? people.nameOf(author) : displayName(author),
    works: works.sort(newestFirst),
    meant,
  };
}

/** Names that look like this one in print, the first of the library before what the print itself is read as. */
export function* namesPrintedAs(
  works: readonly Work[],
  text: string,
): Generator<void, readonly [Name, ...Name[]]> {
  const parsed = parseName(text);
  const printed = [fold(displayName(parsed)), fold(text)];
  const endsSo = remembered((name: Name) => printed.some((one) => endsIn(one, name)));
  const found = new Map<string, Name>();
  for (const [n, { item }] of works.entries()) {
    for (const name of item.author)
      if (endsSo(name) && printed.includes(fold(displayName(name)))) found.set(toPerson(name).family, name);
    if (n % STEP === STEP - 1) yield;
  }
  found.delete(toPerson(parsed).family);
  const [first, ...others] = found.values();
  return first ? [first, ...others, parsed] : [parsed];
}

/** Whether the family name stands at the end of what is printed, which is folded. */
function endsIn(printed: string, name: Name): boolean {
  const { family } = toPerson(name);
  return family !== '' && printed.replaceAll(' ', '').endsWith(family);
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
