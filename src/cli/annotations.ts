/** `scholium annotations`: what the reader wrote in the margins of a folder's pages. */
import { anchor } from '../core/anchoring/anchor';
import { type PreparedText, prepare } from '../core/anchoring/prepared';
import { ANNOTATIONS } from '../core/annotations/file';
import { iriOf, isAddress, leadsOut } from '../core/annotations/iri';
import { sourceOfThread } from '../core/annotations/list';
import { annotationsNote } from '../core/annotations/markdown';
import { type FoundAt, type ReportedThread, threadLine, threadReport } from '../core/annotations/report';
import { sectionsOf } from '../core/annotations/sections';
import { threadsOf } from '../core/annotations/threads';
import { offsetsOf } from '../core/checks/positions';
import type { Library } from '../core/library/library';
import type { Thread } from '../core/model';
import { threadLabel } from '../core/views/annotation-words';
import { plural } from '../core/views/markdown';
import type { Outcome } from './commands';
import { UsageError } from './failures';
import type { Options } from './options';
import { complain } from './print';
import { readKept, readLibrary, readText } from './reading';

export function annotationsCommand(operands: readonly string[], options: Options): Outcome | string {
  const [folder, ...rest] = operands;
  if (folder === undefined || rest.length > 0) throw new UsageError('annotations takes one FOLDER.');
  if (options.json && options.markdown) throw new UsageError('--json and --markdown contradict each other.');
  const library = readLibrary(folder, options);
  const { entries, problems } = readKept(folder, ANNOTATIONS);
  for (const { place, message } of problems) complain(`${place.file}:${place.line + 1}: ${message}`);
  const texts = new Texts(folder, options.maxSizeMB);
  const threads = threadsOf(entries).map((thread) => listed(thread, library, texts));
  const code = problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  if (options.json) return { text: `${JSON.stringify(threads.map(threadReport), null, 1)}\n`, code };
  if (options.markdown) return { text: note(threads, library), code };
  const lines = inOrder(threads).map((each) => threadLine(each, threadLabel(each.thread)));
  const count = (isIt: (thread: ReportedThread) => boolean) => threads.filter(isIt).length;
  const sum = [
    plural(threads.length, 'annotation'),
    `${count(({ thread }) => thread.annotation.resolved)} resolved`,
    `${count(({ isOrphan }) => isOrphan)} not found`,
  ].join(', ');
  return { text: [...lines, sum].map((line) => `${line}\n`).join(''), code };
}

/** Texts of the folder's files, each read once. */
class Texts {
  readonly #folder: string;
  readonly #maxSizeMB: number;
  readonly #read = new Map<string, PreparedText | undefined>();

  constructor(folder: string, maxSizeMB: number) {
    this.#folder = folder;
    this.#maxSizeMB = maxSizeMB;
  }

  /** Undefined for what cannot be read, and for what lies outside of the folder: whoever wrote the file named it. */
  of(file: string): PreparedText | undefined {
    if (isAddress(file) || leadsOut(file)) return undefined;
    if (!this.#read.has(file)) {
      const read = readText(this.#folder, file, this.#maxSizeMB);
      this.#read.set(file, 'text' in read ? prepare(read.text) : undefined);
    }
    return this.#read.get(file);
  }
}

/** With its paper, and where its passage stands: in its own file, or on another page of its paper. */
function listed(thread: Thread, library: Library, texts: Texts): ReportedThread {
  const source = sourceOfThread(thread);
  const work = library.named(thread.paper);
  const pages = work ? new Set(work.records.map(({ place }) => place.file)) : [];
  const { target } = thread.annotation;
  // Of a whole file there is nothing to be found.
  const isWhole = 'replyTo' in target || !(target.quote || target.position);
  const at = isWhole ? undefined : foundAt(thread, new Set([source, ...pages]), texts);
  const isThere = isWhole ? isAddress(source) || texts.of(source) !== undefined || work !== undefined : at;
  return {
    thread,
    isOrphan: !isThere,
    ...(work && { paper: { id: work.id, title: work.title }, citekey: work.citekey }),
    ...(at && { at }),
  };
}

function foundAt({ annotation }: Thread, files: Iterable<string>, texts: Texts): FoundAt | undefined {
  if ('replyTo' in annotation.target) return undefined;
  for (const file of files) {
    const text = texts.of(file);
    const found = text && anchor(text, annotation.target);
    if (found?.state !== 'found') continue;
    const { start, end, score } = found;
    return { file, line: offsetsOf(text!.text).position(start).line + 1, start, end, score };
  }
  return undefined;
}

function inOrder(threads: readonly ReportedThread[]): readonly ReportedThread[] {
  const fileOf = ({ at, thread }: ReportedThread) => at?.file ?? sourceOfThread(thread);
  return [...threads].sort((a, b) => {
    const [one, other] = [fileOf(a), fileOf(b)];
    return one === other ? (a.at?.start ?? 0) - (b.at?.start ?? 0) : one < other ? -1 : 1;
  });
}

/** A note with a section for each paper, and for each file that is of none. */
function note(threads: readonly ReportedThread[], library: Library): string {
  const sections = sectionsOf(threads, {
    workOf: (id) => library.byId(id),
    cite: ({ citekey }) => `[@${citekey}]`,
  });
  return annotationsNote('Annotations', sections, { linkTo: iriOf });
}
