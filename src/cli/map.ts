/** `scholium map`: who cites whom, as a graph that other programs draw and measure. */
import type { Library } from '../core/library/library';
import { mapOf } from '../core/map/map-of';
import type { MapScope } from '../core/map/model';
import { NEAR, type RelatedTo } from '../core/map/near';
import { emptyMap } from '../core/map/title';
import { MAP_FORMATS, type MapFormat, writeMap } from '../core/map/write-map';
import { RelatedPapers } from '../core/relations/related-papers';
import { atOnce } from '../core/steps';
import { UsageError } from './failures';
import type { Options } from './options';
import { paperNamed, papersCitedIn } from './papers';
import { complain } from './print';
import { readLibrary } from './reading';

export function mapCommand([folder, ...rest]: readonly string[], options: Options): string {
  if (folder === undefined || rest.length > 0) throw new UsageError('map takes one FOLDER.');
  const format = formatOf(options);
  checkScope(options);
  const library = readLibrary(folder, options);
  const scope = scopeOf(library, folder, options);
  const keysInNote = (note: string) => {
    const { entries, unknown } = papersCitedIn([note], library, options);
    for (const { file, key } of unknown) complain(`${file}: no paper has the key ${key}.`);
    return entries.map(({ key }) => key);
  };
  const graph = atOnce(
    mapOf(library, scope, {
      inNotes: inNotes(library, folder, options),
      keysInNote,
      related: relatedIn(library),
    }),
  );
  if (graph.nodes.id.length === 0) complain(emptyMap(scope));
  return atOnce(writeMap(format, graph, (id) => library.byId(id)));
}

function formatOf({ format = 'graphml', json }: Options): MapFormat {
  if (json) throw new UsageError('--json is no format of a map: --format json is.');
  const found = MAP_FORMATS.find((name) => name === format);
  if (!found) throw new UsageError(`--format takes one of ${MAP_FORMATS.join(', ')}, not "${format}".`);
  return found;
}

function checkScope({ of, near, query, note, steps }: Options): void {
  const told = [
    of.length > 0 && '--of',
    near.length > 0 && '--near',
    query !== undefined && '--query',
    note !== undefined && '--note',
  ];
  const [first, second] = told.filter((name) => name !== false);
  if (second !== undefined) throw new UsageError(`A map is of ${first} or of ${second}, not of both.`);
  if (steps !== undefined && of.length === 0)
    throw new UsageError('--steps counts from papers: it takes --of as well.');
}

function scopeOf(library: Library, folder: string, options: Options): MapScope {
  const { of, near, query, note, steps = 1 } = options;
  const idsOf = (keys: readonly string[]) => keys.map((key) => paperNamed(library, folder, key).id);
  if (of.length > 0) return { of: 'papers', ids: idsOf(of), steps };
  if (near.length > 0) return { of: 'similar', ids: idsOf(near) };
  if (query !== undefined) return { of: 'query', query };
  return note === undefined ? { of: 'library' } : { of: 'note', note };
}

/** What is near each paper; nothing is prepared for a map that does not ask. */
function relatedIn(library: Library): RelatedTo {
  const papers = new RelatedPapers(library);
  return function* (work) {
    yield* papers.prepare();
    return papers.of(work, NEAR);
  };
}

function inNotes(library: Library, folder: string, options: Options): ReadonlySet<string> {
  const { entries } = papersCitedIn([folder], library, options);
  return new Set(entries.map(({ key }) => library.byCitekey(key)?.citekey ?? key));
}
