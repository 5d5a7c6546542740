/**
 * Whose papers are whose, by names alone: pages of papers give no identifiers of people.
 *
 *   papersBy(works, 'Wei Wang')  → by a Wei Wang; and by a `W. Wang`, who may be another
 *   authorsOf(works)             → every name with its number of works, the most first; in steps
 *   circlesOf(works, 'Wei Wang') → works that co-authors join: namesakes hardly ever share one; in steps
 */
import { namesPrintedAs, worksBy } from '../influence/author';
import { inCommon, initialsOf, toPerson } from '../library/people';
import type { Name, Work } from '../model';
import { displayName, parseName } from '../names';
import { fold } from '../prose';
import { passing } from '../steps';

export interface PapersBy {
  /** As pages print the name most often. */
  readonly name: string;
  /** By this name, and by shorter ones that can mean nobody else; the newest first. Namesakes are among them. */
  readonly surely: readonly Work[];
  /** By a name that may be short for this one, or this for it, and for others as well. */
  readonly perhaps: readonly Work[];
  /** The ways in which the name is printed, the most frequent first. */
  readonly printed: readonly string[];
}

/** Works looked at in one step. */
const STEP = 500;

/** The works by an author of this name, which is as a page prints it. In steps: it looks at every work. */
export function* papersBy(works: readonly Work[], author: string): Generator<void, PapersBy> {
  const { name, works: surely, meant } = yield* worksBy({ works }, author);
  const sure = new Set(surely);
  const likeness = likenessToAny(meant);
  const perhaps: Work[] = [];
  const printed = new Map<string, number>();
  for (const [n, work] of works.entries()) {
    if (n % STEP === STEP - 1) yield;
    const namesakes = work.item.author.filter((each) => likeness(each) !== 'other');
    if (namesakes.length === 0) continue;
    if (!sure.has(work)) perhaps.push(work);
    else
      for (const each of namesakes) printed.set(displayName(each), (printed.get(displayName(each)) ?? 0) + 1);
  }
  const ways = [...printed].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
  return { name, surely, perhaps, printed: ways.map(([way]) => way) };
}

/** Compares with what is meant by the author's name in these works. */
function* likenessIn(works: readonly Work[], author: string): Generator<void, (name: Name) => Likeness> {
  return likenessToAny(yield* namesPrintedAs(works, author));
}

function likenessToAny(subjects: readonly Name[]): (name: Name) => Likeness {
  const likenesses = subjects.map(likenessTo);
  return (name) => {
    const found = likenesses.map((likeness) => likeness(name));
    return found.find((one) => one === 'same') ?? found.find((one) => one === 'perhaps') ?? 'other';
  };
}

/** Compares with one name. Most names of a library are of another family, and the same families come again and again. */
function likenessTo(subject: Name): (name: Name) => Likeness {
  const { family, given } = toPerson(subject);
  const families = new Map<string, boolean>();
  return (name) => {
    const printed = name.family ?? name.literal ?? '';
    let mayBe = families.get(printed);
    if (mayBe === undefined) {
      const other = toPerson(name).family;
      mayBe = other === family || other === given;
      families.set(printed, mayBe);
    }
    return mayBe ? compareNames(subject, name) : 'other';
  };
}

export type Likeness = 'same' | 'perhaps' | 'other';

/** Whether two names are one, may be short for each other, or are two people's. */
export function compareNames(a: Name, b: Name): Likeness {
  const [one, two] = [toPerson(a), toPerson(b)];
  if (fold(displayName(a)) === fold(displayName(b))) return 'same';
  if (one.family === two.family) {
    const [short, long] = [initialsOf(a), initialsOf(b)].sort((x, y) => x.length - y.length) as [
      string,
      string,
    ];
    // `John R. Smith` and `John A. Smith`.
    if (!long.startsWith(short)) return 'other';
    if (one.given === two.given && one.given.length !== 1) return 'same';
  }
  return inCommon([one], [two]) === 0 ? 'other' : 'perhaps';
}

export interface KnownAuthor {
  /** As printed most. */
  readonly name: string;
  readonly works: number;
}

/** Every author by name, who has the most works first, and among equals in the order of the works. */
export function* authorsOf(works: readonly Work[]): Generator<void, KnownAuthor[]> {
  const people = new Map<string, { works: number; printed: Map<string, number> }>();
  for (const [n, work] of works.entries()) {
    if (n % STEP === STEP - 1) yield;
    const names = new Map(work.item.author.map((name) => [fold(displayName(name)), displayName(name)]));
    for (const [key, display] of names) {
      let person = people.get(key);
      if (!person) {
        person = { works: 0, printed: new Map() };
        people.set(key, person);
      }
      person.works++;
      person.printed.set(display, (person.printed.get(display) ?? 0) + 1);
    }
  }
  return [...people.values()]
    .map(({ works: count, printed }) => ({ name: mostFrequent(printed), works: count }))
    .sort((a, b) => b.works - a.works);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  let [best, most] = ['', 0];
  for (const [name, count] of counts) if (count > most) [best, most] = [name, count];
  return best;
}

/** Others who wrote these works with the author, who did so most often first. */
export function* coAuthors(works: readonly Work[], author: string): Generator<void, KnownAuthor[]> {
  const likeness = yield* likenessIn(works, author);
  return yield* passing(yield* authorsOf(works), ({ name }) => likeness(parseName(name)) === 'other', STEP);
}

/**
 * The works in circles: two of the same circle are joined by co-authors, from work to work. Several circles may be
 * several people of one name; one person may have several, too. The largest first.
 */
export function* circlesOf(works: readonly Work[], author: string): Generator<void, (readonly Work[])[]> {
  const likeness = yield* likenessIn(works, author);
  const circles = new Map<Work, Set<Work>>(works.map((work) => [work, new Set([work])]));
  const seen = new Map<string, Work>();
  for (const [n, work] of works.entries()) {
    if (n % STEP === STEP - 1) yield;
    for (const name of work.item.author) {
      if (likeness(name) !== 'other') continue;
      const key = fold(displayName(name));
      const other = seen.get(key);
      if (other) join(circles, work, other);
      else seen.set(key, work);
    }
  }
  const members = new Map<Set<Work>, Work[]>();
  // Again in the order of the works, which joining has lost.
  for (const [work, circle] of circles) {
    const known = members.get(circle);
    if (known) known.push(work);
    else members.set(circle, [work]);
  }
  return [...members.values()].sort((a, b) => b.length - a.length);
}

function join(circles: Map<Work, Set<Work>>, a: Work, b: Work): void {
  const [one, two] = [circles.get(a)!, circles.get(b)!];
  if (one === two) return;
  const [small, large] = one.size < two.size ? [one, two] : [two, one];
  for (const work of small) {
    large.add(work);
    circles.set(work, large);
  }
}
