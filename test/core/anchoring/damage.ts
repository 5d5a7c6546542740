// Ways in which a page changes between two readings, each with what became of a passage: known, as it is made here.
import type { Span } from '../../../src/core/place';
import type { Random } from '../seeded';

/** A page that has changed; `truth` is where the passage stands now, undefined where it is gone. */
export interface Damaged {
  readonly text: string;
  readonly truth: Span | undefined;
}

/** The page in three parts, and another page of another paper. */
export interface Case {
  readonly before: string;
  readonly passage: string;
  readonly after: string;
  readonly other: string;
  readonly random: Random;
}

export type Damage = (given: Case) => Damaged | undefined;

function kept(before: string, passage: string, after: string): Damaged {
  return {
    text: before + passage + after,
    truth: { start: before.length, end: before.length + passage.length },
  };
}

/** A change of letters or spaces that goes over all of the page. */
function all(change: (text: string, random: Random) => string): Damage {
  return ({ before, passage, after, random }) =>
    kept(change(before, random), change(passage, random), change(after, random));
}

/** A change within the passage. */
function inside(change: (words: string[], random: Random) => string[]): Damage {
  return ({ before, passage, after, random }) => {
    const words = passage.split(' ');
    if (words.length < 7) return undefined;
    const changed = change([...words], random).join(' ');
    return changed === passage ? undefined : kept(before, changed, after);
  };
}

const FILLERS = 'moreover however revised updated newly broadly rather carefully jointly'.split(' ');

function someOf(text: string, random: Random, length: number): string {
  const from = random.below(Math.max(1, text.length - length));
  return text.slice(from, from + length).replace(/^\S*\s+|\s+\S*$/g, '');
}

/** Offset of the start of a line in the text. */
function lineStart(text: string, random: Random): number {
  const at = text.lastIndexOf('\n', random.below(text.length + 1));
  return at + 1;
}

function each(
  text: string,
  random: Random,
  share: number,
  pattern: RegExp,
  by: (found: string) => string,
): string {
  return text.replace(pattern, (found) => (random.chance(share) ? by(found) : found));
}

