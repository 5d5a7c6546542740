/** *Check All Notes*: what is wrong with the citations of every note of the workspace, open or not, and with its bibliographies. */
import * as vscode from 'vscode';
import type { NoteText } from '../../core/checks/bibliographies';
import { checkBibliography } from '../../core/checks/check-note';
import type { NoteProblem } from '../../core/checks/problem';
import { levelOf } from '../../core/checks/rules';
import { type Tally, tallySentence } from '../../core/checks/tally';
import type { Severity } from '../../core/model';
import type { FileId } from '../../core/place';
import { readFile } from '../../core/sources';
import { plural } from '../../core/views/markdown';
import { messageOf } from '../files';
import { Notice } from '../notice';
import type { Services } from '../services';
import { toDiagnostic } from './diagnostics';
import { eachNote, notesToCheck } from './each-note';
import { rulesFor, toDiagnostics } from './note-check';
import type { NoteProblems, Reported } from './note-problems';

type Needed = Pick<Services, 'store' | 'noteCheck' | 'noteProblems' | 'entryProblems' | 'log'>;

/** What was found so far. */
interface Found {
  readonly reported: Map<FileId, Reported>;
  /** In notes. */
  readonly counts: Record<Severity, number>;
  readonly projects: Set<FileId>;
  readonly bibliographies: Set<FileId>;
  /** Those of the workspace that no note uses. */
  readonly others: Set<FileId>;
  /** For the entries that nobody uses; none where nobody wants to know. */
  readonly notes: NoteText[];
  checked: number;
  troubled: number;
  unread: number;
  /** Problems in bibliographies and project files. */
  elsewhere: number;
}

/** They show what is being looked for. */
const searching = new WeakSet<NoteProblems>();

/** Checks them, shows what is wrong in the Problems panel, and answers with the sentence that says how much it is. */
export async function checkAllNotes(services: Needed): Promise<string> {
  const { noteProblems } = services;
  if (searching.has(noteProblems))
    throw new Notice(
      'The notes are being checked already. Wait for the end, or cancel it in its notification.',
    );
  searching.add(noteProblems);
  return checkAll(services).finally(() => searching.delete(noteProblems));
}

async function checkAll(services: Needed): Promise<string> {
  await services.store.ready;
  const bibtex = Array.from(services.store.files)
    .filter(({ role, file }) => role.dump && /\.bib(?:tex)?$/i.test(file))
    .map(({ file }) => file);
  const files = await notesToCheck(services, bibtex.length > 0);
  const found: Found = {
    reported: new Map(),
    counts: { error: 0, warning: 0, information: 0 },
    projects: new Set(),
    bibliographies: new Set(),
    others: new Set(),
    notes: [],
    checked: 0,
    troubled: 0,
    unread: 0,
    elsewhere: 0,
  };
  const { isStopped, files: reached } = await eachNote('Scholium checks the notes', files, (file) =>
    checkOne(services, file, found),
  );
  if (!isStopped) {
    for (const file of bibtex) if (!found.bibliographies.has(file)) found.others.add(file);
    await checkOthers(services, found);
  }
  services.noteProblems.report(found.reported, { files: reached });
  const said = sentence(found, files.length, isStopped);
  if (found.reported.size > 0 || found.elsewhere > 0)
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  void vscode.window.showInformationMessage(said, 'OK');
  return said;
}

async function checkOne({ store, noteCheck, log }: Needed, file: FileId, found: Found): Promise<void> {
  // Of before: what is written from now on is noticed.
  const digest = store.digestOf(file);
  try {
    const note = await noteCheck.read(file);
    if (!note) return;
    const { bibliographies } = noteCheck;
    const problems = await noteCheck.check(note);
    for (const project of bibliographies.all.projectsOf(note)) found.projects.add(project);
    for (const each of bibliographies.of(note).files) found.bibliographies.add(each.file);
    if (levelOf('unused-entry', rulesFor(file)) !== 'off') found.notes.push(note);
    found.checked++;
    if (problems.length === 0) return;
    found.troubled++;
    for (const { severity } of problems) found.counts[severity]++;
    const diagnostics = toDiagnostics(note.text, problems);
    found.reported.set(file, { digest, diagnostics });
  } catch (error) {
    found.unread++;
    log.warn(`Not checked: ${file}: ${messageOf(error)}`);
  }
}

/** Project files, bibliographies with entries that nobody uses, and those with broken ones that are not shown anyway. */
async function checkOthers({ store, noteCheck, entryProblems }: Needed, found: Found): Promise<void> {
  const { all } = noteCheck.bibliographies;
  const add = (file: FileId, diagnostics: readonly vscode.Diagnostic[]) => {
    if (diagnostics.length === 0) return;
    found.elsewhere += diagnostics.length;
    const others = found.reported.get(file)?.diagnostics ?? [];
    found.reported.set(file, { digest: undefined, diagnostics: [...others, ...diagnostics] });
  };
  const addProblems = (file: FileId, problems: readonly NoteProblem[]) =>
    add(file, toDiagnostics(all.textOf(file) ?? '', problems));
  for (const file of found.projects) addProblems(file, noteCheck.projectProblems(file));
  const keysOf = ({ clusters = [] }: NoteText) =>
    clusters.flatMap(({ items }) => items.map(({ key }) => key));
  for (const [bibliography, used] of all.uses(found.notes, keysOf))
    addProblems(bibliography.file, checkBibliography(bibliography, used, rulesFor(bibliography.file)));
  const shown = new Set(Array.from(store.files).flatMap(({ file, role }) => (role.dump ? [file] : [])));
  for (const file of found.bibliographies)
    if (!shown.has(file)) add(file, readFile(file, all.textOf(file) ?? '').problems.map(toDiagnostic));
  for (const file of [...found.bibliographies, ...found.others])
    found.elsewhere += (await entryProblems.report(file)).length;
}

function sentence(found: Found, notes: number, isStopped: boolean): string {
  const { counts, troubled, checked, unread, elsewhere } = found;
  const tally: Tally = { counts, troubled, notes: checked, elsewhere };
  return [
    ...(isStopped ? [`Stopped after ${checked.toLocaleString('en')} of ${plural(notes, 'note')}.`] : []),
    tallySentence(tally),
    ...(found.others.size > 0
      ? [`Checked too: ${plural(found.others.size, 'bibliography', 'bibliographies')} that no note uses.`]
      : []),
    ...(unread > 0 ? [`${plural(unread, 'note')} could not be read; the log says why.`] : []),
  ].join(' ');
}
