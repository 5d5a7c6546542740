/** The ways to colour a map: which group each paper is in. */
import { primaryCategoryName } from '../categories';
import { STATUSES } from '../library/marks';
import type { Work } from '../model';
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
  const status = grouped(yield* each(works, ({ marks }) => marks.status?.trim() || undefined), STATUSES);
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

/** Groups by their names, the largest first, `first` before all; what the smallest hold is one group, the last. */
function grouped(names: readonly (string | undefined)[], first: readonly string[] = []): Groups {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  const known = first.filter((name) => counts.delete(name));
  const all = [...known, ...byFrequency(counts)];
  const shown = all.length > GROUPS ? all.slice(0, GROUPS - 1) : all;
  const indexes = new Map(shown.map((name, index) => [name, index]));
  return {
    groups: all.length > shown.length ? [...shown, OTHERS] : shown,
    of: names.map((name) => (name === undefined ? -1 : (indexes.get(name) ?? shown.length))),
  };
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