export const DAMAGES: Readonly<Record<string, Damage>> = {
  'nothing changed': ({ before, passage, after }) => kept(before, passage, after),
  'paragraph put in before': ({ before, passage, after, other, random }) => {
    const at = lineStart(before, random);
    return kept(`${before.slice(0, at)}${someOf(other, random, 300)}\n${before.slice(at)}`, passage, after);
  },
  'text taken out before': ({ before, passage, after, random }) => {
    if (before.length < 200) return undefined;
    const at = random.below(before.length - 150);
    return kept(before.slice(0, at) + before.slice(at + 40 + random.below(100)), passage, after);
  },
  'first half of what comes before cut': ({ before, passage, after }) =>
    before.length < 200 ? undefined : kept(before.slice(before.length >> 1), passage, after),
  'sentence put in right before': ({ before, passage, after, other, random }) =>
    kept(`${before}${someOf(other, random, 120)}. `, passage, after),
  'sentence put in right behind': ({ before, passage, after, other, random }) =>
    kept(before, passage, ` ${someOf(other, random, 120)}.${after}`),
  'words before replaced': ({ before, passage, after, random }) =>
    kept(
      before.slice(0, -60) + each(before.slice(-60), random, 0.5, /[a-z]{4,}/g, () => random.of(FILLERS)),
      passage,
      after,
    ),
  'words behind replaced': ({ before, passage, after, random }) =>
    kept(
      before,
      passage,
      each(after.slice(0, 60), random, 0.5, /[a-z]{4,}/g, () => random.of(FILLERS)) + after.slice(60),
    ),
  'context before and behind taken out': ({ before, passage, after }) =>
    passage.length < 60 || before.length < 300 || after.length < 300
      ? undefined
      : kept(`${before.slice(0, -45)}\n`, passage, `\n${after.slice(45)}`),
  'a word replaced inside': inside((words, random) => {
    words[1 + random.below(words.length - 2)] = random.of(FILLERS);
    return words;
  }),
  'the first word replaced': inside((words, random) => [random.of(FILLERS), ...words.slice(1)]),
  'the last word replaced': inside((words, random) => [...words.slice(0, -1), random.of(FILLERS)]),
  'a word taken out inside': inside((words, random) => {
    words.splice(1 + random.below(words.length - 2), 1);
    return words;
  }),
  'words put in inside': inside((words, random) => {
    words.splice(
      1 + random.below(words.length - 2),
      0,
      'which',
      'was',
      random.of(FILLERS),
      random.of(FILLERS),
    );
    return words;
  }),
  'letters mistaken inside': inside((words, random) =>
    words.map((word) => (random.chance(0.25) ? word.replace(/(?<=[a-z])[a-z](?=[a-z])/, 'x') : word)),
  ),
  'a figure changed inside': ({ before, passage, after }) => {
    const changed = passage.replace(/\d/, (digit) => String((Number(digit) + 3) % 10));
    return changed === passage || passage.length < 40 ? undefined : kept(before, changed, after);
  },
  'edited inside, and a paragraph put in before': ({ before, passage, after, other, random }) => {
    const words = passage.split(' ');
    if (words.length < 8) return undefined;
    words[1 + random.below(words.length - 2)] = random.of(FILLERS);
    return kept(`${someOf(other, random, 200)}\n${before}`, words.join(' '), after);
  },
  'other line ends': all((text) => text.replace(/\r?\n/g, '\r\n')),
  'lines broken anew': ({ before, passage, after }) => wrapped([before, passage, after], 60),
  'lines broken anew, words hyphenated': ({ before, passage, after }) =>
    wrapped([before, passage, after], 38, '-'),
  'lines joined': all((text) => text.replace(/\r?\n/g, ' ')),
  'lines glued': all((text) => text.replace(/\r?\n/g, '')),
  'blank lines everywhere': all((text) => text.replace(/\n/g, '\n\n\n')),
  'spaces doubled and hard': all((text, random) =>
    each(text, random, 0.4, / /g, () => random.of(['  ', '\u00a0', '\u2009', ' \t'])),
  ),
  ligatures: all((text) =>
    text.replaceAll('ffi', 'ﬃ').replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ').replaceAll('ff', 'ﬀ'),
  ),
  'other quotes and dashes': all((text) =>
    text
      .replace(/"([^"\n]*)"/g, '“$1”')
      .replace(/'/g, '’')
      .replace(/-/g, '–')
      .replace(/ — /g, ' -- '),
  ),
  'marks taken apart': all((text) => text.normalize('NFD')),
  'compatibility forms': all((text) => text.normalize('NFKC')),
  'soft hyphens and joiners': all((text, random) =>
    each(text, random, 0.2, /(?<=[a-z]{3})(?=[a-z]{3})/g, () =>
      random.of(['\u00ad', '\u200b', '\u2060', '\ufeff']),
    ),
  ),
  'entities of HTML': all((text) =>
    text.replace(/[&<>"'\u00a0–—’“”éüö]/g, (char) => ENTITIES[char] ?? `&#${char.codePointAt(0)};`),
  ),
  'markup of HTML': all((text, random) =>
    each(text, random, 0.1, /\b[a-z]{4,}\b/g, (word) => `<em>${word}</em>`),
  ),
  'markup of Markdown': all((text, random) =>
    each(text, random, 0.1, /\b[a-z]{4,}\b/g, (word) => `**${word}**`),
  ),
  'markup of LaTeX': all((text, random) =>
    each(text, random, 0.1, /\b[a-z]{4,}\b/g, (word) => random.of([`\\emph{${word}}`, `\\textbf{${word}}`]))
      .replace(/(?<![\w.])\d+(?:\.\d+)?(?![\w.])/g, (number) => (random.chance(0.5) ? `$${number}$` : number))
      .replaceAll('%', '\\%'),
  ),
  'all in capitals': all((text) => text.toUpperCase()),
  'the other extraction: no navigation, bullets, labels glued': ({ before, passage, after }) => {
    const change = (text: string) =>
      text
        .replace(/\r?\n- /g, '\n-\n')
        .replace(/:\s*\n/g, ':')
        .replace(/\n(?:sign in|View PDF|Loading\.\.\.)/g, '\n');
    const lines = before.split('\n');
    return kept(
      change(lines.slice(Math.min(3, lines.length >> 1)).join('\n')),
      change(passage),
      change(after),
    );
  },
  'the other extraction: navigation, lines apart': ({ before, passage, after, random }) => {
    const change = (text: string) => each(text, random, 0.7, /\n/g, () => '\n\n');
    return kept(
      `Skip to main content\n\nHelp | Search\n\n${change(before)}`,
      change(passage),
      `${change(after)}\n\nFooter`,
    );
  },
  'a copy put in before': ({ before, passage, after, other, random }) => {
    const at = before.length < 200 ? 0 : lineStart(before.slice(0, -150), random);
    return kept(
      `${before.slice(0, at)}${someOf(other, random, 150)} ${passage} ${someOf(other, random, 150)}\n${before.slice(at)}`,
      passage,
      after,
    );
  },
  'a copy put in behind': ({ before, passage, after, other, random }) =>
    kept(before, passage, `${after}\n${someOf(other, random, 150)} ${passage} ${someOf(other, random, 150)}`),
  'a copy at either side, lines broken anew': ({ before, passage, after, other, random }) => {
    const copy = () => `${someOf(other, random, 150)} ${passage} ${someOf(other, random, 150)}\n`;
    return wrapped([copy() + before, passage, `${after}\n${copy()}`], 66);
  },
  'the page kept, another saved below': ({ before, passage, after, other }) =>
    kept(before, passage, `${after}\n\n${other}`),
  'the page kept, another saved above': ({ before, passage, after, other }) =>
    kept(`${other}\n\n${before}`, passage, after),
  'the passage taken out': ({ before, after }) => ({ text: before + after, truth: undefined }),
  'the passage and its context taken out': ({ before, after }) => ({
    text: before.slice(0, -80) + after.slice(80),
    truth: undefined,
  }),
  'the passage replaced by another text': ({ before, passage, after, other, random }) => ({
    text: before + someOf(other, random, passage.length + 2) + after,
    truth: undefined,
  }),
  'the passage taken out, a copy elsewhere': ({ before, passage, after, other, random }) =>
    (after.match(/\p{L}/gu)?.length ?? 0) < 100
      ? undefined
      : {
          text: `${before}${after}\n${someOf(other, random, 100)} ${passage} ${someOf(other, random, 100)}`,
          truth: undefined,
        },
  'another page': ({ other }) => ({ text: other, truth: undefined }),
  'a similar sentence in another page': ({ passage, other, random }) => {
    const words = passage.split(' ');
    if (words.length < 8) return undefined;
    const similar = words
      .map((word) =>
        /\d/.test(word)
          ? word.replace(/\d/g, (digit) => String((Number(digit) + 4) % 10))
          : /^\p{Lu}/u.test(word)
            ? random.of(['Zanthor', 'Quellic', 'BRX-9'])
            : random.chance(0.15)
              ? random.of(FILLERS)
              : word,
      )
      .join(' ');
    if (similar === passage) return undefined;
    const at = lineStart(other, random);
    return { text: `${other.slice(0, at)}${similar} ${other.slice(at)}`, truth: undefined };
  },
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&nbsp;',
  '–': '&ndash;',
  '—': '&mdash;',
  '’': '&rsquo;',
  é: '&eacute;',
  ü: '&uuml;',
};

/** Paragraphs set in lines of a width; the parts stay known, as each character of them is. */
function wrapped(parts: readonly [string, string, string], width: number, hyphen = ''): Damaged {
  const whole = parts.join('');
  const start = parts[0].length;
  const end = start + parts[1].length;
  let out = '';
  let column = 0;
  let [from, to] = [0, 0];
  for (let at = 0; at < whole.length; at++) {
    if (at === start) from = out.length;
    if (at === end) to = out.length;
    const char = whole[at]!;
    if (char === '\n') {
      out += '\n';
      column = 0;
    } else if (char === ' ' && column >= width) {
      out += '\n';
      column = 0;
    } else {
      const breaks =
        hyphen !== '' &&
        column >= width &&
        at !== start &&
        /[a-z]{3}/.test(whole.slice(at - 3, at)) &&
        /^[a-z]{3}/.test(whole.slice(at, at + 3));
      if (breaks) {
        out += `${hyphen}\n`;
        column = 0;
      }
      out += char;
      column++;
    }
  }
  if (end === whole.length) to = out.length;
  return { text: out, truth: { start: from, end: to } };
}
