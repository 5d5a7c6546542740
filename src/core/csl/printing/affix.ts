/**
 * What a writer puts before and behind a cited key, in Markdown: `see *also*`, `and $x^2$`. Emphasis, bold, raised and
 * lowered text become citeproc's own markup; code and formulas are put aside and printed as they are.
 */
import { END_OF_ARGUMENT, OPEN, withoutMarks } from './marks';
import { escapedHtml } from './runs-as-html';
import type { Verbatim } from './writing-context';

/** What was put aside, each once, for as long as the processor lives. */
export class Verbatims {
  readonly #all: Verbatim[] = [];
  readonly #numbers = new Map<string, number>();

  readonly get = (number: string): Verbatim => this.#all[Number(number)] ?? NOTHING;

  /** The mark that stands for it. */
  mark(typed: string, text: string, isCode: boolean): string {
    let number = this.#numbers.get(typed);
    if (number === undefined) {
      number = this.#all.length;
      this.#numbers.set(typed, number);
      const html = isCode ? `<code>${escapedHtml(text)}</code>` : escapedHtml(typed);
      this.#all.push({ html, markdown: typed, text: isCode ? text : typed });
    }
    return `${OPEN.verbatim}${number}${END_OF_ARGUMENT}`;
  }
}

const NOTHING: Verbatim = { html: '', markdown: '', text: '' };

/** As citeproc takes an affix. Links are their text. */
export function affix(typed: string, verbatims: Verbatims): string {
  return inline(withoutMarks(typed).replace(/\s+/g, ' '), verbatims, 0);
}

function inline(text: string, verbatims: Verbatims, depth: number): string {
  if (depth > DEEPEST || !/[\\`$*_^~[<&]/.test(text)) return text;
  return text.replace(TOKEN, (typed: string, ...rest: unknown[]) => {
    const found = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const { escaped, code, formula, bold, bold2, italic, italic2, sup, sub, link, tag } = found;
    const within = (inner: string) => inline(inner, verbatims, depth + 1);
    if (escaped !== undefined) return escaped;
    if (code !== undefined) return verbatims.mark(typed, code.trim(), true);
    if (formula !== undefined) return verbatims.mark(typed, formula, false);
    if (tag !== undefined) return typed;
    const [strong, emphasis] = [bold ?? bold2, italic ?? italic2];
    if (strong !== undefined) return `<b>${within(strong)}</b>`;
    if (emphasis !== undefined) return `<i>${within(emphasis)}</i>`;
    if (sup !== undefined) return `<sup>${within(sup)}</sup>`;
    if (sub !== undefined) return `<sub>${within(sub)}</sub>`;
    return within(link!);
  });
}

const DEEPEST = 4;

// Each alternative is bounded, so that no affix takes longer than its length.
const TOKEN = new RegExp(
  [
    String.raw`\\(?<escaped>[!-/:-@[-\x60{-~])`,
    String.raw`(?<ticks>\x60{1,3})(?!\x60)(?<code>[^\x60]{1,200})\k<ticks>(?!\x60)`,
    String.raw`\$(?<formula>[^\s$](?:[^$]{0,198}[^\s$])?)\$(?!\d)`,
    String.raw`\*\*(?<bold>[^\s*](?:[^*]{0,298}[^\s*])?)\*\*`,
    String.raw`(?<![\p{L}\p{N}_])__(?<bold2>[^\s_](?:[^_]{0,298}[^\s_])?)__(?![\p{L}\p{N}_])`,
    String.raw`\*(?<italic>[^\s*](?:(?:[^*]|\*\*[^*]{1,99}\*\*){0,298}[^\s*])?)\*`,
    String.raw`(?<![\p{L}\p{N}_])_(?<italic2>[^\s_](?:[^_]{0,298}[^\s_])?)_(?![\p{L}\p{N}_])`,
    String.raw`\^(?<sup>[^\s^]{1,80})\^`,
    String.raw`~(?<sub>[^\s~]{1,80})~`,
    '(?<tag></?(?:i|b|sup|sub|sc)>)',
    String.raw`!?\[(?<link>[^[\]]{1,300})\](?:\([^()\s]{0,1000}\)|\{[^{}]{0,200}\})`,
  ].join('|'),
  'gu',
);

/** With the space that a prefix has before what it belongs to, and a suffix behind it. */
export function spacedPrefix(prefix: string): string {
  return /[\s([{/“‘«„‚-]$/u.test(prefix) ? prefix : `${prefix} `;
}

export function spacedSuffix(suffix: string): string {
  return /^[\s,.;:!?)\]}’”»]/u.test(suffix) ? suffix : ` ${suffix}`;
}
