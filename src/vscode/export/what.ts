/** *Export Papers* asks which: what is selected, shown, cited, or the whole library. */
import * as vscode from 'vscode';
import { citedIn } from '../../core/bibliography/export/cited';
import type { Work } from '../../core/model';
import { parseQuery } from '../../core/search/query';
import { filterWorks } from '../../core/search/search';
import { fileName } from '../../core/views/describe';
import { clip, plural } from '../../core/views/markdown';
import { plainLabel } from '../../core/views/picker';
import { worksAtHand } from '../at-hand';
import { Notice } from '../notice';
import { picking } from '../picking';
import { pickPapers } from '../search-picker';
import type { Services } from '../services';
import { inSlices } from '../slices';
import { AT_CURSOR } from '../targets';
import { activeNote, citedInNote, citedInNotes, noteOf } from './cited-papers';
import { ofCited, ofCiters, ofWorks, type Selection } from './selection';

interface Row extends vscode.QuickPickItem {
  /** What is remembered of the choice. */
  readonly id: string;
  readonly choose: () => Promise<Selection | undefined>;
}

const LAST = 'exportWhat';

export async function askWhat(services: Services, title: string): Promise<Selection | undefined> {
  const { memento, store } = services;
  if (store.library.size === 0)
    throw new Notice('No paper was found in this folder yet, so there is nothing to export.');
  const last = memento.get<string>(LAST);
  const rows = rowsFor(services);
  const items = [...rows.filter(({ id }) => id === last), ...rows.filter(({ id }) => id !== last)];
  const placeHolder = 'Which papers?';
  const row = await picking(Promise.resolve(vscode.window.showQuickPick(items, { title, placeHolder })));
  if (!row) return undefined;
  await memento.update(LAST, row.id);
  return row.choose();
}

/** The papers that match, as the tree's filter finds them. */
export async function ofQuery({ store }: Services, query: string): Promise<Selection> {
  const found = await inSlices(filterWorks(store.library, query));
  return ofWorks(found ?? [], 'papers', `papers matching “${clip(query, 60)}”`);
}

export function ofLibrary({ store }: Services): Selection {
  return { ...ofWorks(store.library.works), name: 'library', title: 'papers' };
}

/** What the Papers view shows. */
export function ofShown(services: Services): Promise<Selection> {
  const { filter } = services.papers;
  return filter === '' ? Promise.resolve(ofLibrary(services)) : ofQuery(services, filter);
}

/** What a note that is open cites. */
export async function ofNote(services: Services, document: vscode.TextDocument): Promise<Selection> {
  const note = noteOf(services, document);
  return ofCited(await citedInNote(services, note), `papers cited in ${fileName(note.file)}`, note);
}

function rowsFor(services: Services): Row[] {
  const { store, papers, citers } = services;
  const { chosen, filter } = papers;
  const atCursor = worksAtHand(services, AT_CURSOR);
  const note = activeNote(services);
  const cited = citers.work;
  const count = (works: readonly unknown[]) => works.length.toLocaleString('en');
  const row = (id: string, label: string, description: string, choose: Row['choose']): Row => ({
    id,
    label: plainLabel(label),
    description,
    choose,
  });
  const of = (works: readonly Work[]) => async () => ofWorks(works);
  return [
    ...(chosen.length > 0
      ? [row('selected', 'Those that are selected in Papers', named(chosen), of(chosen))]
      : []),
    ...(note
      ? [
          row('note', `What ${fileName(note.uri.toString())} cites`, citedAlready(services, note), () =>
            ofNote(services, note),
          ),
        ]
      : []),
    ...(atCursor.length > 0 ? [row('cursor', 'The paper at the cursor', named(atCursor), of(atCursor))] : []),
    ...(filter === ''
      ? []
      : [row('shown', `Those that Papers shows: ${clip(filter, 60)}`, '', () => ofQuery(services, filter))]),
    row('library', 'The whole library', plural(store.library.size, 'paper'), async () => ofLibrary(services)),
    ...(cited && cited.citers.length > 0
      ? [
          row('citers', `All that cite “${clip(cited.title, 60)}”`, count(cited.citers), async () =>
            ofCiters(cited),
          ),
        ]
      : []),
    row('citers of', 'All that cite a paper that I pick …', '', () => askForCited(services)),
    row('notes', 'What all notes cite', '', () => askNotes(services)),
    row('folder', 'What the notes of a folder cite …', '', () => askForFolder(services)),
    row('query', 'Those that match a search …', '', () => askForQuery(services)),
    row('picked', 'Papers that I pick …', '', () => askForPapers(services)),
  ];
}

/** As far as that is known at once: what only its own bibliographies have is not counted. */
function citedAlready({ store, notes }: Services, note: vscode.TextDocument): string {
  const { clusters } = notes.readerOf(note);
  return plural(citedIn(store.library, [{ file: '', clusters }]).entries.length, 'paper');
}

function named(works: readonly Work[]): string {
  const [only, ...others] = works;
  return others.length === 0 ? clip(only!.title, 60) : plural(works.length, 'paper');
}

async function askForCited(services: Services): Promise<Selection | undefined> {
  const works = await pickPapers(services, { title: 'Export all that cite', value: 'is:cited ' });
  if (!works || works.length === 0) return undefined;
  const [only, ...others] = works;
  if (others.length === 0) return ofCiters(only!);
  const citers = new Set(works.flatMap((work) => work.citers.map(({ citing }) => citing)));
  return ofWorks([...citers], 'citers', `papers citing any of ${works.length}`);
}

async function askForPapers(services: Services): Promise<Selection | undefined> {
  const works = await pickPapers(services, { title: 'Export these papers' });
  return works && works.length > 0 ? ofWorks(works) : undefined;
}

async function askForQuery(services: Services): Promise<Selection | undefined> {
  const query = await picking(
    Promise.resolve(
      vscode.window.showInputBox({
        title: 'Export the papers that match',
        prompt: 'Words, or author: title: year:2023..2025 source: category: cites: status: tag: has:abstract',
        validateInput: (text) =>
          parseQuery(text)
            .problems.map(({ message }) => message)
            .join(' ') || undefined,
      }),
    ),
  );
  return query === undefined || query.trim() === '' ? undefined : ofQuery(services, query.trim());
}

async function askNotes(services: Services, folder?: vscode.Uri): Promise<Selection | undefined> {
  const cited = await citedInNotes(services, folder);
  const where = folder ? `the notes in ${vscode.workspace.asRelativePath(folder)}` : 'the notes';
  return cited && ofCited(cited, `papers cited in ${where}`);
}

/** The folders of the workspace that have notes, as a list: no dialog, so that it is there in every workspace. */
async function askForFolder(services: Services): Promise<Selection | undefined> {
  const folders = new Map<string, vscode.Uri>();
  for (const { file, role } of services.store.files) {
    if (!role.note || services.noteCheck.isPage(file)) continue;
    const uri = vscode.Uri.parse(file);
    const top = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString();
    for (let up = vscode.Uri.joinPath(uri, '..'); top !== undefined; up = vscode.Uri.joinPath(up, '..')) {
      if (folders.has(up.toString()) || !up.toString().startsWith(top)) break;
      folders.set(up.toString(), up);
    }
  }
  const items = [...folders.values()]
    .map((uri) => ({ label: plainLabel(vscode.workspace.asRelativePath(uri)), uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
  if (items.length === 0) throw new Notice('There is no folder with notes.');
  const title = 'Export what the notes of this folder cite, those below it as well';
  const item = await picking(Promise.resolve(vscode.window.showQuickPick(items, { title })));
  return item && askNotes(services, item.uri);
}
