/** The Papers view: works in groups and in order, kept as the library changes. */
import type { LibraryDelta } from '../library/library';
import type { Work } from '../model';
import type { ProblemsOf } from './entry-problems';
import { plural } from './markdown';
import type { Node } from './node';
import { isLong, type Listing, pageNodes, pathIn } from './pages';
import { compareGroups, groupKey, groupNames, type Named, type PaperGrouping } from './paper-groups';
import { paperNode } from './paper-node';
import { COMPARE, type OrderedBy, type PaperOrder, type Ranked, rangeName, rankOf } from './paper-order';
import { type Compare, SortedList } from './sorted';

export interface PapersOptions extends OrderedBy {
  readonly grouping: PaperGrouping;
  readonly order: PaperOrder;
  /** Citekeys that stand in a note; asked for whenever a row is made. */
  readonly inNotes: ReadonlySet<string>;
  /** Asked when a paper is opened. */
  readonly problemsOf?: ProblemsOf;
}

/** A paper in its place, and the groups that it stands in. */
interface Entry extends Ranked {
  readonly groups: readonly string[];
}

interface Group extends Named {
  readonly members: SortedList<Entry>;
}

/** What comes and goes; left out, nothing does. */
export type PapersChange = Partial<Pick<LibraryDelta, 'added' | 'removed' | 'relinked'>>;

/** Changes that are taken up in one step of `applying`: some milliseconds. */
const STEP = 250;
/** Papers that are scored in one step: to know what to read first takes longer than to know a year. */
const SCORED = 40;

/**
 * The rows of the view. A change costs k·log n comparisons for the k papers it is about.
 * The rows made before it stay as they are, so that the editor may go on asking for what is in them.
 */
export class PapersOutline {
  readonly #options: PapersOptions;
  readonly #compare: Compare<Ranked>;
  readonly #compareGroups: Compare<Named>;
  readonly #entries = new Map<Work, Entry>();
  readonly #groups = new Map<string, Group>();
  #ordered = new SortedList<Group>();

  constructor(options: PapersOptions) {
    this.#options = options;
    this.#compare = COMPARE[options.order];
    this.#compareGroups = compareGroups(options.grouping);
  }

  /** How many papers there are. */
  get size(): number {
    return this.#entries.size;
  }

  /** Takes up a change. Works that go or that are relinked and are not here are passed over. */
  apply(change: PapersChange): void {
    for (const _ of this.applying(change));
  }

