/**
 * What citeproc prints in the one output format we give it: text with marks, which are Unicode's noncharacters
 * (U+FDD0 … U+FDEF: "for internal use", https://www.unicode.org/faq/private_use.html#noncharacters), so that nothing an
 * item says can be taken for markup. `runs.ts` reads them; html, Markdown and plain text are written from what it reads.
 */

/** Opens a stretch that CLOSE ends. */
export const OPEN = {
  italic: '\uFDD0',
  upright: '\uFDD1',
  bold: '\uFDD2',
  light: '\uFDD3',
  smallCaps: '\uFDD4',
  fullCaps: '\uFDD5',
  sup: '\uFDD6',
  sub: '\uFDD7',
  baseline: '\uFDD8',
  underline: '\uFDD9',
  plain: '\uFDDA',
  margin: '\uFDDB',
  inline: '\uFDDC',
  block: '\uFDDD',
  /** With an argument: a cited item, by its id. */
  item: '\uFDE0',
  /** With an argument: an entry of the list, by its id. */
  entry: '\uFDE1',
  /** With an argument: what a writer put in an affix, printed as it is, by its number. */
  verbatim: '\uFDE2',
} as const;

/** Ends the argument of a mark that has one. */
export const END_OF_ARGUMENT = '\uFDEE';
export const CLOSE = '\uFDEF';

/** Text without what could be taken for a mark. */
export function withoutMarks(text: string): string {
  return MARK.test(text) ? text.replace(MARKS, '') : text;
}

const MARK = /[\uFDD0-\uFDEF]/;
const MARKS = /[\uFDD0-\uFDEF]+/g;

export function marked(mark: string, text: string, argument?: string): string {
  return argument === undefined
    ? `${mark}${text}${CLOSE}`
    : `${mark}${argument}${END_OF_ARGUMENT}${text}${CLOSE}`;
}

/** The name of the format within citeproc. */
export const FORMAT = 'scholium';

/** Where quotes are asked for: the engine, or what is left of it. */
interface Terms {
  getTerm(name: string): string;
}

interface Block {
  readonly system_id?: string;
}

const within = (mark: string) => (_: unknown, text: string) => marked(mark, text);
const asIs = (_: unknown, text: string) => text;

/** https://citeproc-js.readthedocs.io/en/latest/deprecated.html names the keys of such a format. */
export const MARKED_FORMAT: Readonly<Record<string, unknown>> = {
  text_escape: (text?: string) => text ?? '',
  bibstart: '',
  bibend: '',
  '@font-style/italic': within(OPEN.italic),
  '@font-style/oblique': within(OPEN.italic),
  '@font-style/normal': within(OPEN.upright),
  '@font-variant/small-caps': within(OPEN.smallCaps),
  '@font-variant/normal': within(OPEN.fullCaps),
  '@font-weight/bold': within(OPEN.bold),
  '@font-weight/normal': within(OPEN.light),
  '@font-weight/light': asIs,
  '@text-decoration/none': asIs,
  '@text-decoration/underline': within(OPEN.underline),
  '@vertical-align/sup': within(OPEN.sup),
  '@vertical-align/sub': within(OPEN.sub),
  '@vertical-align/baseline': within(OPEN.baseline),
  '@passthrough/true': asIs,
  '@strip-periods/true': asIs,
  '@strip-periods/false': asIs,
  '@quotes/true': (terms: Terms, text?: string) =>
    text === undefined
      ? terms.getTerm('open-quote')
      : terms.getTerm('open-quote') + text + terms.getTerm('close-quote'),
  '@quotes/inner': (terms: Terms, text?: string) =>
    text === undefined ? '’' : terms.getTerm('open-inner-quote') + text + terms.getTerm('close-inner-quote'),
  '@quotes/false': asIs,
  '@cite/entry': asIs,
  '@bibliography/entry'(this: Block, _: unknown, text: string) {
    return marked(OPEN.entry, text, this.system_id ?? '');
  },
  '@display/block': within(OPEN.block),
  '@display/left-margin': within(OPEN.margin),
  '@display/right-inline': within(OPEN.inline),
  '@display/indent': within(OPEN.block),
  '@showid/true': asIs,
  '@URL/true': asIs,
  '@DOI/true': asIs,
  // Ours: the number of a cited item, which may become part of a range.
  '@scholium/item': (_: unknown, text: string, id: string) => marked(OPEN.item, text, id),
};
