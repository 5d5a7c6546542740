/**
 * A title with its authors glued behind it, as feeds print them: `LLMs in 3DAna Duarte, Bo Li et al.` The seam
 * is a capital behind anything but a space; which one is told by the names around it, above all by an author
 * who recurs in the file.
 */

export interface Split {
  /** Where the title ends and the first name starts. */
  readonly at: number;
  readonly names: readonly string[];
  /** False when the list ends in "et al.". */
  readonly complete: boolean;
}

/** Names that stand between two commas somewhere in the file, and how often. */
export type NameCounts = ReadonlyMap<string, number>;

const ET_AL = /,?\s+et al\.?$/;

/** A feed names so many authors at most. */
const MOST_NAMES = 3;

/** Bodies that sign with one word, which else no seam is believed for. */
const BODIES = new Set([
  'OpenAI',
  'DeepSeek-AI',
  'DeepSeek',
  'Anthropic',
  'NVIDIA',
  'Google',
  'Meta',
  'Microsoft',
  'Qwen',
  'Mistral',
  'BigScience',
  'EleutherAI',
]);

/** Words of titles that no name holds. */
const NO_NAME = new Set(
  'a an and are as at based be beyond by can do does for from how in into is it its not of on or over the through to toward towards under using via vs what when where which why with without'.split(
    ' ',
  ),
);

const PARTICLES = new Set(
  "van von de der den del della di da dos du la le ten ter zu zur af al el bin ibn y e d' mc st. vom het 't".split(
    ' ',
  ),
);

