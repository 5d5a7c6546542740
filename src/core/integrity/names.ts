/** Lists of names: what parts them, and what does not belong to a name. */
import type { TextEdit } from '../bibliography/adding/added';
import { readBibNames } from '../sources/bibliography/bibtex-names';
import { type EntryField, outsideBraces } from './entry';
import { type EntryRule, type Finding, shownValue, valueFix } from './finding';

const NAME_FIELDS: ReadonlySet<string> = new Set(
  'author editor translator bookauthor editora editorb editorc annotator commentator shortauthor shorteditor'.split(
    ' ',
  ),
);

/** `malformed-names`, `names-in-capitals` and `joined-initials` of BibTeX. */
export const names: EntryRule = function* (entry) {
  if (entry.grammar !== 'bibtex') return;
  for (const field of entry.fields) {
    if (!NAME_FIELDS.has(field.name) || field.value.trim() === '') continue;
    const seen = outsideBraces(field.value);
    yield* separators(field, seen);
    yield* commasAlone(field, seen);
    yield* strangers(field, seen);
    yield* capitals(field, seen);
    yield* initials(field, seen);
  }
};

/** `Doe, J., Roe, R., Poe, E.` and `Jo Doe, Ann Roe, Eve Poe`: of which the reader of the file tells. */
function* commasAlone(field: EntryField, seen: string): Iterable<Finding> {
  if (field.name !== 'author' || !field.isLiteral || /\sand\s|;/i.test(seen) || readBibNames(field.value))
    return;
  const commas = Array.from(seen.matchAll(/,(?:\s*&)?\s+/g));
  const parts = seen.split(/,(?:\s*&)?\s+/).map((part) => part.trim());
  const isPaired =
    parts.length % 2 === 0 &&
    parts.every((part, at) => (at % 2 === 1) === /^(?:\p{Lu}\.?[\s-]?){1,4}$/u.test(part));
  const isWhole = parts.every((part) => /^\S+(?:\s+\S+){1,3}$/.test(part));
  if (parts.length < 3 || isPaired === isWhole) return;
  const edits = commas.flatMap(({ index, 0: comma }, at) =>
    isPaired && at % 2 === 0 ? [] : [{ start: index, end: index + comma.length, newText: ' and ' }],
  );
  yield {
    rule: 'malformed-names',
    ...field.at,
    message: 'BibTeX parts names by “and”. Write it between two names.',
    fixes: valueFix(field, 'Part the names by “and”', edits),
    readerTells: true,
  };
}

interface Slip {
  readonly pattern: RegExp;
  readonly newText: (match: RegExpExecArray) => string;
  readonly message: string;
  readonly doubtful?: true;
}

