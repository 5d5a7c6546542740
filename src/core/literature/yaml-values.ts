/**
 * Values in front matter: each is the scalar that it is, whatever characters it has, and where the template puts
 * quotation marks around it, it stays within them. A line at a time, as templates are written.
 */

/** Stands for a value until it is known where it comes to stand. */
export const PLACE = /\uE000(\d+)\uE000/g;

export type ValueAt = (index: number) => string | number;

/** The lines of front matter with their values. */
export function fillYaml(lines: readonly string[], valueAt: ValueAt): string[] {
  /** The indentation of the key whose block scalar goes on. */
  let block: number | undefined;
  let depth = 0;
  return lines.map((line) => {
    const indent = /^ */.exec(line)![0].length;
    if (block !== undefined && (line.trim() === '' || indent > block)) return fillText(line, valueAt);
    block = undefined;
    const [, head, rest] = depth > 0 ? ['', '', line] : ENTRY.exec(line)!;
    if (depth === 0 && /^[|>][-+\d]*\s*(?:#.*)?$/.test(rest!)) block = indent;
    const isFlow = depth > 0 || /^["'[{]/.test(rest!);
    const flow = isFlow ? fillFlow(rest!, valueAt, depth) : undefined;
    depth = flow?.depth ?? 0;
    return fillKey(head!, valueAt) + (flow?.text ?? fillPlain(rest!, valueAt));
  });
}

/** The marks of lists, a key with its colon, a tag or an anchor; then the value. */
const ENTRY =
  /^(\s*(?:-[ \t]+)*(?:(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'#[{|>&*!%@`,\]}-](?:[^:#]|:(?=\S)|(?<=\S)#)*?)[ \t]*:(?:[ \t]+|$))?(?:[&!]\S*[ \t]+)*)(.*)$/s;

/** A scalar without quotation marks, and the remark behind it. */
function fillPlain(text: string, valueAt: ValueAt): string {
  if (!text.includes('\uE000')) return text;
  const [, scalar, remark] = /^(.*?)((?:(?:^|[ \t]+)#.*)?)$/s.exec(text)!;
  return fillScalar(scalar!, valueAt) + fillText(remark!, valueAt);
}

function fillScalar(text: string, valueAt: ValueAt, isInFlow = false): string {
  if (!text.includes('\uE000')) return text;
  const alone = /^\uE000(\d+)\uE000$/.exec(text.trim());
  const value = alone ? valueAt(Number(alone[1])) : fillText(text.trim(), valueAt);
  const after = /\s*$/.exec(text)![0];
  const before = text.trim() === '' ? '' : /^\s*/.exec(text)![0];
  return before + (typeof value === 'number' ? String(value) : yamlScalar(value, isInFlow)) + after;
}

/** A key with a value in it, as far as there is one. */
function fillKey(head: string, valueAt: ValueAt): string {
  return head.replace(PLACE, (_, index) => yamlScalar(String(valueAt(Number(index)))));
}

/** Lists and mappings in brackets, and scalars in quotation marks; `depth` says how many brackets are open. */
function fillFlow(text: string, valueAt: ValueAt, depth: number): { text: string; depth: number } {
  let open = depth;
  const filled = text.replace(FLOW, (token, double, single, remark, mark) => {
    if (double !== undefined)
      return token.replace(PLACE, (_, index: string) => inDouble(valueAt(Number(index))));
    if (single !== undefined)
      return token.replace(PLACE, (_, index: string) => String(valueAt(Number(index))).replaceAll("'", "''"));
    if (remark !== undefined) return fillText(token, valueAt);
    if (mark === undefined) return fillScalar(token, valueAt, true);
    if (/[[{]/.test(mark)) open++;
    else if (/[\]}]/.test(mark)) open = Math.max(0, open - 1);
    return token;
  });
  return { text: filled, depth: open };
}

const FLOW =
  /("(?:[^"\\]|\\.)*"?)|('(?:[^']|'')*'?)|((?:^|(?<=\s))#.*$)|([[\]{},]|:(?=\s|$))|(?:[^"'[\]{},:#]|:(?=\S)|(?<=\S)#|(?<=[^\s[\]{},:])["'])+/g;

/** Where any text is harmless: in block scalars and behind `#`. */
function fillText(text: string, valueAt: ValueAt): string {
  return text.replace(PLACE, (_, index) => String(valueAt(Number(index))));
}

/** Plain where a reader of YAML 1.1 or 1.2 takes it for that very text, else in quotation marks. */
export function yamlScalar(value: string, isInFlow = false): string {
  const isPlain = /^\p{L}(?:[\p{L}\p{M}\p{N} _.()+/-]*[\p{L}\p{M}\p{N}_.()+])?$/u.test(value);
  if (!isPlain || isInFlow || WORDS.test(value)) return `"${inDouble(value)}"`;
  return value;
}

/** Words that some YAML reads as a boolean, nothing or a number. */
const WORDS = /^(?:true|false|yes|no|on|off|y|n|null|inf|nan)$/i;

function inDouble(value: string | number): string {
  return JSON.stringify(String(value))
    .slice(1, -1)
    .replace(
      /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
