/** All that can be mended without looking, in one change. */
import { applyEdits, type EditFix, type TextEdit } from '../checks/problem';
import type { RuleName } from '../checks/rules';
import type { FileId } from '../place';
import { atOnce } from '../steps';
import { EntryCheck, type EntryCheckContext, type EntryProblem, entriesOf } from './check-entries';

/** A fix may make another possible, in the title whose tags became LaTeX say. */
const MOST_ROUNDS = 5;

/** The edits that make all safe fixes until none is left; apart from each other, in order. */
export function fixAll(file: FileId, text: string, context: EntryCheckContext): readonly TextEdit[] {
  return atOnce(fixAllInSteps(file, text, context));
}

/** The same in steps of some milliseconds. */
export function* fixAllInSteps(
  file: FileId,
  text: string,
  context: EntryCheckContext,
): Generator<void, readonly TextEdit[]> {
  const check = new EntryCheck();
  const first = safeEdits(yield* check.steps(file, text, context));
  const once = applyEdits(text, first);
  let now = once;
  for (let round = 2; round <= MOST_ROUNDS; round++) {
    const more = safeEdits(yield* check.steps(file, now, context));
    if (more.length === 0) break;
    now = applyEdits(now, more);
  }
  return now === once ? first : (changesOf(file, text, now) ?? first);
}

/** The first fixes of the safe problems, of one rule or of all; of two that overlap the former, the other waits for the next round. */
export function safeEdits(problems: readonly EntryProblem[], rule?: RuleName): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  let end = -1;
  const fixes = problems
    .filter((problem) => problem.isSafe && (rule === undefined || problem.rule === rule))
    .flatMap((problem) => problem.fixes().slice(0, 1) as readonly EditFix[])
    .filter(({ edits }) => edits.length > 0)
    .sort((a, b) => a.edits[0]!.start - b.edits[0]!.start);
  for (const { edits } of fixes) {
    if (edits[0]!.start < end || edits[0]!.start === taken.at(-1)?.start) continue;
    taken.push(...edits);
    end = edits.at(-1)!.end;
  }
  return taken;
}

/** The change from one text to another that has the same entries, entry by entry. */
function changesOf(file: FileId, before: string, after: string): readonly TextEdit[] | undefined {
  const [old, now] = [entriesOf(file, before), entriesOf(file, after)];
  if (old.length !== now.length) return undefined;
  const edits = old.flatMap(({ start, text }, at) => {
    const other = now[at]!.text;
    if (text === other) return [];
    let head = 0;
    while (head < text.length && text[head] === other[head]) head++;
    let tail = 0;
    while (
      tail < text.length - head &&
      tail < other.length - head &&
      text.at(-1 - tail) === other.at(-1 - tail)
    )
      tail++;
    return [
      {
        start: start + head,
        end: start + text.length - tail,
        newText: other.slice(head, other.length - tail),
      },
    ];
  });
  return applyEdits(before, edits) === after ? edits : undefined;
}
