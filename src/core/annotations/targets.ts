/** The target of a W3C annotation: a passage of a file, or another annotation. */
import type { Annotation, PassageTarget, TextPositionSelector, TextQuoteSelector } from '../model';
import { iriOf, isAddress, papersAt, sourceOf } from './iri';
import { asList, isObject, isText, type JsonObject } from './json';

/** Undefined where nothing is aimed at that could be told. */
export function readTarget(w3c: JsonObject): Annotation['target'] | undefined {
  const [target] = asList(w3c.target);
  const iri = iriIn(target);
  if (iri === undefined || iri === '') return undefined;
  const said = isObject(target) ? target : {};
  const quote = selectorsOf(said).find(isQuote);
  // Others also reply to the words of a page.
  if (!quote && asList(w3c.motivation).includes('replying')) return { replyTo: iri };
  const names = asList(said['scholium:paper']).filter(isText);
  const position = selectorsOf(said).find(isPosition);
  return {
    source: sourceOf(iri),
    paper: said['scholium:paper'] === undefined && isAddress(iri) ? papersAt(iri) : names,
    ...(quote && { quote: quoteOf(quote) }),
    ...(position && { position: positionOf(position) }),
  };
}

/** The target; further targets, and what else is said of it, stay as they are in `w3c`. */
export function writeTarget({ target }: Annotation, w3c: JsonObject): unknown {
  const [first, ...others] = asList(w3c.target);
  const written = 'replyTo' in target ? target.replyTo : passage(target, first);
  return others.length > 0 ? [written, ...others] : written;
}

/** Selectors that are neither quote nor position. */
export function otherSelectors(w3c: JsonObject): unknown[] {
  const [target] = asList(w3c.target);
  return isObject(target)
    ? selectorsOf(target).filter((selector) => !isQuote(selector) && !isPosition(selector))
    : [];
}

function passage({ source, paper, quote, position }: PassageTarget, known: unknown): JsonObject {
  const {
    source: _source,
    id: _id,
    selector: _selector,
    ...rest
  } = isObject(known) ? known : ({} as JsonObject);
  const selectors = isObject(known) ? selectorsOf(known) : [];
  const knownQuote = selectors.find(isQuote);
  // The digest goes with the offsets: an old one would vouch for a place where nothing stood.
  const { 'scholium:before': _before, ...knownPosition } = selectors.find(isPosition) ?? {};
  const selector = [
    // What was told apart within the old passage need not be there in the new one.
    ...(quote ? [knownQuote?.exact === quote.exact ? { ...knownQuote, ...quote } : quote] : []),
    ...(position ? [{ ...knownPosition, ...position }] : []),
    ...selectors.filter((one) => !isQuote(one) && !isPosition(one)),
  ];
  const iri = iriIn(known);
  return {
    source: iri !== undefined && sourceOf(iri) === source ? iri : iriOf(source),
    ...rest,
    // An address would be taken for that of a paper.
    ...((paper.length > 0 || isAddress(source)) && { 'scholium:paper': paper }),
    ...(selector.length > 0 && { selector }),
  };
}

function iriIn(target: unknown): string | undefined {
  if (isText(target)) return target;
  if (!isObject(target)) return undefined;
  const { source, id } = target;
  return isText(source)
    ? source
    : isObject(source) && isText(source.id)
      ? source.id
      : isText(id)
        ? id
        : undefined;
}

function selectorsOf({ selector }: JsonObject): readonly unknown[] {
  return asList(selector);
}

function isQuote(selector: unknown): selector is TextQuoteSelector {
  if (!isObject(selector)) return false;
  return selector.type === 'TextQuoteSelector' && isText(selector.exact) && selector.exact !== '';
}

function quoteOf({ exact, prefix, suffix }: TextQuoteSelector): TextQuoteSelector {
  return {
    type: 'TextQuoteSelector',
    exact,
    ...(isText(prefix) && { prefix }),
    ...(isText(suffix) && { suffix }),
  };
}

/** With the digest that `anchoring` keeps, so that a passage is known to stand where it stood. */
function positionOf(position: TextPositionSelector): TextPositionSelector {
  const { type, start, end, 'scholium:before': before } = position;
  return { type, start, end, ...(isText(before) && { 'scholium:before': before }) };
}

function isPosition(selector: unknown): selector is TextPositionSelector {
  if (!isObject(selector)) return false;
  const { type, start, end } = selector;
  const isOffset = (offset: unknown) => Number.isSafeInteger(offset) && (offset as number) >= 0;
  return type === 'TextPositionSelector' && isOffset(start) && isOffset(end) && Number(start) <= Number(end);
}
