/** The commands that open maps: of what is selected, shown, cited, or of all. */
import { fileId } from '../convert';
import { activeNote } from '../export/cited-papers';
import { Notice } from '../notice';
import type { Services } from '../services';
import { AT_CURSOR, type Targets, worksOf, worksOrPick } from '../targets';

/** The citations around the papers that are named, selected or at the cursor, else around those that the reader picks. */
export async function showMap(services: Services, targets: Targets): Promise<void> {
  const ids = await idsFor(services, targets, 'Show the map around');
  if (ids) await services.maps.show({ of: 'papers', ids, steps: 1 });
}

/** What is near them, whether it cites them or not. */
export async function showMapOfNear(services: Services, targets: Targets): Promise<void> {
  const ids = await idsFor(services, targets, 'Show the map of what is near');
  if (ids) await services.maps.show({ of: 'similar', ids });
}

/** How the papers are connected, along an axis of time. */
export async function showTimeMap(services: Services, targets: Targets): Promise<void> {
  const ids = await idsFor(services, targets, 'Time map: check the papers that it is to connect');
  if (ids) await services.maps.show({ of: 'time', ids });
}

/** What Papers shows: all of the library where nothing is filtered. */
export async function showMapOfShown({ papers, maps }: Services): Promise<void> {
  await maps.show(papers.filter === '' ? { of: 'library' } : { of: 'query', query: papers.filter });
}

/** What the note cites that is in the editor, or that the References view shows. */
export async function showMapOfNote(services: Services): Promise<void> {
  const note = activeNote(services);
  if (!note) throw new Notice('Open a note first: what it cites is what the map shows.');
  await services.maps.show({ of: 'note', note: fileId(note.uri) });
}

/** The paper whose relations are shown. */
export async function showMapOfRelations({ relations, maps }: Services): Promise<void> {
  const { work } = relations;
  if (!work) throw new Notice('Choose a paper in Papers first: what the map is of.');
  await maps.show({ of: 'papers', ids: [work.id], steps: 1 });
}

async function idsFor(services: Services, [target, selected]: Targets, title: string) {
  const named = worksOf(services, [target, selected]);
  // From the palette, several that are selected in Papers are meant rather than the one at the cursor.
  const chosen = target === undefined && services.papers.chosen.length > 1 ? services.papers.chosen : named;
  const works =
    chosen.length > 0
      ? chosen
      : await worksOrPick(
          services,
          [target ?? AT_CURSOR, selected],
          title,
          undefined,
          services.papers.chosen,
        );
  return works?.map(({ id }) => id);
}
