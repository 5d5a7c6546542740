// The Papers view kept as the library changes: what it shows, and what that costs.
import assert from 'node:assert/strict';
import type { Citation, Work } from '../../../src/core/model';
import type { Node } from '../../../src/core/views/node';
import { PAPER_GROUPINGS } from '../../../src/core/views/paper-groups';
import { PAPER_ORDERS } from '../../../src/core/views/paper-order';
import { type PapersOptions, PapersOutline } from '../../../src/core/views/papers';
import { makeWork } from '../builders';
import { seeded } from '../seeded';

const lastRead = new Map(Array.from({ length: 300 }, (_, n) => [`title:${titleOf(n * 7)}`, 1 + (n % 50)]));
const inNotes = new Set(['key4', 'key8']);

const EVERY: readonly PapersOptions[] = PAPER_GROUPINGS.flatMap((grouping) =>
  PAPER_ORDERS.map((order) => ({ grouping, order, lastRead, inNotes })),
);

function titleOf(n: number): string {
  return `paper${n}`;
}

/** Paper number n; its other facts repeat, so that papers share groups and places in an order. */
function workOf(n: number, edition = 0): Work {
  const turn = n + edition;
  return makeWork({
    title: titleOf(n),
    citekey: `key${n}`,
    ...(turn % 5 > 0 && { year: 2000 + (turn % 23) }),
    ...(turn % 7 > 0 && { authors: `Ada Author${turn % 700}` }),
    categories: [['cs.LG'], ['cs.CL', 'cs.LG'], []][turn % 3]!,
    source: ['arxiv', 'test'][turn % 2]!,
    hub: turn % 11 === 0,
    marks: {
      tags: [['rl'], ['rl', 'maths'], []][turn % 3]!,
      ...(turn % 4 > 0 && { status: ['reading', 'to-read', 'shelved'][turn % 3]! }),
      ...(turn % 6 > 2 && { importance: turn % 6 }),
    },
  });
}

/** From now on so many papers cite the work. */
function relink(work: Work, count: number): void {
  (work.citers as Citation[]).length = 0;
  const citation = { citing: work, cited: work } as Citation;
  for (let n = 0; n < count; n++) (work.citers as Citation[]).push(citation);
}

function outlineOf(works: readonly Work[], options: PapersOptions): PapersOutline {
  const outline = new PapersOutline(options);
  outline.apply({ added: works });
  return outline;
}

/** All that is shown down to the papers. */
function shown(nodes: readonly Node[]): unknown[] {
  return nodes.map(({ id, label, description, spoken, icon, kind, open, children }) => [
    id,
    label,
    description,
    spoken,
    icon,
    open,
    kind === 'paper' ? [] : shown(children!()),
  ]);
}

function papersIn(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => (node.kind === 'paper' ? [node] : papersIn(node.children!())));
}

describe('the Papers view of a library that changes', () => {
  for (const sizes of [
    { start: 12, most: 6, steps: 12 },
    { start: 900, most: 300, steps: 2 },
  ]) {
    it(`shows after any change what it would show of the same papers at once, ${sizes.start} at first @long`, () => {
      for (const [seed, options] of EVERY.entries()) {
        const { below } = seeded(seed + 1);
        const works = new Map<number, Work>();
        const outline = new PapersOutline(options);
        let next = sizes.start;
        for (let n = 0; n < sizes.start; n++) works.set(n, workOf(n));
        outline.apply({ added: [...works.values()] });
        for (let step = 0; step < sizes.steps; step++) {
          const delta = { added: [] as Work[], removed: [] as Work[], relinked: [] as Work[] };
          const touched = new Set<number>();
          for (let times = below(sizes.most + 1); times > 0; times--) {
            const known = [...works.keys()][below(works.size)];
            const what = below(4);
            if (what === 0 || known === undefined) {
              works.set(next, workOf(next, below(9)));
              delta.added.push(works.get(next)!);
              touched.add(next++);
            } else if (!touched.has(known)) {
              touched.add(known);
              const work = works.get(known)!;
              if (what === 1) works.delete(known);
              if (what === 2) works.set(known, workOf(known, below(30)));
              if (what === 3) relink(work, below(4));
              if (what < 3) delta.removed.push(work);
              else delta.relinked.push(work);
              if (what === 2) delta.added.push(works.get(known)!);
            }
          }
          outline.apply(delta);
          assert.deepEqual(
            shown(outline.roots()),
            shown(outlineOf([...works.values()], options).roots()),
            `${options.grouping}, ${options.order}, step ${step}`,
          );
        }
      }
    });
  }

  it('goes on saying what is in a row made before a change @long', () => {
    const works = Array.from({ length: 1_000 }, (_, n) => workOf(n));
    const outline = outlineOf(works, { ...EVERY[0]!, order: 'citers' });
    const before = outline.roots();
    const first = shown(before);
    outline.apply({ added: [workOf(2_000)], removed: works.slice(0, 500) });
    assert.deepEqual(shown(before), first);
    assert.notDeepEqual(shown(outline.roots()), first);
  });

  it('passes over what it does not know, and does a step at a time', () => {
    const works = Array.from({ length: 2_500 }, (_, n) => workOf(n));
    const outline = new PapersOutline(EVERY[0]!);
    const steps = outline.applying({ added: works, removed: [workOf(1)], relinked: [workOf(2)] });
    assert.equal([...steps].length, 10);
    assert.equal(outline.size, 2_500);
    assert.deepEqual(outline.pathTo(workOf(3)), []);
  });
});

