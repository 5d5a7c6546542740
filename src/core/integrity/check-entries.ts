/**
 * What is wrong with the entries of a bibliography.
 *
 *   new EntryCheck().problemsOf(file, text, context): EntryProblem[]   in the order of the text
 *
 * Made to be asked again and again of a file of which little changed: an entry whose text was seen the last time is neither
 * read nor checked again, and what hangs on others is found by tables. Nothing here throws, whatever the text. What is
 * broken, untitled or has a key twice, the reader of the file tells.
 */

import type { Found, NoteProblem } from '../checks/problem';
import { levelOf, type RuleLevel, type RuleLevels } from '../checks/rules';
import type { Library } from '../library/library';
import type { FileId } from '../place';
import type { BibFile } from '../sources/bibliography/bibtex-grammar';
import { scanBibtex, scanBibtexInSteps } from '../sources/bibliography/bibtex-scan';
import { atOnce } from '../steps';
import { AMONG, type KnownEntry } from './among';
import { byLibrary } from './by-library';
import type { CheckedEntry, EntryContext } from './entry';
import { factsOf, habitsOf } from './facts';
import type { Finding } from './finding';
import { checkedEntry, macrosOf } from './read-bibtex';
import { jsonEntries, risEntries, yamlEntries } from './read-csl';
import { ENTRY_RULES } from './rules';
import { entrySwitches } from './switches';

export interface EntryCheckContext {
  /** What the reader set; empty where nothing is. */
  readonly rules: RuleLevels;
  /** Of the reader's clock. */
  readonly thisYear: number;
  /** What has read the file, and the pages of its papers. */
  readonly library?: Pick<Library, 'inFile'>;
}

export interface EntryProblem extends NoteProblem {
  /** Of the entry it is in. */
  readonly key: string | undefined;
  /** Where that entry starts. */
  readonly entry: number;
  /** The first of its fixes may be made without looking. */
  readonly isSafe: boolean;
  /** The reader of the file tells of it, so that it is not to be told again: its fixes alone are ours. */
  readonly readerTells: boolean;
}

interface Known extends KnownEntry {
  /** What is wrong with the entry by itself, under these habits. */
  findings?: readonly Finding[];
  under?: string;
}

export class EntryCheck {
  /** The entries of the last time, by their texts, and the macros that they were read with. */
  #known: { readonly macros: string; readonly entries: ReadonlyMap<string, Known> } = {
    macros: '',
    entries: new Map(),
  };
  /** Entries that were checked by themselves, all in all: what a change costs. */
  checked = 0;

  problemsOf(file: FileId, text: string, context: EntryCheckContext): EntryProblem[] {
    return atOnce(this.steps(file, text, context));
  }

  /** The same in steps of a few milliseconds. */
  *steps(
    file: FileId,
    text: string,
    { rules, thisYear, library }: EntryCheckContext,
  ): Generator<void, EntryProblem[]> {
    const starts: number[] = [];
    const entries: Known[] = [];
    const scanned = READERS.some(([name]) => name.test(file)) ? undefined : yield* inSteps(text);
    for (const { start, known } of this.#read(file, text, scanned)) {
      starts.push(start);
      entries.push(known);
      if (entries.length % IN_STEP === 0) yield;
    }
    if (entries.length === 0) return [];
    const habits = habitsOf(entries.map(({ facts }) => facts));
    const context: EntryContext = { ...habits, thisYear };
    const under = JSON.stringify(context);
    const switches = entrySwitches(text, file);
    const problems = unknownRules(file, switches?.unknown ?? [], levelOf('unknown-rule', rules));
    const told = new Set<string>();
    const tell = (index: number, finding: Finding) => {
      const level = levelOf(finding.rule, rules);
      const start = starts[index]!;
      if (level === 'off' || switches?.isOff(finding.rule, start, start + finding.start)) return;
      problems.push(
        problemOf(file, start, entries[index]!.entry, finding, finding.doubtful ? 'information' : level),
      );
    };
    const once = (index: number, finding: Finding) => {
      const name = `${index} ${finding.rule} ${finding.start}`;
      if (!told.has(name)) tell(index, finding);
      told.add(name);
    };
    for (const rule of AMONG) {
      for (const [index, finding] of rule(entries, habits)) once(index, finding);
      yield;
    }
    if (library) for (const [index, finding] of byLibrary(file, entries, library)) once(index, finding);
    for (const [index, known] of entries.entries()) {
      if (index % IN_STEP === 0) yield;
      // What the library can mend is told with the mending.
      for (const finding of this.#findingsOf(known, context, under))
        if (told.size === 0 || !told.has(`${index} ${finding.rule} ${finding.start}`)) tell(index, finding);
    }
    return problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }

  #findingsOf(known: Known, context: EntryContext, under: string): readonly Finding[] {
    if (known.under !== under || !known.findings) {
      this.checked++;
      known.findings = NO_ENTRIES.has(known.entry.type)
        ? []
        : ENTRY_RULES.flatMap((rule) => [...rule(known.entry, context)]);
      known.under = under;
    }
    return known.findings;
  }

  *#read(
    file: FileId,
    text: string,
    scanned: BibFile | undefined,
  ): Iterable<{ readonly start: number; readonly known: Known }> {
    const other = READERS.find(([name]) => name.test(file))?.[1];
    const macros = scanned ? macrosOf(text, scanned) : new Map<string, string>();
    // What an entry says hangs on them as well.
    const said = JSON.stringify([...macros]);
    const before = this.#known.macros === said ? this.#known.entries : undefined;
    const seen = new Map<string, Known>();
    const take = (start: number, slice: string, read: () => CheckedEntry) => {
      let known = seen.get(slice) ?? before?.get(slice);
      if (!known) {
        const entry = read();
        known = { entry, facts: factsOf(entry) };
      }
      seen.set(slice, known);
      return { start, known };
    };
    for (const { start, entry } of other?.(text) ?? []) yield take(start, entry.text, () => entry);
    for (const entry of scanned?.entries ?? [])
      yield take(entry.start, text.slice(entry.start, entry.end), () => checkedEntry(text, entry, macros));
    this.#known = { macros: said, entries: seen };
  }
}

