/** From what a map is of to what it shows: the library as it is now, a note as it is being written. */
import type * as vscode from 'vscode';
import { citedIn } from '../../core/bibliography/export/cited';
import type { LibraryDelta } from '../../core/library/library';
import { mapOf } from '../../core/map/map-of';
import type { MapGraph, MapScope } from '../../core/map/model';
import { NEAR } from '../../core/map/near';
import type { Work } from '../../core/model';
import type { Related } from '../../core/relations/related';
import { openDocument } from '../file-texts';
import { Notice } from '../notice';
import type { Services } from '../services';
import { inSlices } from '../slices';

/** What maps are made from. */
export type MapSources = Pick<Services, 'store' | 'noteCheck' | 'related'>;

/** Makes the map of a scope; undefined when it is no longer wanted. Throws a notice where the scope's note is gone. */
export async function graphOf(
  sources: MapSources,
  scope: MapScope,
  isWanted: () => boolean,
): Promise<MapGraph | undefined> {
  const { library, inNotes } = sources.store;
  const keys = scope.of === 'note' ? await keysInNote(sources, scope.note) : [];
  const near = scope.of === 'similar' ? await nearest(sources, scope.ids, isWanted) : undefined;
  if (!isWanted()) return undefined;
  const context = {
    inNotes,
    keysInNote: () => keys,
    ...(near && { related: (work: Work) => done(near.get(work.id) ?? []) }),
  };
  return inSlices(mapOf(library, scope, context), isWanted);
}

/** Whether a paper that is on the map, or that could come onto it, is another. */
export function concerns(
  { added, removed, relinked }: LibraryDelta,
  scope: MapScope | undefined,
  graph: MapGraph | undefined,
): boolean {
  if (!graph || scope?.of === 'query' || scope?.of === 'library') return true;
  // What notes or neighbours may bring is new; what a paper on the map is now near to cannot be told from here.
  if (added.length > 0 && scope?.of !== 'papers') return true;
  const shown = new Set(graph.nodes.id);
  return [added, removed, relinked].some((works) => works.some(({ id }) => shown.has(id)));
}

/** What a note that is open cites of the library, as one text that is another when that is another. */
export function citedInOpen({ store, noteCheck }: MapSources, document: vscode.TextDocument): string {
  const { file, clusters = [] } = noteCheck.noteIn(document);
  return citedIn(store.library, [{ file, clusters }])
    .entries.map(({ key }) => key)
    .join('\n');
}

/** A webview may ask for any file: only what the reader has open, or what is a note of the folder, is read. */
async function keysInNote({ store, noteCheck }: MapSources, note: string): Promise<string[]> {
  const isOurs = openDocument(note) !== undefined || isNote(store.files, note);
  const read = isOurs ? await noteCheck.read(note) : undefined;
  if (!read)
    throw new Notice('The note of this map is gone. Open another one and run “Show Map of This Note”.');
  const { entries } = citedIn(store.library, [{ file: note, clusters: read.clusters ?? [] }]);
  return entries.map(({ key }) => key);
}

function isNote(files: MapSources['store']['files'], note: string): boolean {
  for (const { file, role } of files) if (file === note) return role.note;
  return false;
}

/** By the ids of papers, what is near these, and what is near each of that: how the near ones lie to each other. */
async function nearest(
  { store: { library }, related }: MapSources,
  ids: readonly string[],
  isWanted: () => boolean,
): Promise<ReadonlyMap<string, readonly Related[]>> {
  const near = new Map<string, readonly Related[]>();
  const ask = async (works: Iterable<Work>) => {
    for (const work of works) {
      if (!isWanted()) return;
      if (!near.has(work.id)) near.set(work.id, await related.of(work, NEAR));
    }
  };
  await ask(ids.map((id) => library.byId(id)).filter((work) => work !== undefined));
  await ask([...near.values()].flat().map(({ work }) => work));
  return near;
}

/** An answer that is there, for who asks in steps. */
function done<T>(value: T): Iterator<never, T> {
  return { next: () => ({ done: true, value }) };
}