  /** The same in steps of a few milliseconds. The rows are right when all are done. */
  *applying({ added = [], removed = [], relinked = [] }: PapersChange): Generator<void, void> {
    const known = relinked.filter((work) => this.#entries.has(work));
    const present = [...added, ...known];
    const most = Math.max(present.length, removed.length);
    for (let from = 0; from < most; from += STEP) {
      const coming = yield* this.#entriesOf(present.slice(from, from + STEP));
      this.#replace(removed.slice(from, from + STEP), coming);
      yield;
    }
  }

  /** The top rows. */
  roots(): Node[] {
    const single = this.#single();
    return single ? pageNodes(this.#papersIn(single, '')) : pageNodes(this.#listOfGroups());
  }

  /** The rows from the top to the paper, in the first of its groups; none if it is not here. */
  pathTo(work: Work): Node[] {
    const entry = this.#entries.get(work);
    if (!entry) return [];
    const groups = entry.groups.map((name) => this.#groups.get(name)!).sort(this.#compareGroups);
    const group = groups[0]!;
    const at = group.members.indexOf(entry, this.#compare);
    if (this.#single()) return pathIn(this.#papersIn(group, ''), at);
    return [
      ...pathIn(this.#listOfGroups(), this.#ordered.indexOf(group, this.#compareGroups)),
      ...pathIn(this.#papersIn(group, this.#prefixOf(group)), at),
    ];
  }

  *#entriesOf(works: readonly Work[]): Generator<void, Entry[]> {
    const entries: Entry[] = [];
    for (const work of works) {
      entries.push(this.#entryOf(work));
      if (this.#options.order === 'reading' && entries.length % SCORED === 0) yield;
    }
    return entries;
  }

  #replace(removed: readonly Work[], present: readonly Entry[]): void {
    const going: Entry[] = [];
    const coming: Entry[] = [];
    for (const work of removed) {
      const entry = this.#entries.get(work);
      if (!entry) continue;
      going.push(entry);
      this.#entries.delete(work);
    }
    for (const entry of present) {
      const { work } = entry;
      const before = this.#entries.get(work);
      if (before && isAlike(before, entry)) continue;
      if (before) going.push(before);
      coming.push(entry);
      this.#entries.set(work, entry);
    }
    this.#regroup(byGroup(going), byGroup(coming));
  }

  #entryOf(work: Work): Entry {
    const { grouping, order } = this.#options;
    return { work, ...rankOf(work, order, this.#options), groups: groupNames(work, grouping) };
  }

  #regroup(going: ReadonlyMap<string, Entry[]>, coming: ReadonlyMap<string, Entry[]>): void {
    const before: Group[] = [];
    const after: Group[] = [];
    for (const name of new Set([...going.keys(), ...coming.keys()])) {
      const group = this.#groups.get(name);
      if (group) before.push(group);
      const list = group?.members ?? new SortedList<Entry>();
      const members = list.edited(going.get(name) ?? [], coming.get(name) ?? [], this.#compare);
      if (members.length === 0) {
        this.#groups.delete(name);
        continue;
      }
      const changed = { name, key: group?.key ?? groupKey(name, this.#options.grouping), members };
      this.#groups.set(name, changed);
      after.push(changed);
    }
    this.#ordered = this.#ordered.edited(before, after, this.#compareGroups);
  }

  /** The group that is shown as a list: "Cited works first" where nothing is cited would be one group of all. */
  #single(): Group | undefined {
    const { grouping } = this.#options;
    const isList = grouping === 'none' || (grouping === 'cited' && this.#ordered.length === 1);
    return isList ? this.#ordered.at(0) : undefined;
  }

  #listOfGroups(): Listing<Group> {
    const { grouping } = this.#options;
    return {
      id: grouping,
      items: this.#ordered,
      row: (group) => this.#groupNode(group),
      nameOf: (first, last) => ({ from: first.name, to: last.name }),
      one: 'group',
    };
  }

  #groupNode(group: Group): Node {
    const { name, members } = group;
    return {
      id: `group:${this.#prefixOf(group)}`,
      label: name,
      description: members.length.toLocaleString('en'),
      spoken: `${name}, ${plural(members.length, 'paper')}`,
      kind: 'group',
      // Each open group is asked for when a range of them is opened.
      open: members.length <= 50 && !isLong(this.#ordered),
      children: () => pageNodes(this.#papersIn(group, this.#prefixOf(group))),
    };
  }

  /** `within` keeps the ids of a paper that stands in two groups apart. */
  #row(work: Work, within: string): Node {
    const { inNotes, problemsOf, order, reading } = this.#options;
    return paperNode(work, within, inNotes, problemsOf, order === 'reading' ? reading : undefined);
  }

  #papersIn(group: Group, within: string): Listing<Entry> {
    const { order } = this.#options;
    return {
      id: `${order}:${within}`,
      items: group.members,
      row: ({ work }) => this.#row(work, within),
      nameOf: (first, last) => rangeName(order, first, last),
      one: 'paper',
    };
  }

  #prefixOf({ name }: Group): string {
    return `${this.#options.grouping}:${name}:`;
  }
}

function byGroup(entries: readonly Entry[]): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const name of entry.groups) {
      const members = found.get(name);
      if (members) members.push(entry);
      else found.set(name, [entry]);
    }
  }
  return found;
}

/** Both stand in the same place. */
function isAlike(a: Entry, b: Entry): boolean {
  return (
    a.rank === b.rank &&
    a.groups.length === b.groups.length &&
    a.groups.every((name, n) => name === b.groups[n])
  );
}