/** Entries in a step. */
const IN_STEP = 50;

/** Whether a file is one whose entries can be checked, by its name. */
export function hasEntries(file: FileId): boolean {
  return /\.(?:bib|bibtex|json|ya?ml|ris)$/i.test(file);
}

/** Where the entries of a file are, with their texts. */
export function entriesOf(
  file: FileId,
  text: string,
): readonly { readonly start: number; readonly text: string }[] {
  const other = READERS.find(([name]) => name.test(file))?.[1];
  if (other) return other(text).map(({ start, entry }) => ({ start, text: entry.text }));
  return scanBibtex(text).entries.map(({ start, end }) => ({ start, text: text.slice(start, end) }));
}

const READERS = [
  [/\.json$/i, jsonEntries],
  [/\.ya?ml$/i, yamlEntries],
  [/\.ris$/i, risEntries],
] as const;

/** What is no paper: programs keep their own things in these. */
const NO_ENTRIES: ReadonlySet<string> = new Set(['xdata', 'set', 'bibnote', 'control', 'ieeetranbstctl']);

function* inSteps(text: string): Generator<void, BibFile> {
  const steps = scanBibtexInSteps(text);
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield;
  return step.value;
}

/** Of comments that name no rule. */
function unknownRules(file: FileId, unknown: readonly Found[], severity: RuleLevel): EntryProblem[] {
  if (severity === 'off') return [];
  return unknown.map(({ rule, span, message, fixes = () => [] }) => {
    return {
      file,
      rule,
      severity,
      span,
      more: [],
      message,
      key: undefined,
      entry: span.start,
      isSafe: false,
      readerTells: false,
      fixes,
    };
  });
}

function problemOf(
  file: FileId,
  from: number,
  { key }: CheckedEntry,
  { rule, start, end, message, fixes = [], isSafe, readerTells }: Finding,
  severity: NoteProblem['severity'],
): EntryProblem {
  return {
    file,
    rule,
    severity,
    span: { start: from + start, end: from + end },
    more: [],
    message,
    key,
    entry: from,
    isSafe: isSafe === true,
    readerTells: readerTells === true,
    fixes: () =>
      fixes.map(({ title, edits }) => ({
        kind: 'edit' as const,
        title,
        edits: edits
          .map((edit) => ({ start: from + edit.start, end: from + edit.end, newText: edit.newText }))
          .sort((a, b) => a.start - b.start),
      })),
  };
}
