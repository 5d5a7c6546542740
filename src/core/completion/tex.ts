/** What stands at a caret within LaTeX's citation commands, in LaTeX files and in Markdown. */
import { canHold } from '../notes/write';
import { type Around, type Candidate, keyTail, trialKey } from './place';

/** The key that is being typed in `\parencite[see][3]{a, ta|`; the words may be several. */
export function latexCandidate({ before, after }: Around): Candidate | undefined {
  const list = COMMAND.exec(before.slice(-FAR))?.[1];
  if (list === undefined) return undefined;
  const typed = list.slice(list.lastIndexOf(',') + 1).trimStart();
  if (/[\n#%~\\]/.test(typed)) return undefined;
  const tail = typed === '' ? '' : keyTail(after);
  return {
    typed,
    start: before.length - typed.length,
    end: before.length + tail.length,
    before: '',
    after: /^[^{}\\%]{0,2000}\}/.test(after) ? '' : '}',
    trial: trialKey(typed),
    write: (key) => (canHold('latex', key) ? key : undefined),
  };
}

const COMMAND =
  /\\[A-Za-z]*[Cc]ite[A-Za-z]*\*?(?:\s*(?:\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}))*\s*\{([^{}]*)$/;
// A list of keys may stand over some lines.
const FAR = 2000;
