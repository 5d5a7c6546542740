/** Markdown in the texts of CSL-YAML as the rich text of CSL-JSON: emphasis, indices, `[x]{.nocase}`, escapes. */
import { fromLatex } from '../../latex';

/** Markup that is not closed stays as it is. */
export function richMarkdown(text: string): string {
  const kept: string[] = [];
  // What a backslash escapes, and formulas, are put aside while the marks around them are read.
  const keep = (shown: string) => `\uE000${kept.push(shown) - 1}\uE001`;
  let rich = text
    .replace(/[\uE000\uE001]/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => keep(sign))
    .replace(/\\[ ]/g, () => keep('\u00a0'))
    .replace(/`([^`\n]+)`/g, (_, code: string) => keep(code))
    .replace(/\$(?!\s)((?:[^$\\\n]|\\.){1,200})(?<!\s)\$(?!\d)/g, (formula) => keep(fromLatex(formula)))
    .replace(/\[([^[\]\n]*)\]\{\.(nocase|smallcaps|underline)\}/g, (_, words: string, kind: string) =>
      kind === 'nocase' ? `<span class="nocase">${words}</span>` : inStyle(words, kind),
    )
    .replace(/\[([^[\]\n]*)\]\([^()\s]*\)/g, '$1');
  for (const [mark, tag] of MARKS) rich = rich.replace(mark, `<${tag}>$1</${tag}>`);
  return rich
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/\.\.\./g, '…')
    .replace(/(?<=[\p{L}\p{N}])'/gu, '’')
    .replace(/\s+/g, ' ')
    .replace(/\uE000(\d+)\uE001/g, (_, at: string) => kept[Number(at)]!)
    .trim();
}

function inStyle(words: string, kind: string): string {
  return kind === 'smallcaps' ? `<span style="font-variant: small-caps;">${words}</span>` : words;
}

const MARKS: readonly (readonly [RegExp, string])[] = [
  [/\*\*(?!\s)([^*\n]+?)(?<!\s)\*\*/g, 'b'],
  [/(?<![\p{L}\p{N}_])__(?!\s)([^_\n]+?)(?<!\s)__(?![\p{L}\p{N}_])/gu, 'b'],
  [/\*(?!\s)([^*\n]+?)(?<!\s)\*/g, 'i'],
  [/(?<![\p{L}\p{N}_])_(?!\s)([^_\n]+?)(?<!\s)_(?![\p{L}\p{N}_])/gu, 'i'],
  [/\^([^^\s]+)\^/g, 'sup'],
  [/(?<!~)~([^~\s]+)~(?!~)/g, 'sub'],
];
