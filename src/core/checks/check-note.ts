/**
 * What is wrong with the citations of a note.
 *
 *   checkNote(note, context): NoteProblem[]                      problems of a note, in the order of its text
 *   checkProject(file, bibliographies, context): NoteProblem[]   of a project file (`_quarto.yml`)
 *   checkBibliography(bibliography, used, rules): NoteProblem[]  entries that nobody cites
 *
 * Pure and cheap: made to be asked at every keystroke for the note at hand. Bibliographies: bibliographies.ts; rules and
 * how they are set: rules.ts; problems and fixes: problem.ts. Nothing here throws, whatever the text.
 */
import type { Library } from '../library/library';
import type { Severity } from '../model';
import type { FileId } from '../place';
import { fileName } from '../views/describe';
import type { Bibliographies, NoteBibliography, NoteText } from './bibliographies';
import type { BibliographyFile } from './bibliography-file';
import type { StyleProblem } from './citation-style';
import { brokenFrontMatter } from './front-matter';
import { ambiguousKeys, formerKeys, missingEntries, unknownKeys, withdrawnPapers } from './keys';
import { linkTraps } from './link-traps';
import { malformedLocators } from './locators';
import { malformedCitations } from './malformed';
import { missingBibliographies, notThere } from './missing-bibliography';
import { type CheckedNote, readNote, type WordsOfPages } from './note';
import { toldOnce } from './once';
import type { Found, NoteProblem } from './problem';
import { alteredQuotations, misattributedQuotations, unfoundQuotations } from './quotations';
import { repeatedKeys } from './repeated-keys';
import { levelOf, type RuleLevels, type RuleName } from './rules';
import { staleReferenceList } from './stale-reference-list';
import { readSwitches } from './switches';
import { supersededVersions } from './versions';

export interface CheckContext extends WordsOfPages {
  readonly library: Library;
  readonly bibliographyOf: (note: NoteText) => NoteBibliography;
  /** What the reader set; empty where nothing is. */
  readonly rules: RuleLevels;
  /** Why the citation style that the note names itself cannot print it; whoever has the styles knows. */
  readonly styleFault?: (note: NoteText) => StyleProblem | undefined;
  /** The same of a project file. */
  readonly projectStyleFault?: (file: FileId) => StyleProblem | undefined;
  /** Of the list of references that would be written in the note now; undefined where nobody has printed it. */
  readonly listDigest?: (note: NoteText) => string | undefined;
}

const CHECKS: readonly { readonly rule: RuleName; readonly find: (note: CheckedNote) => Iterable<Found> }[] =
  [
    { rule: 'unknown-key', find: unknownKeys },
    { rule: 'former-key', find: formerKeys },
    { rule: 'ambiguous-key', find: ambiguousKeys },
    { rule: 'repeated-key', find: repeatedKeys },
    { rule: 'malformed-citation', find: malformedCitations },
    { rule: 'malformed-locator', find: malformedLocators },
    { rule: 'link-trap', find: linkTraps },
    { rule: 'withdrawn-paper', find: withdrawnPapers },
    { rule: 'superseded-version', find: supersededVersions },
    { rule: 'altered-quotation', find: alteredQuotations },
    { rule: 'misattributed-quotation', find: misattributedQuotations },
    { rule: 'unfound-quotation', find: unfoundQuotations },
    { rule: 'missing-entry', find: missingEntries },
    { rule: 'missing-bibliography', find: missingBibliographies },
    { rule: 'broken-front-matter', find: brokenFrontMatter },
  ];

export function checkNote(note: NoteText, context: CheckContext): NoteProblem[] {
  const { library, bibliographyOf, rules } = context;
  const switches = readSwitches(note);
  const read = readNote(note, library, bibliographyOf(note), context);
  const found: Found[] = [...switches.unknown];
  if (levelOf('stale-reference-list', rules) !== 'off')
    found.push(...staleReferenceList(note, context.listDigest?.(note)));
  const style = context.styleFault?.(note);
  if (style) found.push({ rule: 'citation-style', ...style });
  for (const { rule, find } of CHECKS) if (levelOf(rule, rules) !== 'off') found.push(...find(read));
  return problemsOf(
    note.file,
    found.filter(({ rule, span }) => !switches.isOff(rule, span.start)),
    rules,
  );
}

/** The problems of a file that speaks for the notes below it. */
export function checkProject(
  file: FileId,
  bibliographies: Bibliographies,
  { library, rules, projectStyleFault }: Pick<CheckContext, 'library' | 'rules' | 'projectStyleFault'>,
): NoteProblem[] {
  const found = bibliographies.missingIn(file).map((missing) => notThere(missing, file, library));
  const style = projectStyleFault?.(file);
  if (style) found.push({ rule: 'citation-style', ...style });
  return problemsOf(file, found, rules);
}

/** The entries of a bibliography that no note cites; `used` are the keys of all notes that use it, `*` for all. */
export function checkBibliography(
  { file, keys }: BibliographyFile,
  used: ReadonlySet<string>,
  rules: RuleLevels,
): NoteProblem[] {
  if (used.has('*')) return [];
  const found = [...keys]
    .filter(([key]) => !used.has(key))
    .map(([key, span]): Found => {
      const message = `No note that uses ${fileName(file)} cites @${key}. Cite it, or take the entry out.`;
      return { rule: 'unused-entry', span, message };
    });
  return problemsOf(file, found, rules);
}

/** What was found, with what each weighs, in the order of the text. */
export function problemsOf(file: FileId, found: readonly Found[], rules: RuleLevels): NoteProblem[] {
  return toldOnce(found)
    .flatMap(({ rule, span, more, message, fixes, doubtful }) => {
      const level = levelOf(rule, rules);
      if (level === 'off') return [];
      const severity: Severity = doubtful ? 'information' : level;
      return [{ file, rule, severity, span, more, message, fixes: fixes ?? noFixes }];
    })
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function noFixes(): readonly [] {
  return [];
}