/** Beginnings within a name behind which a capital follows: `LeCun`, `McCallum`, `O'Brien`, `DeVries`. */
const INNER = /(?:^|[^\p{L}])(?:Mc|Mac|Le|La|De|Di|Du|Da|Van|Von|Fitz|Jo|El|Al|Ka|St|[OD]['’])$/u;

/** As most are written: words with a capital each, in letters that need no look into Unicode's tables. */
const PLAIN_NAME = /^[A-Z][A-Za-z'.-]*(?: [A-Z][A-Za-z'.-]*){0,5}$/;

const WORD = /^\p{Lu}[\p{L}\p{M}'’.‐-]*$/u;
const LOWER_PREFIX = /^[dl]['’]\p{Lu}[\p{L}\p{M}'’-]*$/u;

/** Splits a line, or undefined where no seam can be believed. */
export function splitAuthors(line: string, known: NameCounts): Split | undefined {
  let best: { split: Split; score: number } | undefined;
  for (const split of candidates(line)) {
    const score = scoreOf(line, split, known);
    if (score > 0 && (!best || score > best.score)) best = { split, score };
  }
  return best?.split;
}

/** How often each name occurs in the lines, whether for sure or at a possible seam; once a line. */
export function countNames(titleLines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of titleLines) {
    const names = new Set(candidates(line).flatMap(({ names }) => names));
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** Whether the words can be the name of a person: two to five of them, capitalised but for particles. */
export function isName(text: string): boolean {
  if (text.length > 60) return false;
  if (PLAIN_NAME.test(text)) return true;
  const words = (text.includes('(') ? text.replace(/ \(\p{L}+\)/u, '') : text).split(' ');
  if (words.length > 6) return false;
  let capitals = 0;
  for (const word of words) {
    if (WORD.test(word) || LOWER_PREFIX.test(word)) capitals++;
    else if (!PARTICLES.has(word) || NO_NAME.has(word)) return false;
  }
  return capitals > 0 && !PARTICLES.has(words.at(-1)!);
}

/** Some write their names small; only where "et al." shows that a list of names it is. */
function isLooseName(text: string): boolean {
  const words = text.split(' ');
  return words.length <= 4 && words.every((word) => /^[\p{L}\p{M}'’.-]+$/u.test(word) && !NO_NAME.has(word));
}

/** Every way to cut the line into a title and one to three names. */
function candidates(line: string): Split[] {
  const complete = !ET_AL.test(line);
  const segments = line.replace(ET_AL, '').split(/,\s+/);
  const found: Split[] = [];
  const names: string[] = [];
  for (let at = segments.length - 1; at >= 0 && names.length < MOST_NAMES; at--) {
    const segment = segments[at]!;
    const offset =
      segments.slice(0, at).reduce((sum, one) => sum + one.length, 0) + separators(line, segments, at);
    for (const seam of seams(segment)) {
      const first = segment.slice(seam).trim();
      found.push({ at: offset + seam, names: [first, ...names], complete });
    }
    if (!isName(segment.trim()) && (complete || !isLooseName(segment.trim()))) break;
    names.unshift(segment.trim());
  }
  return found;
}

/** How many characters of ", " stand before a segment; commas may be followed by several spaces. */
function separators(line: string, segments: readonly string[], count: number): number {
  let position = 0;
  let total = 0;
  for (let at = 0; at < count; at++) {
    position += segments[at]!.length;
    const width = /^,\s+/.exec(line.slice(position, position + 40))?.[0].length ?? 0;
    total += width;
    position += width;
  }
  return total;
}

/** Where a name may start in the segment: at a capital that follows anything but a space. */
function seams(segment: string): number[] {
  const found: number[] = [];
  // Names are short: what stands farther left is the title.
  for (let at = Math.max(1, segment.length - 60); at < segment.length; at++) {
    const char = segment[at]!;
    const before = segment[at - 1]!;
    if (char === char.toLowerCase() || !/\p{Lu}/u.test(char) || /[\s([{“‘/\\&-]/.test(before)) continue;
    // A straight quotation mark opens behind a space and closes behind a word.
    if (before === '"' && /\s/.test(segment[at - 2] ?? ' ')) continue;
    // `J.|K. Rowling`, `O'|Brien`: within a name.
    if (/(?:^|[^\p{L}])\p{L}[.'’]$/u.test(segment.slice(0, at))) continue;
    if (isName(segment.slice(at).trim())) found.push(at);
  }
  return found;
}

function scoreOf(line: string, { at, names, complete }: Split, known: NameCounts): number {
  const first = names[0]!;
  const words = first.split(' ');
  const title = line.slice(0, at);
  const recurring = Math.max(
    0,
    ...names.map((name, index) => (known.get(name) ?? 0) - (index === 0 ? 1 : 1)),
  );
  const recursFirst = (known.get(first) ?? 1) > 1;
  let score = 0;
  if (recursFirst) score += 40;
  else if (recurring > 0) score += 5;
  if (words.length >= 2) score += 20;
  else if (BODIES.has(first)) score += 60;
  else if (!recursFirst) return 0;
  if (!complete && names.length === MOST_NAMES) score += 10;
  // A list in a title (`Rock, Paper, Scissors`) looks like names of one word.
  for (const name of names.slice(1)) if (!name.includes(' ') && !BODIES.has(name)) score -= 8;
  score += names.length;
  // `3D|Ana`, not `3|DAna`: capitals in a row at the start of a name belong to the title.
  if (/^\p{Lu}{2}/u.test(words[0]!) && !/^\p{Lu}+$/u.test(words[0]!)) score -= 15;
  // `LearningYann Le|Cun`, `…O'|Brien`: the seam is within a name.
  if (INNER.test(title) || INNER.test(title.replace(/^.*[\p{Ll}\d)?!]/u, ' '))) score -= 12;
  // A capital within a word asks for another seam there: `LL|MsZelin Tan`, `3|D ImagingTalha Ahmad`.
  for (const word of words) {
    if (/\p{Ll}\p{Lu}/u.test(word) && !/^(?:Mc|Mac|De|La|Le|Di|Du|Da|Jo|Van|Fitz|[OD]['’])\p{Lu}/u.test(word))
      score -= 14;
    else if (/\p{Lu}{3}/u.test(word) && /\p{Ll}/u.test(first)) score -= 8;
  }
  if (words.length > 4) score -= 4;
  if (NO_NAME.has(title.split(' ').at(-1)!.toLowerCase())) score -= 5;
  return score;
}
