/**
 * Templates that the reader can change: Mustache (https://mustache.github.io/mustache.5.html), with the names that
 * are known where it is used. Skipping: partials, lambdas, dotted names, `.`.
 */
import mustache from 'mustache';
import type { FileId } from './place';

/** What may be written for each name; what is not known is left out, and a section of it does not appear. */
export type Values<Name extends string> = Readonly<Record<Name, string | List | undefined>>;

/** Things of one kind: a section of the name is written once for each, and not at all where there are none. */
export interface List {
  /** The names that each item has, known or not. */
  readonly names: readonly string[];
  readonly items: readonly Readonly<Record<string, string | undefined>>[];
  /** What is written for the name alone. */
  readonly text?: string;
}

export interface Template {
  /** What it is and where the reader finds it, for messages: `in the setting scholium.finding.template`. */
  readonly where: string;
  readonly text: string;
  /** It is a file, and this is its id. */
  readonly file?: FileId;
}

/** A template of the reader is broken; the message says where, and what it may use. */
export class TemplateError extends Error {
  readonly file: FileId | undefined;
  /** From 0. */
  readonly line: number;
  readonly column: number;

  constructor(template: Template, { at, what }: Fault, names: readonly string[]) {
    const before = template.text.slice(0, at).split('\n');
    const [line, column] = [before.length - 1, before.at(-1)!.length];
    super(
      `The template ${template.where} is broken at line ${line + 1}, column ${column + 1}: ${what}. It may use ${names.join(', ')}.`,
    );
    this.file = template.file;
    this.line = line;
    this.column = column;
  }
}

/**
 * The text of a template. The values are written as they are: whoever gives them has made them harmless for the
 * kind of text it is. Throws, with the place and the names there are, on a name that is not known, a section that
 * is not closed and the like: a `TemplateError`.
 */
export function fillTemplate<Name extends string>(template: Template, values: Values<Name>): string {
  const fault = faultIn(template.text, values);
  if (fault) throw new TemplateError(template, fault, Object.keys(values));
  const view = Object.entries<string | List | undefined>(values).map(([name, value]) => [
    name,
    viewOf(value),
  ]);
  return mustache.render(template.text, Object.fromEntries(view), undefined, { escape: String });
}

/** A list is an array that has words of its own. What an item does not have must not be that of the whole. */
function viewOf(value: string | List | undefined): unknown {
  if (typeof value !== 'object') return value;
  const none = Object.fromEntries(value.names.map((name) => [name, undefined]));
  const items = value.items.map((item) => ({ ...none, ...item }));
  return Object.assign(items, { toString: () => value.text ?? '' });
}

interface Fault {
  /** Offset in the template. */
  readonly at: number;
  readonly what: string;
}

/** A node of Mustache's tree: what it is, its name or text, where it starts and ends, and what a section holds. */
type Token = [kind: string, value: string, start: number, end: number, inner?: Token[] | string];

function faultIn(text: string, values: Values<string>): Fault | undefined {
  let tokens: Token[];
  try {
    tokens = mustache.parse(text) as Token[];
  } catch (error) {
    return faultOf((error as Error).message, text);
  }
  return faultInTokens(tokens, values, new Set(Object.keys(values)));
}

/** Mustache's words (`Unclosed section "year" at 31`), and what they mean. */
function faultOf(message: string, text: string): Fault {
  const [, words, offset] = /^(.*?)(?: at (\d+))?$/s.exec(message)!;
  const name = /"(.*)"/s.exec(words!)?.[1];
  const at = Number(offset ?? 0);
  if (words!.startsWith('Unclosed section')) {
    // Mustache tells where it missed the end; the reader looks for the beginning.
    const opened = name === undefined ? -1 : lastOpened(text.slice(0, at), name);
    const mark = text[opened + 2] === '^' ? '^' : '#';
    const place = opened < 0 ? ' before this place' : '';
    return {
      at: opened < 0 ? at : opened,
      what: `{{${mark}${name}}} is not closed by {{/${name}}}${place}`,
    };
  }
  if (words!.startsWith('Unopened section')) return { at, what: `{{/${name}}} closes what nothing opens` };
  return { at, what: words!.startsWith('Unclosed tag') ? '{{ is not closed by }}' : words! };
}

/** Where the last section of this name opens that is not closed; -1 where its braces are others. */
function lastOpened(text: string, name: string): number {
  const open: number[] = [];
  for (const { index, 1: mark, 2: named } of text.matchAll(/\{\{\s*([#^/])\s*([^{}]*?)\s*\}\}/g)) {
    if (named !== name) continue;
    if (mark === '/') open.pop();
    else open.push(index);
  }
  return open.at(-1) ?? -1;
}

function faultInTokens(
  tokens: readonly Token[],
  values: Values<string>,
  known: ReadonlySet<string>,
): Fault | undefined {
  for (const [kind, value, at, , inner] of tokens) {
    if (kind === '>') return { at, what: `{{> ${value}}} asks for another template, and there is none` };
    if (!/^(?:name|&|#|\^)$/.test(kind)) continue;
    if (!known.has(value)) return { at, what: `{{${value}}} is not known` };
    const list = Object.hasOwn(values, value) ? values[value] : undefined;
    const isList = typeof list === 'object';
    if (isList && list.text === undefined && /^(?:name|&)$/.test(kind))
      return { at, what: `{{${value}}} is a list, to be written as {{#${value}}} … {{/${value}}}` };
    const within = isList && kind === '#' ? new Set([...known, ...list.names]) : known;
    const fault = Array.isArray(inner) && faultInTokens(inner, values, within);
    if (fault) return fault;
  }
  return undefined;
}