describe('a long list of papers', () => {
  const works = Array.from({ length: 3_000 }, (_, n) => workOf(n));
  relink(works[7]!, 120);
  relink(works[8]!, 45);

  it('is shown as ranges of which each says from where to where @long', () => {
    const labels = (options: PapersOptions) =>
      outlineOf(works, options)
        .roots()
        .map(({ label }) => label);
    const of = (order: PapersOptions['order']) => labels({ ...EVERY[0]!, order });
    assert.deepEqual(of('title').slice(0, 2), ['paper0 – paper1227', 'paper1228 – paper1458']);
    assert.equal(of('citers')[0], '120 – no citers');
    assert.match(of('citers')[1]!, /^20\d\d – 20\d\d$/);
    assert.match(of('year')[1]!, /^20\d\d – 20\d\d$/);
    assert.equal(of('year').at(-1), 'key2865 – key995');
    assert.equal(of('read')[1], 'Opened before – not opened yet');
    const [range] = outlineOf(works, { ...EVERY[0]!, order: 'title' }).roots();
    assert.equal(range?.spoken, 'paper0 to paper1227, 256 papers');
    assert.equal(range?.description, '256');
  });

  it('tells titles that begin alike apart', () => {
    const alike = Array.from({ length: 600 }, (_, n) =>
      makeWork({
        title: `A very long beginning of many titles, and then ${n % 2 ? 'apples' : 'pears'}`,
        citekey: `k${n}`,
      }),
    );
    const [first] = outlineOf(alike, { ...EVERY[0]!, order: 'title' }).roots();
    assert.equal(first?.label, 'k1 – k559');
    assert.equal(first.description, '256 · A very long beginning of…');
    assert.equal(first.spoken, 'k1 to k559, 256 papers, A very long beginning of…');
  });

  it('has none that are long, and no id twice @long', () => {
    for (const count of [1, 500, 501, 513, 3_000, 9_000]) {
      const many = Array.from({ length: count }, (_, n) => ({ ...works[n % 3_000]!, id: `w${n}` }));
      const roots = outlineOf(many, { ...EVERY[0]!, order: 'year' }).roots();
      assert.ok(roots.length <= 520, `${count}: ${roots.length} roots`);
      const rows = roots.map((node) => (node.kind === 'range' ? node.children!() : [node]));
      assert.ok(rows.every(({ length }) => length <= 800));
      assert.ok(count <= 500 || rows.every(({ length }) => length >= 120));
      assert.equal(
        new Set([...roots, ...rows.flat()].map(({ id }) => id)).size,
        rows.flat().length + (count > 500 ? roots.length : 0),
      );
      assert.equal(rows.flat().length, count);
    }
  });

  it('knows the way from the top to each paper @long', () => {
    for (const options of EVERY) {
      const outline = outlineOf(works, options);
      const rows = papersIn(outline.roots());
      for (const work of [works[0]!, works[7]!, works[1_234]!, works[2_999]!]) {
        const path = outline.pathTo(work);
        let below = outline.roots();
        for (const { id } of path) {
          const node = below.find((each) => each.id === id);
          assert.ok(node, `${options.grouping}, ${options.order}: ${id}`);
          below = node.kind === 'paper' ? [] : node.children!();
        }
        assert.equal(path.at(-1)?.workId, work.id);
        assert.equal(path.at(-1)?.id, rows.find(({ workId }) => workId === work.id)?.id);
      }
    }
  });
});

/** Paper number n of a large library, made quickly; how often its date is looked at is counted. */
function counted(n: number, looks: { count: number }): Work {
  const item = { ...SAMPLE.item, issued: { year: 2000 + (n % 23) } };
  return {
    ...SAMPLE,
    id: `w${n}`,
    citekey: `key${n}`,
    get item() {
      looks.count++;
      return item;
    },
  };
}

const SAMPLE = workOf(1);

describe('one change in a library', () => {
  it('costs no more comparisons than its logarithm @long', () => {
    const costs = [1_000, 10_000, 100_000].map((size) => {
      const looks = { count: 0 };
      const works = Array.from({ length: size }, (_, n) => counted(n, looks));
      const outline = outlineOf(works, { ...EVERY[0]!, order: 'citers' });
      looks.count = 0;
      outline.apply({ added: [counted(size, looks)], removed: [works[size >> 1]!] });
      const changing = looks.count;
      const rows = outline.roots().length;
      outline.pathTo(works[size >> 2]!);
      return { changing, finding: looks.count - changing, rows };
    });
    const [small, middle, large] = costs;
    assert.ok(large!.changing <= small!.changing * 2, JSON.stringify(costs));
    assert.ok(middle!.changing <= large!.changing);
    assert.ok(large!.rows <= 520);
    assert.ok(large!.finding <= 5 * large!.rows, JSON.stringify(costs));
  });
});
