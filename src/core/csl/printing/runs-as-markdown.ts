/**
 * Runs as Markdown that CommonMark and Pandoc read as what is meant: emphasis with stars, raised and lowered text,
 * small capitals and underlining as Pandoc writes them (https://pandoc.org/MANUAL.html#inline-formatting).
 */
import { type Piece, withLinks } from './links';
import type { Run } from './runs';
import { type Tag, tagChange } from './tags';
import type { WritingContext } from './writing-context';

/** A bit of the result. A mark has a partner, by its index, without which it is left out. */
interface Bit {
  text: string;
  readonly tag?: Tag;
  readonly isStart?: boolean;
  partner?: number;
}

export function markdownOf(runs: readonly Run[], context: WritingContext): string {
  const bits: Bit[] = [];
  const open: { tag: Tag; at: number }[] = [];
  const close = (kept: number) => {
    while (open.length > kept) {
      const { tag, at } = open.pop()!;
      bits[at]!.partner = bits.length;
      bits.push({ text: ENDS[tag], tag, isStart: false, partner: at });
    }
  };
  for (const run of runs) {
    if (run.onNewLine) {
      close(0);
      bits.push({ text: '\\\n' });
    }
    const { kept, opened } = tagChange(
      open.map(({ tag }) => tag),
      run.look,
    );
    const [before, core, behind] = run.isVerbatim ? ['', run.text, ''] : parted(run.text);
    close(kept);
    if (before !== '') bits.push({ text: before });
    if (core === '') continue;
    for (const tag of opened) {
      open.push({ tag, at: bits.length });
      bits.push({ text: STARTS[tag], tag, isStart: true });
    }
    if (run.isVerbatim) bits.push({ text: context.verbatim(core).markdown });
    else for (const piece of withLinks(core, context.addresses(run.id))) bits.push({ text: linked(piece) });
    if (behind !== '') {
      // White space before the end of emphasis would undo it.
      close(0);
      bits.push({ text: behind });
    }
  }
  close(0);
  return atLineStart(joined(bits));
}

/** White space at either end, and what stands between. */
function parted(text: string): [before: string, core: string, behind: string] {
  const core = text.trim();
  if (core === '') return [text === '' ? '' : ' ', '', ''];
  const at = text.indexOf(core);
  return [text.slice(0, at), core, text.slice(at + core.length)];
}

/** The bits in a row, without marks that would not be read as such where they stand. */
function joined(bits: Bit[]): string {
  for (let at = 0; at < bits.length; at++) {
    const { tag, partner, text } = bits[at]!;
    if (partner === undefined || partner < at || text === '') continue;
    const isEmphasis = isStars(tag);
    const isSound = isEmphasis ? opens(bits, at) && closes(bits, partner) : isRaisedSoundly(bits, at);
    if (isSound) continue;
    bits[at]!.text = '';
    bits[partner]!.text = '';
  }
  return bits.map(({ text }) => text).join('');
}

// CommonMark's left- and right-flanking runs (https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run).
function opens(bits: readonly Bit[], at: number): boolean {
  const before = signBefore(bits, at, true);
  const behind = signBehind(bits, at, true);
  if (before === '*' && bits[at - 1]?.tag !== undefined && !bits[at - 1]!.isStart) return false;
  return behind !== '' && !isSpace(behind) && (!isPunctuation(behind) || isEdge(before));
}

function closes(bits: readonly Bit[], at: number): boolean {
  const before = signBefore(bits, at, false);
  const behind = signBehind(bits, at, false);
  return before !== '' && !isSpace(before) && (!isPunctuation(before) || isEdge(behind));
}

/** The sign before a mark, marks of the same direction passed over: they are one run of stars. */
function signBefore(bits: readonly Bit[], at: number, isStart: boolean): string {
  for (let i = at - 1; i >= 0; i--) {
    const { text, tag, isStart: start } = bits[i]!;
    const isStar = isStars(tag);
    if (text !== '' && !(isStar && start === isStart)) return Array.from(text.slice(-2)).at(-1)!;
  }
  return '';
}

function signBehind(bits: readonly Bit[], at: number, isStart: boolean): string {
  for (let i = at + 1; i < bits.length; i++) {
    const { text, tag, isStart: start } = bits[i]!;
    const isStar = isStars(tag);
    if (text !== '' && !(isStar && start === isStart)) return Array.from(text.slice(0, 2))[0]!;
  }
  return '';
}

/** `^x^` and `~x~` hold no white space; small capitals and underlining hold all. */
function isRaisedSoundly(bits: readonly Bit[], at: number): boolean {
  const { tag, partner } = bits[at]!;
  if (tag !== 'sup' && tag !== 'sub') return true;
  const inner = bits.slice(at + 1, partner).filter(({ text }) => text !== '');
  for (const bit of inner) if (bit.tag === undefined) bit.text = bit.text.replace(/\s/g, '\\ ');
  return inner.length > 0;
}

const isStars = (tag: Tag | undefined) => tag === 'bold' || tag === 'italic' || tag === 'unknown';
const isSpace = (sign: string) => /\s/u.test(sign);
const isPunctuation = (sign: string) => /[\p{P}\p{S}]/u.test(sign);
const isEdge = (sign: string) => sign === '' || isSpace(sign) || isPunctuation(sign);

function linked({ text, href }: Piece): string {
  if (href === undefined) return escapedMarkdown(text);
  if (text === href && !/[&\\]/.test(href)) return `<${href}>`;
  return `[${escapedMarkdown(text)}](<${href.replaceAll('&', '&amp;')}>)`;
}

/** So that it is read as the text that it is, by CommonMark, Pandoc, and us (`@`), wherever in a line it stands. */
export function escapedMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<{~^$@|]|!(?=\[|$)|&(?=#?\w+;)/gi, '\\$&');
}

/** What makes a list, a heading, a quotation or a definition at the beginning of a line. */
function atLineStart(text: string): string {
  return text
    .replace(/^([ \t]*)([-+=:>#])/gm, '$1\\$2')
    .replace(/^([ \t]*\(?)(\d{1,9}|[a-z]|[ivxlcdm]+)([.)])(?=\s|$)/gm, '$1$2\\$3');
}

const STARTS: Readonly<Record<Tag, string>> = {
  bold: '**',
  italic: '*',
  underline: '[',
  smallCaps: '[',
  sup: '^',
  sub: '~',
  unknown: '**',
};

const ENDS: Readonly<Record<Tag, string>> = {
  bold: '**',
  italic: '*',
  underline: ']{.underline}',
  smallCaps: ']{.smallcaps}',
  sup: '^',
  sub: '~',
  unknown: '**',
};
