/** Reads running text to its words and numbers, one construct after another. */
import { GREEK, LETTERS } from '../latex/letters';
import { SIGNS } from '../latex/symbols';
import { exponentAt, numberAt, numberWord } from '../numbers';
import { fold, matchEnd, own } from './fold';
import * as signs from './signs';
import type { Token } from './tokens';

export class TokenReader {
  private readonly text: string;
  private readonly editorial: RegExp;
  private readonly tokens: Token[] = [];
  private word = '';
  private start = 0;
  private end = 0;
  private softUntil = 0;
  private softWord = false;
  /** Of a bracket that closes within a word. */
  private joinAt = -1;
  private gap = false;

  constructor(text: string, editorial: RegExp) {
    this.text = text;
    this.editorial = editorial;
  }

  read(): Token[] {
    const { text } = this;
    for (let at = 0; at < text.length; ) at = this.step(at);
    this.close();
    return this.tokens;
  }

  /** Reads what begins at an index; the index behind it. */
  private step(at: number): number {
    const { text } = this;
    const char = text[at]!;
    LETTERS_HERE.lastIndex = at;
    const letters = LETTERS_HERE.exec(text)?.[0];
    if (letters !== undefined) return this.letter(letters.toLowerCase(), at, at + letters.length);
    if (/\s/.test(char)) return this.closed(at + 1);
    if (at === this.joinAt) return at + 1;
    if (this.word === '' || !/[\d]/.test(char)) {
      const number = this.word === '' && /[\d.\-−–]/.test(char) ? numberAt(text, at) : undefined;
      if (number) return this.number(number.value, at, number.end);
    }
    if (/[.…[(]/.test(char)) {
      const end = matchEnd(signs.GAP, text, at);
      if (end !== undefined) return this.gapTo(end);
      if (char === '[') return this.bracket(at);
      if (char === '(') this.softUntil = matchEnd(signs.EDITORS, text, at) ?? this.softUntil;
    }
    if (char === '^' || /[⁻⁺⁰¹²³⁴-⁹]/.test(char) || (char === '<' && text.startsWith('<sup>', at))) {
      const exponent = exponentAt(text, at);
      if (exponent) return this.number(exponent.value, at, exponent.end);
    }
    if (char === '\\') return this.command(at);
    if (char === '-' || char === '\u2010') return this.hyphen(at);
    if (char === '<' || char === '&') {
      const tag = matchEnd(signs.TAG, text, at);
      if (tag !== undefined) return tag;
      const entity = matchEnd(signs.ENTITY, text, at);
      if (entity !== undefined) return this.entity(at, entity);
      if (char === '&') return this.letters('and', at, at + 1);
    }
    if (signs.JOINERS.test(char)) return at + 1;
    if (/[¼-¾⅐-⅞]/.test(char)) return this.fraction(char, at);
    return this.other(at);
  }

  private other(at: number): number {
    const code = this.text.codePointAt(at)!;
    const char = String.fromCodePoint(code);
    const end = at + char.length;
    const sign = signs.SYMBOLS[char];
    if (sign !== undefined) {
      // `Table~3`, where LaTeX's tie was left.
      if (char === '~' && !/\s/.test(this.text[at - 1] ?? ' ')) return this.closed(end);
      return this.symbol(sign, at, char === '<' || char === '>' ? this.orEqual(at) : end);
    }
    if (!/[\p{L}\p{N}\p{M}]/u.test(char)) return this.closed(end);
    const folded = fold(char);
    return folded === '' ? end : this.letter(folded, at, end);
  }

  private orEqual(at: number): number {
    return at + (this.text[at + 1] === '=' ? 2 : 1);
  }

  private letter(form: string, start: number, end: number): number {
    if (this.word === '') this.start = start;
    this.word += form;
    this.end = end;
    return end;
  }

  private number(value: string, start: number, end: number): number {
    this.close();
    this.push(value, start, end, true);
    return end;
  }

  /** `⅓` as `1/3`. */
  private fraction(char: string, at: number): number {
    for (const part of char.normalize('NFKD').split('⁄')) this.number(numberAt(part, 0)!.value, at, at + 1);
    return at + 1;
  }

  private symbol(form: string, start: number, end: number): number {
    this.close();
    const printed = this.text.slice(start, end);
    this.push(printed === '<=' ? '≤' : printed === '>=' ? '≥' : form, start, end, false);
    return end;
  }

  private closed(end: number): number {
    this.close();
    return end;
  }

  private gapTo(end: number): number {
    this.close();
    this.gap = true;
    return end;
  }

  /** `[T]he` is a word; `develop[ed]`, `[the model]` and `[12]` are what an editor put in, or a reference. */
  private bracket(at: number): number {
    const { text } = this;
    const sic = matchEnd(signs.SIC, text, at);
    if (sic !== undefined) return sic;
    const close = text.slice(at, at + MOST_OF_A_BRACKET).indexOf(']') + at;
    // `{[}T]he` in LaTeX.
    const inside = text.slice(at + 1, close).replace(/[{}]/g, '');
    if (close < at || !this.editorial.test(inside)) return this.closed(at + 1);
    const isInside = /\p{L}/u.test(text[at - 1] ?? ' ');
    if (isInside) {
      this.softWord = true;
      this.joinAt = close;
      return at + 1;
    }
    this.close();
    if (inside.length === 1 && /\p{L}/u.test(text[close + 1] ?? ' ')) {
      this.joinAt = close;
      return at + 1;
    }
    this.softUntil = close;
    return at + 1;
  }

  /** A hyphen parts a word, unless a line ends behind it. */
  private hyphen(at: number): number {
    const broken = this.word === '' ? undefined : matchEnd(signs.BROKEN_WORD, this.text, at);
    return broken ?? this.closed(at + 1);
  }

  private entity(at: number, end: number): number {
    const name = this.text.slice(this.text.lastIndexOf('&', end) + 1, end - 1).replace(/^(?:amp;)+/, '');
    if (name === 'amp') return this.letters('and', at, end);
    const sign = { lt: '<', gt: '>', le: '≤', ge: '≥' }[name];
    return sign === undefined ? this.closed(end) : this.symbol(sign, at, end);
  }

  private letters(word: string, start: number, end: number): number {
    this.close();
    this.push(word, start, end, false);
    return end;
  }

  /** `\alpha` is a letter, `\leq` a sign, `\%` itself, `\textbf` nothing. */
  private command(at: number): number {
    const { text } = this;
    const name = /^[A-Za-z]+/.exec(text.slice(at + 1, at + 30))?.[0];
    if (name === undefined) {
      const next = text[at + 1] ?? '';
      if (next === '%') return this.symbol('%', at, at + 2);
      if (next === '&') return this.letters('and', at, at + 2);
      // An accent: its letter goes on with the word.
      if (/['"`^~=.]/.test(next)) return at + 2;
      if (/[{}$_-]/.test(next)) return at + 2;
      return this.closed(at + (next === '' ? 1 : 2));
    }
    const end = at + 1 + name.length;
    if (/^(?:[lcv]?dots[a-z]?|textellipsis|textelp|textelps)$/.test(name)) return this.gapTo(end);
    if (name === 'times') return this.letters('x', at, end);
    const sign = own(SIGNS, name);
    if (sign !== undefined) {
      const symbol = signs.SYMBOLS[sign];
      return symbol === undefined ? this.closed(end) : this.symbol(symbol, at, end);
    }
    const printed = own(signs.PRINTED, name);
    if (printed !== undefined) return this.letter(printed, at, end);
    const letter = own(GREEK, name) ?? own(LETTERS, name);
    // `Stra\ss e`: a space behind the command belongs to it.
    if (letter !== undefined && !/^[il]$/.test(name))
      return this.letter(fold(letter), at, end + (own(LETTERS, name) && text[end] === ' ' ? 1 : 0));
    return end;
  }

  private close(): void {
    if (this.word === '') return;
    const form = this.word;
    this.word = '';
    if (form === 'percent') this.push('%', this.start, this.end, false);
    else if (form === 'cant') this.push('cannot', this.start, this.end, false);
    else if (signs.SHORT_NOT.test(this.text.slice(this.start, this.end))) this.pushNot(form);
    else this.pushWord(form);
  }

  /** `didn't` as `did not`. */
  private pushNot(form: string): void {
    const cut = this.end - 3;
    this.push(form.slice(0, -2), this.start, cut, false);
    this.push('not', cut, this.end, false);
  }

  private pushWord(form: string): void {
    const last = this.tokens.at(-1);
    // `10 mW` is not `10 MW`.
    const isUnit = form.length <= 2 && form.startsWith('m') && last?.isNumber && this.start - last.end <= 1;
    this.push(
      isUnit && this.text[this.start] === 'M' ? `M${form.slice(1)}` : form,
      this.start,
      this.end,
      false,
    );
  }

  private push(form: string, start: number, end: number, isNumber: boolean): void {
    const said = isNumber ? undefined : numberWord(form);
    this.tokens.push({
      form: said ?? form,
      isNumber: isNumber || said !== undefined,
      soft: start < this.softUntil || this.softWord,
      behindGap: this.gap,
      start,
      end,
    });
    this.gap = false;
    this.softWord = false;
  }
}

/** Most text is such, and is read a word at a time. */
const LETTERS_HERE = /[A-Za-z]+/y;
const MOST_OF_A_BRACKET = 80;
