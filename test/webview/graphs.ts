// Maps to try the webview with.
import type { MapGraph, PaperCard } from '../../src/protocol/map';
import type { Theme } from '../../src/webview/map/colours';

const statuses = ['to read', 'reading', 'read'];
const categories = ['cs.CL', 'cs.LG', 'math.CO', 'physics.soc-ph'];
const roles = ['background', 'method', 'contrast'];
const words = ['Attention', 'Verification', 'Graphs', 'Reward', 'Proof', 'Search', 'Memory', 'Scaling'];

/** A map of `count` papers, one of which (the first) the others cite or are cited by; the same at each call. */
export function graphOf(count: number, part: Partial<MapGraph> = {}): MapGraph {
  const each = <T>(of: (node: number) => T): T[] => Array.from({ length: count }, (_, node) => of(node));
  const years = [2019, 2020, 2021, 2022, 2023];
  const cited = each((node) => (node === 0 ? [] : [0, ...(node % 3 === 0 ? [node - 1] : [])]));
  const edges = cited.flatMap((list, from) => list.map((to) => [from, to] as const));
  return {
    title: 'Around Author 0 2019',
    scope: { of: 'papers', ids: ['id-0'], steps: 1 },
    nodes: {
      id: each((node) => `id-${node}`),
      label: each((node) => `Author ${node} ${years[node % 5]}`),
      title: each((node) => `${words[node % 8]} and ${words[(node * 3 + 1) % 8]} in the large, part ${node}`),
      citers: each((node) => (node === 0 ? count - 1 : (node * 7) % 23)),
      date: each((node) => (node % 11 === 10 ? null : years[node % 5]! + (node % 10) / 10)),
      inNote: each((node) => node % 4 === 0),
      hidden: each((node) => (node % 2) * 3),
      connects: each(() => 0),
    },
    edges: {
      from: edges.map(([from]) => from),
      to: edges.map(([, to]) => to),
      nearness: edges.map(() => null),
      role: edges.map((_, edge) => (edge % 4) - 1),
    },
    roles,
    colourings: [
      {
        id: 'role',
        label: 'Role',
        groups: roles,
        of: each((node) => (node % 4) - 1),
        none: 'No role',
        ordered: false,
      },
      {
        id: 'year',
        label: 'Year',
        groups: years.map(String),
        of: each((node) => (node % 11 === 10 ? -1 : node % 5)),
        none: 'Year not known',
        ordered: true,
      },
      {
        id: 'category',
        label: 'Category',
        groups: categories,
        of: each((node) => node % 4),
        none: 'No category',
        ordered: false,
      },
      {
        id: 'status',
        label: 'Reading status',
        groups: statuses,
        of: each((node) => (node % 5) - 2).map((group) => Math.max(-1, group)),
        none: 'No status',
        ordered: false,
      },
    ],
    seeds: [0],
    ...part,
  };
}

/** Papers that cite the ones before them in their own field. */
export function inFields(count: number, fields: number): MapGraph {
  const graph = graphOf(count, { seeds: [] });
  const ends = graph.nodes.id.flatMap((_, paper) =>
    [1, 2, 5].map((back) => [paper, paper - back * fields] as const).filter(([, cited]) => cited >= 0),
  );
  const edges = {
    from: ends.map(([from]) => from),
    to: ends.map(([, to]) => to),
    role: ends.map(() => -1),
    nearness: ends.map(() => null),
  };
  return { ...graph, edges };
}

export const cardOf = (id: string): PaperCard => ({
  id,
  title: `Title of ${id}`,
  lines: ['A. Author, B. Author', '2019 · Journal of Tests'],
  abstract: 'We show that <b>markup</b> of a page stays text.',
  machine: true,
  marks: ['cited by 19', 'in 2 notes', 'reading'],
  citekey: `author2019-${id}`,
});

/** Colours of themes, dark and light, pale and of high contrast. */
export const themes: readonly Theme[] = (
  [
    ['#1e1e1e', '#cccccc', true, false],
    ['#ffffff', '#333333', false, false],
    ['#fdf6e3', '#657b83', false, false],
    ['#002b36', '#839496', true, false],
    ['#000000', '#ffffff', true, true],
    ['#ffffff', '#000000', false, true],
  ] as const
).map(([background, foreground, dark, highContrast]) => ({
  background,
  foreground,
  dark,
  highContrast,
  focus: '#0078d4',
  font: 'sans-serif',
}));
