/** `scholium check`: what is wrong with the citations of the notes below a folder. */
import type { Bibliographies, NoteText } from '../core/checks/bibliographies';
import { checkBibliography, checkNote, checkProject } from '../core/checks/check-note';
import { offsetsOf } from '../core/checks/positions';
import type { NoteProblem } from '../core/checks/problem';
import { problemReport, type ReportedProblem, reportedProblem } from '../core/checks/report';
import { levelOf } from '../core/checks/rules';
import { languageOf } from '../core/intake';
import { EntryCheck, hasEntries } from '../core/integrity/check-entries';
import type { Library } from '../core/library/library';
import type { Problem } from '../core/model';
import { findCitations } from '../core/notes/citations';
import type { PageText } from '../core/quotations/texts';
import { readFile } from '../core/sources';
import { readBibliographies } from './bibliographies';
import type { Outcome } from './commands';
import { UsageError } from './failures';
import { type Options, reportFormat } from './options';
import { nameOf, readLibrary, readNotes, readText } from './reading';

export function checkCommand(operands: readonly string[], options: Options): Outcome {
  const [path, ...rest] = operands;
  if (path === undefined || rest.length > 0) throw new UsageError('check takes one FILE or FOLDER.');
  const format = reportFormat(options);
  const { folder, notes: files, notRead } = readNotes(path, options);
  // Its citations are looked for once, for all that is asked of a note.
  const notes = files.map(({ file, text }): NoteText => {
    const language = languageOf(file);
    return { file, text, language, clusters: findCitations(text, language) };
  });
  const libraryFolder = options.library ?? folder;
  const library = readLibrary(libraryFolder, options);
  const bibliographies = readBibliographies(folder, notes, options);
  const problems = [
    ...notRead.map(({ file, reason }) => unreadable(nameOf(folder, file), reason)),
    ...problemsOfNotes(folder, notes, library, bibliographies, pageTexts(libraryFolder, options), options),
    ...brokenFiles(folder, notes, bibliographies, libraryFolder, library),
    ...problemsOfEntries(folder, notes, bibliographies, library, options),
  ].sort(byPlace);
  return {
    text: problemReport(problems, format),
    code: problems.some(({ severity }) => severity === 'error') ? 1 : 0,
  };
}

function problemsOfNotes(
  folder: string,
  notes: readonly NoteText[],
  library: Library,
  bibliographies: Bibliographies,
  pageText: PageText,
  { rules }: Options,
): ReportedProblem[] {
  const context = { library, rules, pageText, bibliographyOf: (note: NoteText) => bibliographies.of(note) };
  const projects = new Set(notes.flatMap((note) => bibliographies.projectsOf(note)));
  const found: NoteProblem[] = [
    ...notes.flatMap((note) => checkNote(note, context)),
    ...Array.from(projects).flatMap((file) => checkProject(file, bibliographies, context)),
    ...(levelOf('unused-entry', rules) === 'off' ? [] : unusedEntries(notes, bibliographies, rules)),
  ];
  const texts = new Map(notes.map(({ file, text }) => [file, text]));
  const offsets = new Map<string, ReturnType<typeof offsetsOf>>();
  return found.map((problem) => {
    const { file } = problem;
    const known = offsets.get(file) ?? offsetsOf(texts.get(file) ?? bibliographies.textOf(file) ?? '');
    offsets.set(file, known);
    return reportedProblem(problem, nameOf(folder, file), known);
  });
}

/** The text of a dump as it is asked for: of a few, for most quotations stand in what the library holds of a page. */
function pageTexts(folder: string, { maxSizeMB }: Options): PageText {
  const known = new Map<string, string | undefined>();
  return (file) => {
    if (!known.has(file)) {
      const read = readText(folder, file, maxSizeMB);
      known.set(file, 'text' in read ? read.text : undefined);
    }
    return known.get(file);
  };
}

function unusedEntries(
  notes: readonly NoteText[],
  bibliographies: Bibliographies,
  rules: Options['rules'],
): NoteProblem[] {
  const keysOf = ({ clusters = [] }: NoteText) =>
    clusters.flatMap(({ items }) => items.map(({ key }) => key));
  return [...bibliographies.uses(notes, keysOf)].flatMap(([bibliography, used]) =>
    checkBibliography(bibliography, used, rules),
  );
}

/** What is wrong with the entries of the bibliographies that the notes use. */
function problemsOfEntries(
  folder: string,
  notes: readonly NoteText[],
  bibliographies: Bibliographies,
  library: Library,
  { rules }: Options,
): ReportedProblem[] {
  const context = { rules, library, thisYear: new Date().getFullYear() };
  return [...bibliographiesOf(notes, bibliographies)].filter(hasEntries).flatMap((file) => {
    const text = bibliographies.textOf(file) ?? '';
    const problems = new EntryCheck().problemsOf(file, text, context).filter((each) => !each.readerTells);
    const offsets = offsetsOf(text);
    return problems.map((problem) => reportedProblem(problem, nameOf(folder, file), offsets));
  });
}

function bibliographiesOf(notes: readonly NoteText[], bibliographies: Bibliographies): ReadonlySet<string> {
  return new Set(notes.flatMap((note) => bibliographies.of(note).files.map(({ file }) => file)));
}

/** What is broken in the bibliographies that the notes use, and in what the reader decided. */
function brokenFiles(
  folder: string,
  notes: readonly NoteText[],
  bibliographies: Bibliographies,
  libraryFolder: string,
  library: Library,
): ReportedProblem[] {
  const read = Array.from(bibliographiesOf(notes, bibliographies), (file) =>
    readFile(file, bibliographies.textOf(file) ?? ''),
  );
  const decided = library.problems.filter(({ place: { file } }) => file.startsWith('.scholium/'));
  return [
    ...read.flatMap(({ file, problems }) => problems.map((each) => broken(nameOf(folder, file), each))),
    ...decided.map((each) => broken(nameOf(libraryFolder, each.place.file), each)),
  ];
}

function broken(file: string, { place, severity, code, message }: Problem): ReportedProblem {
  return {
    file,
    line: place.line + 1,
    column: place.column + 1,
    endLine: place.endLine + 1,
    endColumn: place.endColumn + 1,
    severity,
    rule: code,
    message,
    fixes: [],
  };
}

function unreadable(file: string, message: string): ReportedProblem {
  const start = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { file, ...start, severity: 'error', rule: 'unreadable-file', message, fixes: [] };
}

function byPlace(a: ReportedProblem, b: ReportedProblem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
