/**
 * Templates that the reader can change: Mustache (https://mustache.github.io/mustache.5.html), with the names that
 * are known where it is used. Skipping: partials, lambdas, lists, dotted names.
 */
import mustache from 'mustache';

/** What may be written for each name; what is not known is left out, and a section of it does not appear. */
export type Values<Name extends string> = Readonly<Record<Name, string | undefined>>;

export interface Template {
  /** Where the reader finds it, for messages: `scholium.finding.template`. */
  readonly setting: string;
  readonly text: string;
}

/**
 * The text of a template. The values are written as they are: whoever gives them has made them harmless for the
 * kind of text it is. Throws, with the place and the names there are, on a name that is not known, a section that
 * is not closed and the like.
 */
export function fillTemplate<Name extends string>(template: Template, values: Values<Name>): string {
  const fault = faultIn(template.text, Object.keys(values));
  if (fault) throw new Error(messageOf(template, fault, Object.keys(values)));
  return mustache.render(template.text, values, undefined, { escape: String });
}

interface Fault {
  /** Offset in the template. */
  readonly at: number;
  readonly what: string;
}

/** A node of Mustache's tree: what it is, its name or text, where it starts and ends, and what a section holds. */
type Token = [kind: string, value: string, start: number, end: number, inner?: Token[] | string];

function faultIn(text: string, names: readonly string[]): Fault | undefined {
  let tokens: Token[];
  try {
    tokens = mustache.parse(text) as Token[];
  } catch (error) {
    return faultOf((error as Error).message);
  }
  return faultInTokens(tokens, names);
}

/** Mustache's words (`Unclosed section "year" at 31`), and what they mean. */
function faultOf(message: string): Fault {
  const [, words, offset] = /^(.*?)(?: at (\d+))?$/s.exec(message)!;
  const name = /"(.*)"/s.exec(words!)?.[1];
  const at = Number(offset ?? 0);
  if (words!.startsWith('Unclosed section')) {
    return { at, what: `{{#${name}}} or {{^${name}}} is not closed by {{/${name}}} before this place` };
  }
  if (words!.startsWith('Unopened section')) return { at, what: `{{/${name}}} closes what nothing opens` };
  return { at, what: words!.startsWith('Unclosed tag') ? '{{ is not closed by }}' : words! };
}

function faultInTokens(tokens: readonly Token[], names: readonly string[]): Fault | undefined {
  for (const [kind, value, at, , inner] of tokens) {
    if (kind === '>') return { at, what: `{{> ${value}}} asks for another template, and there is none` };
    if (/^(?:name|&|#|\^)$/.test(kind) && !names.includes(value)) {
      return { at, what: `{{${value}}} is not known` };
    }
    const fault = Array.isArray(inner) && faultInTokens(inner, names);
    if (fault) return fault;
  }
  return undefined;
}

function messageOf({ setting, text }: Template, { at, what }: Fault, names: readonly string[]): string {
  const before = text.slice(0, at).split('\n');
  const place = `line ${before.length}, column ${before.at(-1)!.length + 1}`;
  return `The template in the setting ${setting} is broken at ${place}: ${what}. It may use ${names.join(', ')}.`;
}
