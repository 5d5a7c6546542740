/** Text as LaTeX prints it: what TeX takes for a command escaped, the rest as Unicode or in ASCII alone. */
import { ACCENTS, LETTERS } from '../../latex/letters';

export type Charset = 'utf-8' | 'ascii';

/**
 * Plain text as a value of BibTeX. Its braces are balanced whatever the text: BibTeX counts escaped ones, too. What
 * has no command in LaTeX (Chinese, emoji) stays as it is, also in ASCII.
 */
export function texText(text: string, charset: Charset = 'utf-8'): string {
  const braces = isBalanced(text) ? ['\\{', '\\}'] : ['$\\lbrace$', '$\\rbrace$'];
  const escaped = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\\{}&%#_$~^]/g, (char) =>
      char === '{' ? braces[0]! : char === '}' ? braces[1]! : (COMMANDS[char] ?? `\\${char}`),
    )
    // What TeX would draw together: two hyphens are a dash, two apostrophes a closing quotation mark.
    .replace(/--+|''+|``+/g, (run) => run.split('').join('{}'))
    .replaceAll('\u00a0', '~');
  return charset === 'ascii' ? asciiOf(escaped) : escaped;
}

const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Whether every brace has its other, as BibTeX counts them: a backslash before one means nothing. */
export function isBalanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '{') depth++;
    else if (char === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

/** Letters in the braces that keep BibTeX from taking them apart (Tame the BeaST, section 3.2). */
export function asciiOf(text: string): string {
  return text.normalize('NFC').replace(/\P{ASCII}\p{M}*/gu, (letter) => {
    const known = TEX.get(letter);
    if (known !== undefined) return known;
    const [base, mark, ...more] = letter.normalize('NFD');
    const command = mark === undefined ? undefined : TEX_ACCENTS.get(mark);
    if (command === undefined || more.length > 0) return letter;
    // Not `\"\i`, as of old: LaTeX takes the dot away itself, and readers make one letter of it.
    if (!/^[A-Za-z]$/.test(base!)) return letter;
    return /[A-Za-z]/.test(command) ? `{\\${command}{${base}}}` : `{\\${command}${base}}`;
  });
}

const TEX: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LETTERS)
    .filter(([command]) => command !== 'hyphen' && command !== 'SS')
    .map(([command, letter]): [string, string] => [letter, `{\\${command}}`]),
  ['–', '--'],
  ['—', '---'],
  ['‘', '`'],
  ['’', "'"],
  ['“', '``'],
  ['”', "''"],
  ['…', '\\ldots{}'],
]);

const TEX_ACCENTS: ReadonlyMap<string, string> = new Map(
  Object.entries(ACCENTS)
    // The others are synonyms.
    .filter(([command]) => command.length === 1)
    .map(([command, mark]): [string, string] => [mark, command]),
);
