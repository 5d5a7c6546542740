/** W3C Web Annotations, a line each, as far as it takes to find their passages. Others wrote them: all of it may be missing. */
import type { TextPositionSelector, TextQuoteSelector } from '../model/annotation';
import type { PassageSelectors } from './anchor';

export interface PlacedAnnotation extends PassageSelectors {
  readonly id: string;
}

export interface AnnotationLines {
  readonly annotations: readonly PlacedAnnotation[];
  /** What could not be read; lines count from 1. */
  readonly broken: readonly { readonly line: number; readonly message: string }[];
}

/** Reads annotations, one a line; the header of `.scholium/annotations.jsonl` and answers to annotations are left out. */
export function readAnnotationLines(text: string): AnnotationLines {
  const annotations: PlacedAnnotation[] = [];
  const broken: { line: number; message: string }[] = [];
  for (const [index, content] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (content.trim() === '') continue;
    const value = parsed(content);
    const message = faultOf(value);
    if (message !== undefined) broken.push({ line: index + 1, message });
    else if (isFields(value) && typeof value.id === 'string' && !isAnswer(value))
      annotations.push({ id: value.id, ...selectorsOf(value.target) });
  }
  return { annotations, broken };
}

function faultOf(value: unknown): string | undefined {
  if (value === undefined) return 'This is not JSON.';
  if (!isFields(value)) return 'This is not an annotation: one is an object in braces.';
  if (typeof value.scholium === 'string' && value.target === undefined) return undefined;
  if (typeof value.id !== 'string' || value.id === '') return 'This annotation has no "id".';
  if (value.target === undefined) return 'This annotation has no "target".';
  return undefined;
}

function isAnswer(value: Fields): boolean {
  return listOf(value.motivation).includes('replying') && selectorsOf(value.target).quote === undefined;
}

/** Of the first target that has selectors of text: its first quote, and its first position. */
export function selectorsOf(target: unknown): PassageSelectors {
  for (const one of listOf(target)) {
    const selectors = isFields(one) ? listOf(one.selector).flatMap(withRefinements) : [];
    const quote = selectors.map(quoteIn).find((each) => each !== undefined);
    const position = selectors.map(positionIn).find((each) => each !== undefined);
    if (quote || position) return { ...(quote && { quote }), ...(position && { position }) };
  }
  return {};
}

/** How deep selectors refine one another; a page that goes deeper is playing. */
const DEEPEST = 8;

function withRefinements(selector: unknown, depth = 0): Fields[] {
  if (!isFields(selector) || depth > DEEPEST) return [];
  return [selector, ...listOf(selector.refinedBy).flatMap((each) => withRefinements(each, depth + 1))];
}

function quoteIn(selector: Fields): TextQuoteSelector | undefined {
  const { exact, prefix, suffix } = selector;
  if (!isType(selector, 'TextQuoteSelector') || typeof exact !== 'string' || exact === '') return undefined;
  return {
    type: 'TextQuoteSelector',
    exact,
    ...(typeof prefix === 'string' && { prefix }),
    ...(typeof suffix === 'string' && { suffix }),
  };
}

function positionIn(selector: Fields): TextPositionSelector | undefined {
  const { start, end, 'scholium:before': before } = selector;
  if (!isType(selector, 'TextPositionSelector') || !isOffset(start) || !isOffset(end) || start > end)
    return undefined;
  return {
    type: 'TextPositionSelector',
    start,
    end,
    ...(typeof before === 'string' && { 'scholium:before': before }),
  };
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isType({ type }: Fields, name: string): boolean {
  return listOf(type).some((each) => each === name || each === `oa:${name}`);
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON-LD leaves the brackets out around one value. */
function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
