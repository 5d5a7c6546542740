/** Titles: capitals that styles would make small, titles in capitals alone, a full stop at the end. */
import { bareValue, type CheckedEntry, type EntryField, fieldOf, outsideBraces } from './entry';
import { type EntryRule, type Finding, listed, valueFix } from './finding';

/** Of these BibTeX's own styles print the title as it stands (`btitle`). */
const AS_IT_STANDS: ReadonlySet<string> = new Set(
  'book mvbook booklet proceedings mvproceedings collection mvcollection reference mvreference manual phdthesis thesis periodical'.split(
    ' ',
  ),
);

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** Names in a message; of the others their number. */
const MOST_SHOWN = 4;

export const titles: EntryRule = function* (entry) {
  const title = fieldOf(entry, 'title');
  if (!title) return;
  const isLoud = isInCapitals(title.value);
  if (isLoud) yield inCapitals(title);
  else if (entry.grammar === 'bibtex') yield* unprotected(entry, title);
  yield* fullStop(title);
};

/** Whole words of it, and no small letter. */
export function isInCapitals(title: string): boolean {
  const text = title.replace(/\\[A-Za-z]{1,40}|\$[^$]{1,400}\$/g, ' ');
  if (/\p{Ll}/u.test(text)) return false;
  return (text.match(/\p{Lu}{4,}/gu)?.length ?? 0) >= 3;
}

function inCapitals(title: EntryField): Finding {
  return {
    rule: 'title-in-capitals',
    ...title.at,
    message:
      'The title stands in capitals alone, and would in every list. Write it as the paper’s pages print it.',
  };
}

/** Of titles in other languages styles leave the capitals alone. */
const ENGLISH =
  /^(?:en(?:[-_][a-z]+)?|(?:(?:us|uk)?english|american|british|canadian|australian|newzealand).*)$/i;

function* unprotected(entry: CheckedEntry, title: EntryField): Iterable<Finding> {
  if (AS_IT_STANDS.has(entry.type) || !title.isLiteral) return;
  const language = bareValue(fieldOf(entry, 'langid', 'hyphenation'));
  if (language !== '' && !ENGLISH.test(language)) return;
  // Also the words of a macro or of a formula are none.
  const seen = outsideBraces(title.value);
  const words = Array.from(seen.matchAll(WORD)).filter(
    ({ 0: word, index }) =>
      /.\p{Lu}/u.test(word) && seen[index - 1] !== '\0' && seen[index + word.length] !== '\0',
  );
  // All of it is loud, if short: which words are meant to be cannot be told.
  if (words.length === 0 || (words.length > 2 && !/\p{Ll}/u.test(seen))) return;
  const edits = words.map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    newText: `{${word}}`,
  }));
  const different = [...new Set(words.map(([word]) => word))];
  const shown = different.slice(0, MOST_SHOWN);
  const more = different.length > MOST_SHOWN ? [`${different.length - MOST_SHOWN} more`] : [];
  const [first, last] = [edits[0]!, edits.at(-1)!];
  yield {
    rule: 'unprotected-capitals',
    start: title.at.start + first.start,
    end: title.at.start + last.end,
    message: `Styles make capitals small: put ${listed([...shown, ...more])} in braces, as in {${shown[0]}}.`,
    fixes: valueFix(title, `Put ${listed([...shown, ...more])} in braces`, edits),
    isSafe: true,
  };
}

/** Behind these a full stop stays: `et al.`, `Inc.`, `U.S.`, `vol. 2.` */
const ABBREVIATED =
  /(?:\.{2,}|…|(?<![\p{L}])\p{L}\.|\.\p{L}{1,3}\.|\b(?:al|etc|inc|ltd|co|corp|jr|sr|vol|vols|no|nos|ed|eds|vs|st|dr|mr|mrs|op|cit|cf|pt|ser|univ|dept|ca|approx|resp|ext|rev|abstr|abstract)\.)$/iu;

function* fullStop(title: EntryField): Iterable<Finding> {
  const match = /\.(?=[}\s]*$)/.exec(title.value);
  if (!match) return;
  const before = title.value.slice(0, match.index + 1).replace(/[{}]/g, '');
  // A word of two letters may be short for anything.
  if (ABBREVIATED.test(before) || !/\p{Ll}{3}\.$/u.test(before) || bareValue(title).split(' ').length < 3)
    return;
  const fixes = valueFix(title, 'Take the full stop out', [
    { start: match.index, end: match.index + 1, newText: '' },
  ]);
  yield {
    rule: 'title-full-stop',
    start: title.isLiteral ? title.at.start + match.index : title.at.start,
    end: title.isLiteral ? title.at.start + match.index + 1 : title.at.end,
    message: 'The title ends in a full stop, and styles put one behind it. Take it out.',
    fixes,
    ...(fixes.length > 0 && { isSafe: true as const }),
  };
}
