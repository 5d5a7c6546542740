/** The ways to colour a map: which group each paper is in. */
import { primaryCategoryName } from '../categories';
import { STATUSES } from '../library/marks';
import type { Work } from '../model';
import { fold } from '../prose';
import { byFrequency } from './edges';
import type { Colouring, MapGraph } from './model';
import { roleOfEach } from './roles';
import { spansOf } from './year-spans';

/** Groups at most: more colours are not told apart. */
const GROUPS = 10;
const OTHERS = 'Others';
/** Papers looked at in one step. */
const STEP = 5000;

export function* colourings(
  works: readonly Work[],
  seeds: readonly number[],
  edges: MapGraph['edges'],
  roles: readonly string[],
): Generator<unknown, Colouring[]> {
  const roleOf = yield* roleOfEach(works.length, seeds, edges);
  yield;
  const role = grouped(roleOf.map((role) => roles[role]));
  yield;
  const category = grouped(yield* each(works, ({ categories }) => primaryCategoryName(categories)));
  yield;
  const statuses = yield* each(works, ({ marks }) => marks.status?.trim() || undefined);
  const status = grouped(inOneSpelling(statuses, STATUSES), STATUSES);
  yield;
  const year = inSpans(works.map(({ item }) => item.issued?.year));
  return [
    { id: 'role', label: 'Role (machine-made)', ...role, none: 'No role', ordered: false },
    { id: 'year', label: 'Year', ...year, none: 'Year not known', ordered: true },
    { id: 'category', label: 'Category', ...category, none: 'No category', ordered: false },
    { id: 'status', label: 'Reading status', ...status, none: 'No status', ordered: false },
  ];
}

function* each<T>(works: readonly Work[], of: (work: Work) => T): Generator<unknown, T[]> {
  const found: T[] = [];
  for (const work of works) {
    found.push(of(work));
    if (found.length % STEP === 0) yield;
  }
  return found;
}

type Groups = Pick<Colouring, 'groups' | 'of'>;

type Names = readonly (string | undefined)[];

/** Groups by their names, the largest first, `first` before all; what the smallest hold is one group, the last. */
function grouped(names: Names, first: readonly string[] = []): Groups {
  const counts = countsOf(names);
  const known = first.filter((name) => counts.delete(name));
  const all = [...known, ...byFrequency(counts)];
  // A group that pages call so is among them.
  const shown = all.length > GROUPS ? all.filter((name) => name !== OTHERS).slice(0, GROUPS - 1) : all;
  const indexes = new Map(shown.map((name, index) => [name, index]));
  return {
    groups: all.length > shown.length ? [...shown, OTHERS] : shown,
    of: names.map((name) => (name === undefined ? -1 : (indexes.get(name) ?? shown.length))),
  };
}

function countsOf(names: Names): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** `Reading` and `reading` are one: as `known` has it, else as most write it. */
function inOneSpelling(names: Names, known: readonly string[]): Names {
  const spellings = new Map<string, string>();
  const spelt = new Map<string, string>();
  for (const name of [...known, ...byFrequency(countsOf(names))]) {
    const key = fold(name) || name;
    if (!spellings.has(key)) spellings.set(key, name);
    spelt.set(name, spellings.get(key)!);
  }
  return names.map((name) => (name === undefined ? undefined : spelt.get(name)));
}

function inSpans(years: readonly (number | undefined)[]): Groups {
  const spans = spansOf(
    years.filter((year) => year !== undefined),
    GROUPS,
  );
  const groupOf = new Map(spans.flatMap(({ years: inSpan }, group) => inSpan.map((year) => [year, group])));
  return {
    groups: spans.map(({ label }) => label),
    of: years.map((year) => (year === undefined ? -1 : groupOf.get(year)!)),
  };
}
