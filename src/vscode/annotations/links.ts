/** Links from a passage to papers and notes. */
import * as vscode from 'vscode';
import { namesOf } from '../../core/library/decided';
import type { Annotation, AnnotationLink } from '../../core/model';
import { plainLabel } from '../../core/views/picker';
import { setting } from '../configuration';
import { fileId, openPlace } from '../convert';
import { Notice } from '../notice';
import { picking } from '../picking';
import { pickPapers } from '../search-picker';
import type { Annotating } from './annotating';
import { linkName } from './hover';

/** So many notes are offered. */
const OFFERED = 5000;

/** Links an annotation to papers or a note, or takes a link away. */
export async function changeLinks(annotating: Annotating, { id, links }: Annotation): Promise<void> {
  const folder = annotating.store.word.annotations.folderOf(id);
  const choice = folder && (await chooseLink(annotating, folder, links));
  if (!choice) return;
  const gone = choice.gone;
  const fresh = gone ? [] : ((await choice.pick?.()) ?? []);
  if (!gone && fresh.length === 0) return;
  const kept = links.filter((link) => link !== gone && !fresh.some((each) => isSame(each, link)));
  await annotating.edits.edit(id, 'link', { links: [...kept, ...fresh] });
}

/** Opens what a link leads to. */
export async function follow(annotating: Annotating, id: string, at: number): Promise<void> {
  const { annotation } = annotating.threadOf(id);
  const link = annotation.links[at];
  if (!link) return;
  if ('paper' in link) {
    const work = annotating.store.library.named(link.paper);
    if (!work) throw new Notice(`No page of ${link.paper[0] ?? 'this paper'} is in this folder any more.`);
    await openPlace(work.records[0]!.title.place);
    return;
  }
  const folder = annotating.store.word.annotations.folderOf(id);
  const note = folder && vscode.Uri.joinPath(folder, link.note);
  // A path that leads out of the folder was not written by us.
  if (!folder || !note?.path.startsWith(`${folder.path.replace(/\/$/, '')}/`))
    throw new Notice(`${link.note} lies outside of the folder.`);
  await vscode.window.showTextDocument(note);
}

interface Choice extends vscode.QuickPickItem {
  readonly gone?: AnnotationLink;
  readonly pick?: () => Promise<AnnotationLink[] | undefined>;
}

async function chooseLink(
  annotating: Annotating,
  folder: vscode.Uri,
  links: readonly AnnotationLink[],
): Promise<Choice | undefined> {
  const items: Choice[] = [
    { label: '$(book) To a paper…', pick: () => toPapers(annotating) },
    { label: '$(note) To a note…', pick: () => toNote(folder) },
    ...links.map((link) => ({
      label: `$(trash) Take away: ${plainLabel(linkName(annotating.store, link))}`,
      gone: link,
    })),
  ];
  return picking(Promise.resolve(vscode.window.showQuickPick(items, { title: 'Link this passage' })));
}

async function toPapers(annotating: Annotating): Promise<AnnotationLink[] | undefined> {
  const works = await pickPapers(annotating, { title: 'Link to which papers?' });
  return works?.map(({ records }) => ({ paper: namesOf(records) }));
}

/** In the same workspace folder, for that is where the path leads from. */
async function toNote(folder: vscode.Uri): Promise<AnnotationLink[] | undefined> {
  const globs = setting('scholium.notes.include', folder);
  const found = await Promise.all(
    globs.map((glob) =>
      vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), undefined, OFFERED),
    ),
  );
  const notes = new Map(found.flat().map((uri) => [fileId(uri), uri]));
  // Not as a path below the workspace folder that it is in: that may be another one, within this one.
  const start = folder.path.replace(/\/$/, '').length + 1;
  const items = [...notes.values()].map(({ path }) => path.slice(start)).sort();
  if (items.length === 0) throw new Notice('There is no note in this folder yet.');
  const note = await picking(
    Promise.resolve(
      vscode.window.showQuickPick(
        [...new Set(items)].map((label) => ({ label })),
        { title: 'Link to which note?' },
      ),
    ),
  );
  return note && [{ note: note.label }];
}

function isSame(a: AnnotationLink, b: AnnotationLink): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
