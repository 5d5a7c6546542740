/** What stands at a caret within LaTeX's citation commands, in LaTeX files and in Markdown. */
import { canHold } from '../notes/write';
import { type Around, type Candidate, replacing } from './place';

/** The key that is being typed in `\parencite[see][3]{a, ta|`; the words may be several. */
export function latexCandidate({ before, after }: Around): Candidate | undefined {
  const list = COMMAND.exec(before.slice(-FAR))?.[1];
  if (list === undefined) return undefined;
  const typed = list.slice(list.lastIndexOf(',') + 1).trimStart();
  if (/[\n#%~\\]/.test(typed)) return undefined;
  return {
    ...replacing(typed, after, /^[^\s,{}#%~\\]*/.exec(after)![0]),
    after: /^[^{}\\%]{0,2000}\}/.test(after) ? '' : '}',
    write: (key) => (canHold('latex', key) ? key : undefined),
  };
}

const COMMAND = /\\[A-Za-z]*[Cc]ite[A-Za-z]*\*?(?:\s*(?:\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}))*\s*\{([^{}]*)$/;
// A list of keys may stand over some lines.
const FAR = 2000;
