/** One BibTeX entry as text, laid out as its file is. */
import type { BibTexEntry, BibTexField, Dialect } from './bibtex-fields';
import type { Charset } from './tex-text';

export type LetterCase = 'lower' | 'upper' | 'capital';

export interface BibTexStyle {
  readonly dialect: Dialect;
  readonly charset: Charset;
  readonly lineEnd: '\n' | '\r\n';
  /** The whole entry on one line. */
  readonly oneLine: boolean;
  readonly indent: string;
  /** Letters that name and blanks before the `=` take together at least. */
  readonly nameWidth: number;
  /** With the blanks around it. */
  readonly equals: string;
  readonly quotes: boolean;
  /** Years stand without braces. */
  readonly bareYears: boolean;
  /** Months are macros without braces. */
  readonly bareMonths: boolean;
  readonly trailingComma: boolean;
  /** What stands between the last field and the bracket that closes the entry. */
  readonly beforeClose: string;
  readonly typeCase: LetterCase;
  readonly nameCase: LetterCase;
  /** What stands between two entries, line ends included. */
  readonly between: string;
}

export const DEFAULT_STYLE: BibTexStyle = {
  dialect: 'bibtex',
  charset: 'utf-8',
  lineEnd: '\n',
  oneLine: false,
  indent: '  ',
  nameWidth: 0,
  equals: ' = ',
  quotes: false,
  bareYears: false,
  bareMonths: true,
  trailingComma: true,
  beforeClose: '\n',
  typeCase: 'lower',
  nameCase: 'lower',
  between: '\n\n',
};

export function writeBibTex({ type, key, fields }: BibTexEntry, style: BibTexStyle): string {
  const lines = fields.map((field) => fieldText(field, style));
  const head = `@${cased(type, style.typeCase)}{${key},`;
  const comma = style.trailingComma ? ',' : '';
  if (lines.length === 0) return `${head}${style.oneLine ? '' : style.lineEnd}}`;
  if (style.oneLine) return `${[head, lines.join(', ')].join(' ')}${comma}}`;
  const body = lines.map((line) => style.indent + line).join(`,${style.lineEnd}`);
  return `${head}${style.lineEnd}${body}${comma}${style.beforeClose}}`;
}

function fieldText({ name, value, bare }: BibTexField, style: BibTexStyle): string {
  return (
    cased(name, style.nameCase).padEnd(style.nameWidth) + style.equals + valueText(name, value, bare, style)
  );
}

function valueText(name: string, value: string, bare: true | undefined, style: BibTexStyle): string {
  if (bare && (name === 'month' ? style.bareMonths : style.bareYears)) return value;
  return style.quotes && !holdsQuote(value) ? `"${value}"` : `{${value}}`;
}

/** One that would end the value: it stands outside all braces. */
function holdsQuote(value: string): boolean {
  let depth = 0;
  for (const char of value) {
    if (char === '{') depth++;
    else if (char === '}') depth--;
    else if (char === '"' && depth === 0) return true;
  }
  return false;
}

function cased(name: string, letters: LetterCase): string {
  if (letters === 'upper') return name.toUpperCase();
  return letters === 'capital' ? name[0]!.toUpperCase() + name.slice(1) : name;
}
