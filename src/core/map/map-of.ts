/** The papers of a map and the citations between them, as plain columns. */

import type { Library } from '../library/library';
import type { PartialDate, Work } from '../model';
import { choose, type MapContext } from './choose';
import type { Chosen } from './chosen';
import { colourings } from './colourings';
import { connecting } from './connecting';
import { edgesOf } from './edges';
import type { MapGraph, MapScope } from './model';
import { mapLabel, mapTitle } from './title';

/** Papers put into columns in one step. */
const STEP = 200;

/**
 * The map of a scope, in steps of some milliseconds. A scope that leads to no paper gives a map without papers
 * (`emptyMap` says what to do). A library that changes between two steps gives a map that may miss what is new.
 */
export function* mapOf(library: Library, scope: MapScope, context: MapContext): Generator<unknown, MapGraph> {
  const chosen = yield* choose(library, scope, context);
  const { works, seeds } = chosen;
  const places = new Map(works.map((work, place) => [work, place]));
  const { edges, roles } = yield* edgesOf(works, places, chosen.near ?? []);
  const nodes = yield* nodesOf(chosen, places, context.inNotes);
  const seedPlaces = seeds.flatMap((seed) => places.get(seed) ?? []);
  return {
    title: mapTitle(scope, chosen),
    scope,
    nodes,
    edges,
    roles,
    colourings: yield* colourings(works, seedPlaces, edges, roles),
    seeds: seedPlaces,
  };
}

type Nodes = { -readonly [Column in keyof MapGraph['nodes']]: MapGraph['nodes'][Column][number][] };

function* nodesOf(
  { works, seeds, ...chosen }: Chosen,
  places: ReadonlyMap<Work, number>,
  inNotes: ReadonlySet<string>,
): Generator<unknown, Nodes> {
  const strengths = chosen.strengths ?? (yield* connecting(seeds));
  const strongest = works.reduce((most, work) => Math.max(most, strengths.get(work) ?? 0), 0);
  const nodes: Nodes = {
    id: [],
    label: [],
    title: [],
    citers: [],
    date: [],
    inNote: [],
    hidden: [],
    connects: [],
  };
  for (const [place, work] of works.entries()) {
    nodes.id.push(work.id);
    nodes.label.push(mapLabel(work));
    nodes.title.push(work.title);
    nodes.citers.push(work.citers.length);
    nodes.date.push(yearOf(work.item.issued) ?? null);
    nodes.inNote.push(inNotes.has(work.citekey));
    nodes.hidden.push(hiddenBeside(work, places));
    nodes.connects.push(strongest > 0 ? (strengths.get(work) ?? 0) / strongest : 0);
    if (place % STEP === STEP - 1) yield;
  }
  return nodes;
}

/** Of a map of all papers none is hidden: a set of all neighbours of each would be made in vain. */
function hiddenBeside({ citers, cites }: Work, places: ReadonlyMap<Work, number>): number {
  const hidden = new Set<Work>();
  for (const { citing } of citers) if (!places.has(citing)) hidden.add(citing);
  for (const { cited } of cites) if (!places.has(cited)) hidden.add(cited);
  return hidden.size;
}

/** A date as years with a fraction; the middle of the month or the year that is all that is known. */
export function yearOf(date: PartialDate | undefined): number | undefined {
  const { year, month, day } = date ?? {};
  if (year === undefined) return undefined;
  if (month === undefined) return year + 0.5;
  return year + (month - 1 + (day === undefined ? 0.5 : (day - 1) / 31)) / 12;
}
