/** Every quotation of a note with what is to be said of it: the exact ones too, for whoever wants to count. */
import type { Place, Span } from '../place';
import type { NoteText } from './bibliographies';
import { type CheckContext, problemsOf } from './check-note';
import { readNote } from './note';
import type { NoteProblem } from './problem';
import { type JudgedQuotation, judgedQuotations, problemOf } from './quotations';
import { readSwitches } from './switches';

/** `switched-off` by a comment of the reader's; `unknown` where no page has more of the paper than its title, or one is not at hand. */
export type QuotationState = 'exact' | 'altered' | 'another' | 'not-found' | 'unknown' | 'switched-off';

export interface CheckedQuotation {
  readonly span: Span;
  readonly state: QuotationState;
  /** The words as they stand in the note. */
  readonly words: string;
  /** The citekeys of those that it is given to. */
  readonly cited: readonly string[];
  /** Where the text begins that has the words, or words like them. */
  readonly place?: Place;
  /** None where it is exact, or where the rule is off. */
  readonly problem?: NoteProblem;
}

export function quotationsIn(note: NoteText, context: CheckContext): CheckedQuotation[] {
  const switches = readSwitches(note);
  const read = readNote(note, context.library, context.bibliographyOf(note), context);
  return judgedQuotations(read).map((judged) => {
    const found = problemOf(read, judged);
    const isOff = found !== undefined && switches.isOff(found.rule, found.span.start);
    const [problem] = found && !isOff ? problemsOf(note.file, [found], context.rules) : [];
    const { span } = judged.quotation;
    const place = placeOf(judged);
    return {
      span,
      state: isOff ? 'switched-off' : judged.verdict.kind,
      words: note.text.slice(span.start, span.end),
      cited: judged.works.map(({ citekey }) => citekey),
      ...(place && { place }),
      ...(problem && { problem }),
    };
  });
}

function placeOf({ verdict }: JudgedQuotation): Place | undefined {
  return 'comparison' in verdict ? verdict.comparison.text.place : undefined;
}
