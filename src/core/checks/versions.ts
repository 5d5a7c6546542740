/** Versions of preprints older than the newest that the pages list: `arXiv:2401.01234v1`, `[@a, v1]`. */
import { findIdentifiers } from '../identifiers';
import type { Work } from '../model';
import type { CitationItem } from '../notes/cluster';
import type { Span } from '../place';
import type { CheckedNote } from './note';
import { editFix, type Found } from './problem';

export function* supersededVersions(note: CheckedNote): Generator<Found> {
  yield* inAddresses(note);
  for (const { item, work: owner } of note.cited) {
    const found = versionOf(note.text, item);
    const work = found && (owner ?? note.paperOf(item.key));
    if (work) yield* olderThanNewest(note.text, work, found.version, found.span);
  }
}

function* inAddresses({ text, library }: CheckedNote): Generator<Found> {
  for (let v = text.indexOf('v'); v >= 0; v = text.indexOf('v', v + 1)) {
    const index = v - 4;
    if (!isDigit(text, v - 1) || !VERSIONED.test(text.slice(Math.max(0, index), v + 2))) continue;
    const from = Math.max(0, index - LONGEST);
    const around = text.slice(from, index + BEHIND);
    for (const { identifier, version, start, end } of findIdentifiers(around)) {
      if (from + end <= index || from + start > index || version === undefined) continue;
      const work = library.byIdentifier(identifier);
      if (work) yield* olderThanNewest(text, work, version, { start: from + start, end: from + end });
    }
  }
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** A number with a version behind it, as arXiv's are. */
const VERSIONED = /\d{4}v\d/;

/** Letters of an identifier before its last four digits: `https://doi.org/10.48550/arXiv.2401.0`. */
const LONGEST = 60;
/** Four digits, `v`, two digits, and what shows that the number ends there. */
const BEHIND = 10;

/** `v1` or `version 1` as the locator or the suffix of a citation. */
function versionOf(
  text: string,
  { locator, suffix, span }: CitationItem,
): { version: number; span: Span } | undefined {
  const said = locator ? (suffix === undefined ? locator.value : '') : (suffix ?? '');
  const match = /^(?:v|version )(\d{1,2})$/i.exec(said);
  if (!match) return undefined;
  const at = text.lastIndexOf(said, span.end);
  const own = at >= span.start ? { start: at, end: at + said.length } : span;
  return { version: Number(match[1]), span: own };
}

function* olderThanNewest(
  text: string,
  { title, versions }: Work,
  version: number,
  span: Span,
): Generator<Found> {
  const newest = Math.max(0, ...versions.map((each) => each.version));
  if (version >= newest) return;
  const printed = text.slice(span.start, span.end);
  const number = /\d+$/.exec(printed);
  yield {
    rule: 'superseded-version',
    span,
    subject: `${version} ${title}`,
    isLocal: true,
    message: `This is version ${version} of “${title}”; its pages list version ${newest}. See what changed, or cite the newest.`,
    fixes: () =>
      number && Number(number[0]) === version
        ? [
            editFix(`Change to version ${newest}`, {
              start: span.start + number.index,
              end: span.end,
              newText: String(newest),
            }),
          ]
        : [],
  };
}