/** In order: of two that overlap, the earlier counts. */
const SLIPS: readonly Slip[] = [
  {
    pattern: /(?:(?:,?\s{1,20}and)?\s{1,20}|,\s{0,20}|^)\(?(?:et\.\s{0,4}|et\s{1,4})al\b\.?\)?\s*$/gi,
    newText: () => ' and others',
    message: 'BibTeX takes “et al.” for a name. Write “and others”.',
  },
  {
    pattern: /(?:,\s{0,20}(?:and\s{1,20})?|\s{1,20}and\s{1,20})(?:others|Others|OTHERS)\.?\s*$/g,
    newText: () => ' and others',
    message: 'BibTeX knows “and others” by these two words alone. Write it so.',
  },
  {
    pattern: /\s{0,20}(?<!&#?\w{1,8});\s{1,20}(?:and\s{1,20})?(?=\S)/g,
    newText: () => ' and ',
    message: 'BibTeX parts names by “and”, not by a semicolon. Write “and”.',
  },
  {
    pattern: /\s{0,20},\s{0,20}(?=\s(?:and|AND)\s)/g,
    newText: () => '',
    message: 'A comma stands before “and”, so that the name lacks a part. Take it out.',
  },
  {
    pattern: /(?:\s{1,20}(?:and|AND))(?=\s{1,20}and\s)/g,
    newText: () => '',
    message: '“and” stands twice, with no name between. Take one out.',
  },
  {
    pattern: /(?:\s{1,20}(?:and|AND)|\s{0,20}(?<!&#?\w{1,8}(?=;))[,;])\s*$/g,
    newText: () => '',
    message: 'The list ends in “and”, a comma or a semicolon with no name behind it. Take that out.',
  },
  {
    pattern: /^\s*and\s{1,20}/g,
    newText: () => '',
    message: 'The list begins with “and”. Take it out.',
  },
];

function* separators(field: EntryField, seen: string): Iterable<Finding> {
  const found: TextEdit[] = [];
  const messages: string[] = [];
  // Where edits are already.
  const taken = new Set<number>();
  for (const { pattern, newText, message } of SLIPS) {
    for (const match of seen.matchAll(pattern)) {
      const edit = { start: match.index, end: match.index + match[0].length, newText: newText(match) };
      if (match[0] === edit.newText) continue;
      const letters = Array.from(match[0], (_, at) => edit.start + at);
      if (letters.some((at) => taken.has(at))) continue;
      if (isWholeName(seen, edit.start) && edit.newText.startsWith(' and')) continue;
      found.push(edit);
      for (const at of letters) taken.add(at);
      if (!messages.includes(message)) messages.push(message);
    }
  }
  if (found.length === 0) return;
  const ordered = found.sort((a, b) => a.start - b.start);
  const fixes = valueFix(
    field,
    ordered.length === 1 && ordered[0]!.newText === '' ? 'Take it out' : 'Part the names by “and”',
    ordered,
  );
  yield {
    rule: 'malformed-names',
    ...markOf(field, ordered[0]!.start + blanksAt(seen, ordered[0]!), ordered.at(-1)!.end),
    message: messages.join(' '),
    fixes,
    ...(fixes.length > 0 && { isSafe: true as const }),
    // Of names that cannot be told apart the reader of the file tells; the mending is ours.
    ...(field.name === 'author' && !readBibNames(field.value) && { readerTells: true as const }),
  };
}

/** How many blanks an edit begins with that are no part of what is wrong. */
function blanksAt(seen: string, { start, end }: TextEdit): number {
  const text = seen.slice(start, end);
  return text.trim() === '' ? 0 : text.length - text.trimStart().length;
}

/** Nothing but “et al.” or “others”: what it is behind is missing. */
function isWholeName(seen: string, start: number): boolean {
  return seen.slice(0, start).trim() === '';
}

const STRANGERS: readonly (readonly [RegExp, string])[] = [
  [
    /\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b/,
    'an ORCID iD stands among the names. Move it to another field, or take it out',
  ],
  [/[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,20}/, 'an e-mail address stands among the names. Take it out'],
  [
    /(?<=\p{Ll}{2})\d{1,2}(?:,\d)*(?=[\s,]|$)/u,
    'a number stands at a name, as the mark of a footnote does. Take it out',
  ],
  [/[*†‡§¶](?=[\s,]|$)/u, 'the mark of a footnote stands at a name. Take it out'],
  [
    /(?:^|\sand\s{1,20})\(?(?:eds?\.|editors?)(?=\s|$)|[\s,(](?:\(eds?\.?\)|eds\.)(?=\s|$)/i,
    '“eds.” stands among the names. Take it out: the field says it',
  ],
];

function* strangers(field: EntryField, seen: string): Iterable<Finding> {
  if (!/[\d@*†‡§¶(]|ed(?:\.|s|itor)/i.test(seen)) return;
  for (const [pattern, says] of STRANGERS) {
    const match = pattern.exec(seen);
    if (!match) continue;
    const message = `In “${field.label}” ${says}.`;
    yield {
      rule: 'malformed-names',
      ...markOf(field, match.index, match.index + match[0].length),
      message,
      doubtful: true,
    };
    return;
  }
}

/** Both parts of a name in capitals, initials aside: `SMITH, JOHN`, `JOHN SMITH`. Bodies (`NASA`) have one part. */
function* capitals(field: EntryField, seen: string): Iterable<Finding> {
  const edits: TextEdit[] = [];
  let count = 0;
  for (const { 0: name, index } of seen.matchAll(/(?:(?!\sand\s)[\s\S])+/g)) {
    const words = name.match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.filter((word) => word.toLowerCase() !== 'and') ?? [];
    if (words.length === 0) continue;
    count++;
    const isLoud = /,/.test(name) || words.length < 4;
    const long = words.filter((word) => /^\p{Lu}['’]?\p{Lu}{2}/u.test(word));
    if (words.some((word) => BODY.test(word))) continue;
    if (!isLoud || long.length < 2 || words.some((word) => /\p{Ll}/u.test(word)) || name.includes('\0'))
      continue;
    for (const word of name.matchAll(/\p{L}[\p{L}\p{M}'’-]*/gu)) {
      if (word[0].length < 3 || word[0].toLowerCase() === 'and') continue;
      const start = index + word.index;
      edits.push({ start, end: start + word[0].length, newText: capitalised(word[0]) });
    }
  }
  const [first] = edits;
  if (!first || count === 0) return;
  const shown = edits.slice(0, 2).map(({ newText }) => newText);
  yield {
    rule: 'names-in-capitals',
    ...markOf(field, first.start, edits.at(-1)!.end),
    message: `Names stand in capitals here, and would in every list. Write them as people do: ${shown.join(', ')}.`,
    fixes: valueFix(field, 'Write the names with small letters', edits),
  };
}

/** A name with such a word is that of no person: its capitals may be its own. */
const BODY = /^(?:collaborations?|consortium|committee|groups?|teams?|project|network|association|society)$/i;

function capitalised(word: string): string {
  return word.toLowerCase().replace(/(?:^|(?<=['’-]))\p{L}/gu, (letter) => letter.toUpperCase());
}

function* initials(field: EntryField, seen: string): Iterable<Finding> {
  const edits = Array.from(seen.matchAll(/(?<![\p{L}.])((?:\p{Lu}\.){2,6})/gu), ({ index, 0: joined }) => ({
    start: index,
    end: index + joined.length,
    newText: joined.replace(/\.(?=\p{Lu})/gu, '. '),
  }));
  const [first] = edits;
  if (!first) return;
  const fixes = valueFix(field, 'Put blanks between the initials', edits);
  yield {
    rule: 'joined-initials',
    ...markOf(field, first.start, first.end),
    message: `BibTeX takes “${shownValue(seen.slice(first.start, first.end))}” for one name and keeps its first letter alone where it abbreviates. Write “${first.newText}”.`,
    fixes,
    ...(fixes.length > 0 && { isSafe: true as const }),
  };
}

/** A part of a value where it stands in the file, else all of it. */
function markOf({ at, isLiteral }: EntryField, start: number, end: number) {
  return isLiteral ? { start: at.start + start, end: at.start + end } : at;
}
