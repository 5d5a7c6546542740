/** `scholium check`: what is wrong with the citations of the notes below a folder, and with its bibliographies. */
import type { Bibliographies, NoteText } from '../core/checks/bibliographies';
import { type CheckContext, checkBibliography, checkNote, checkProject } from '../core/checks/check-note';
import { offsetsOf } from '../core/checks/positions';
import type { NoteProblem } from '../core/checks/problem';
import { problemReport, type ReportedProblem, reportedProblem } from '../core/checks/report';
import { levelOf, type RuleLevels } from '../core/checks/rules';
import { languageOf } from '../core/intake';
import { EntryCheck, hasEntries } from '../core/integrity/check-entries';
import { entrySwitches } from '../core/integrity/switches';
import type { Library } from '../core/library/library';
import type { Problem } from '../core/model';
import { findCitations } from '../core/notes/citations';
import type { PageText } from '../core/quotations/texts';
import { readFile } from '../core/sources';
import { readBibliographies } from './bibliographies';
import { Styles } from './citation-styles';
import type { Outcome } from './commands';
import { UsageError } from './failures';
import { type Options, reportFormat } from './options';
import { bibtexFilesIn, nameOf, readLibrary, readNotes, readText } from './reading';

export function checkCommand(operands: readonly string[], options: Options): Outcome {
  const [path, ...rest] = operands;
  if (path === undefined || rest.length > 0) throw new UsageError('check takes one FILE or FOLDER.');
  const format = reportFormat(options);
  const found = readNotes(path, options);
  const { folder } = found;
  const others = bibtexFilesIn(path, options);
  // A bibliography by its name is no note.
  const isOther = ({ file }: { readonly file: string }) => others.includes(file);
  const files = found.notes.filter((note) => !isOther(note));
  // Its citations are looked for once, for all that is asked of a note.
  const notes = files.map(({ file, text }): NoteText => {
    const language = languageOf(file);
    return { file, text, language, clusters: findCitations(text, language) };
  });
  const libraryFolder = options.library ?? folder;
  const library = readLibrary(libraryFolder, options);
  const { bibliographies, texts, notRead } = readBibliographies(folder, notes, options, others);
  // Of one that could not be read, nobody can tell what it lacks.
  const bibliographyOf = (note: NoteText) => {
    const own = bibliographies.of(note);
    return notRead.length === 0 ? own : { ...own, complete: false };
  };
  const context = {
    library,
    rules: options.rules,
    pageText: pageTexts(libraryFolder, options),
    bibliographyOf,
    ...new Styles(folder, options, bibliographies).checks,
  };
  const problems = [
    ...[...found.notRead.filter((each) => !isOther(each)), ...notRead].map(({ file, reason }) =>
      unreadable(nameOf(folder, file), reason),
    ),
    ...problemsOfNotes(folder, notes, bibliographies, context),
    ...brokenEntries(folder, texts, options.rules),
    ...brokenDecisions(libraryFolder, library),
    ...problemsOfEntries(folder, texts, library, options),
  ].sort(byPlace);
  return {
    text: problemReport(problems, format),
    code: problems.some(({ severity }) => severity === 'error') ? 1 : 0,
  };
}

function problemsOfNotes(
  folder: string,
  notes: readonly NoteText[],
  bibliographies: Bibliographies,
  context: CheckContext,
): ReportedProblem[] {
  const { rules } = context;
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

/** What is wrong with the entries of bibliographies. */
function problemsOfEntries(
  folder: string,
  texts: ReadonlyMap<string, string>,
  library: Library,
  { rules }: Options,
): ReportedProblem[] {
  const context = { rules, library, thisYear: new Date().getFullYear() };
  return Array.from(texts).flatMap(([file, text]) => {
    if (!hasEntries(file)) return [];
    const problems = new EntryCheck().problemsOf(file, text, context).filter((each) => !each.readerTells);
    const offsets = offsetsOf(text);
    return problems.map((problem) => reportedProblem(problem, nameOf(folder, file), offsets));
  });
}

/** `broken-entry`: what the reader of bibliographies tells, whatever its name there. */
function brokenEntries(
  folder: string,
  texts: ReadonlyMap<string, string>,
  rules: RuleLevels,
): ReportedProblem[] {
  const level = rules['broken-entry'];
  if (level === 'off') return [];
  return Array.from(texts).flatMap(([file, text]) => {
    const { problems } = readFile(file, text);
    const switches = problems.length === 0 ? undefined : entrySwitches(text, file);
    const offsets = switches && offsetsOf(text);
    return problems.flatMap((each) => {
      const at = offsets?.at(each.place.line, each.place.column) ?? 0;
      if (switches?.isOff('broken-entry', at, at)) return [];
      const severity = level ?? each.severity;
      return [{ ...broken(nameOf(folder, file), each), severity, rule: 'broken-entry' }];
    });
  });
}

/** What is broken in what the reader decided. */
function brokenDecisions(folder: string, { problems }: Library): ReportedProblem[] {
  return problems
    .filter(({ place: { file } }) => file.startsWith('.scholium/'))
    .map((each) => broken(nameOf(folder, each.place.file), each));
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
