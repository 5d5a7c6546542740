/**
 * Writing citations.
 *
 *   cite(text, caret, request): CiteEdit               one caret or selection
 *   citeAll(text, carets, request): CiteAllEdit        several at once, edits that do not overlap
 *   writeCitation(text, request)                       a citation by itself, and what it needs at the end
 *   insertBlock(text, caret, block): CiteEdit          a quotation or list on lines of its own   (insert-block.ts)
 *   formFor(languageId, setting): CitationForm         which syntax to write                     (forms.ts)
 *
 * Pure: the edits are against the text given, for the rim to apply in one step.
 */
import type { Span } from '../place';
import { existingAt } from './append';
import { behindIdentifier } from './behind-identifier';
import { citesIn } from './citations';
import type { CitationForm } from './cluster';
import { Footnotes } from './footnotes';
import type { CiteAllEdit, CiteEdit, CiteKey, CiteRequest, TextEdit } from './request';
import { spaceBefore, spaceBehind, startsBlock } from './spacing';
import { canHold, WRITE } from './write';

/** The edit that cites the works at a caret, or in place of a selection. */
export function cite(text: string, caret: Span, request: CiteRequest): CiteEdit {
  const { edits, caretsAfter, skipped } = citeAll(text, [caret], request);
  return { edits, caretAfter: caretsAfter[0]!, skipped };
}

/**
 * The same at several carets: an existing citation that two of them touch is added to once, and a footnote is
 * added to the end of the text once.
 */
export function citeAll(text: string, carets: readonly Span[], request: CiteRequest): CiteAllEdit {
  const keys = distinct(request.keys);
  const footnotes = new Footnotes(text);
  const written = new Set<string>();
  const edits: TextEdit[] = [];
  const caretsAfter: number[] = new Array(carets.length).fill(0);
  let moved = 0;
  let lastCaret = 0;
  for (const index of [...carets.keys()].sort((a, b) => carets[a]!.start - carets[b]!.start)) {
    const placed = place(text, carets[index]!, keys, request, footnotes);
    const last = edits.at(-1)?.span;
    if (!placed) {
      caretsAfter[index] = carets[index]!.end + moved;
    } else if (last && (placed.span.start <= last.start || placed.span.start < last.end)) {
      // It touches the citation that an earlier caret has been given already.
      caretsAfter[index] = lastCaret;
    } else {
      edits.push({ span: placed.span, newText: placed.newText });
      lastCaret = placed.span.start + moved + placed.caret;
      caretsAfter[index] = lastCaret;
      moved += placed.newText.length - (placed.span.end - placed.span.start);
      for (const key of placed.keys) written.add(key);
    }
  }
  const skipped = keys.map(({ key }) => key).filter((key) => !written.has(key));
  return { edits: withNotes(text, edits, footnotes), caretsAfter, skipped };
}

/** A citation by itself, for text that is put together elsewhere; `atEnd` is what it needs at the end of the note. */
export function writeCitation(text: string, request: CiteRequest): { newText: string; atEnd: string } {
  const footnotes = new Footnotes(text);
  const keys = distinct(request.keys).filter(({ key }) => canHold(request.form, key));
  const newText = keys.length === 0 ? '' : writer(text, '', request, footnotes)(keys);
  return { newText, atEnd: footnotes.toAppend() };
}

interface Placed extends TextEdit {
  /** Offset in `newText`. */
  readonly caret: number;
  readonly keys: readonly string[];
}

function place(
  text: string,
  given: Span,
  keys: readonly CiteKey[],
  request: CiteRequest,
  footnotes: Footnotes,
): Placed | undefined {
  const { form, mode } = request;
  const caret = withTypedAt(text, given, form);
  const fresh = writer(text, text.slice(caret.end, caret.end + FAR), request, footnotes);
  const hasAffixes = keys.some((key) => key.prefix || key.locator || key.suffix);
  const existing =
    given.start === given.end
      ? existingAt(text, caret, { form, mode, language: languageOf(request), hasAffixes, fresh })
      : undefined;
  const missing = keys.filter(({ key }) => canHold(form, key) && !existing?.keys.has(key));
  if (missing.length === 0) return undefined;
  const added = missing.map(({ key }) => key);
  if (existing) {
    const own = existing.write(missing);
    const { end } = existing.span;
    const gap = existing.isBehind ? spaceBehind(form, text.slice(end, end + 4), false) : '';
    return { span: existing.span, newText: own + gap, caret: own.length, keys: added };
  }
  const span = behindIdentifier(text, caret);
  const before = text.slice(Math.max(0, span.start - FAR), span.start);
  const core = (form === 'footnote' ? '' : spaceBefore(before)) + fresh(missing);
  const space = spaceBehind(form, text.slice(span.end, span.end + 4), startsBlock(before));
  return { span, newText: core + space, caret: core.length, keys: added };
}

const FAR = 1000;

/** The language in which the form is read again. */
function languageOf({ form, language }: CiteRequest): string {
  if (form === 'typst') return 'typst';
  if (language !== undefined && citesIn(language)) return language;
  return form === 'latex' ? 'latex' : 'markdown';
}

function writer(text: string, after: string, { form, mode }: CiteRequest, footnotes: Footnotes) {
  return (keys: readonly CiteKey[]): string =>
    form === 'footnote'
      ? keys.map((key) => footnotes.mark(key, mode)).join('')
      : WRITE[form](keys, mode, { text, after });
}

/** With the `@` that was typed to begin a citation. */
function withTypedAt(text: string, caret: Span, form: CitationForm): Span {
  const isTyped =
    (form === 'pandoc' || form === 'typst') &&
    /(?:^|[^\p{L}\p{N}\\@])@$/u.test(text.slice(Math.max(0, caret.start - 3), caret.start));
  return isTyped ? { start: caret.start - 1, end: caret.end } : caret;
}

function withNotes(text: string, edits: readonly TextEdit[], footnotes: Footnotes): readonly TextEdit[] {
  const last = edits.at(-1);
  const isAtEnd = last?.span.end === text.length;
  const notes = footnotes.toAppend(isAtEnd);
  if (notes === '') return edits;
  if (last && isAtEnd) return [...edits.slice(0, -1), { span: last.span, newText: last.newText + notes }];
  return [...edits, { span: { start: text.length, end: text.length }, newText: notes }];
}

function distinct(keys: readonly CiteKey[]): CiteKey[] {
  return keys.filter(({ key }, index) => keys.findIndex((other) => other.key === key) === index);
}
