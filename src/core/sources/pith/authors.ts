/** A line of authors as Pith prints it: names between commas, LaTeX as it came, affiliations in brackets. */
import type { Name } from '../../model';
import { parseName } from '../../names';
import { readable } from '../../prose';
import { isName } from '../text/glued-authors';
import { plainWords } from '../text/words';

export interface NameList {
  readonly authors: readonly Name[];
  readonly complete: boolean;
}

/** The names of a line that holds names and nothing else. Debris of an affiliation makes all of it doubtful. */
export function readNames(line: string): NameList | undefined {
  if (line.length > LONGEST_LIST) return undefined;
  const text = readable(plainWords(line));
  const whole = text.replace(/,?\s?\bet al\.?$/, '');
  const parts = whole
    .replace(/,\s?(?=(?:Jr|Sr)\b)/g, ' ')
    .split(/\s?[,;]\s?(?:and\s|&\s)?|\sand\s|\s&\s/)
    .map(withoutAffiliation);
  const isList = parts.every((part) => isBody(part) || (isName(part) && hasTwoWords(part) && !isPlace(part)));
  return isList ? { authors: parts.map(parseName), complete: whole === text } : undefined;
}

/**
 * The names of a Pith Number, which sorts them by first name: who comes first is lost, so that a list of several is
 * given as broken off and any page with the true order is believed before it.
 */
export function readSortedNames(line: string): NameList | undefined {
  const body = /^[\p{Lu}\d][\p{L}\p{N}.-]{1,40}$/u.test(line)
    ? { authors: [{ literal: line }], complete: true }
    : undefined;
  const names = readNames(line) ?? body;
  return names && { ...names, complete: names.complete && names.authors.length === 1 };
}

/** Some papers of physics have three thousand authors. */
const LONGEST_LIST = 100_000;

function withoutAffiliation(part: string): string {
  return part.trim().replace(/ ?\([^()]{1,120}\)$/, '');
}

function hasTwoWords(name: string): boolean {
  return name.includes(' ') || /^(?:\p{Lu}\.-?){1,4}\p{Lu}\p{Ll}/u.test(name);
}

function isBody(part: string): boolean {
  return /^(?:the )?[\p{L}\p{N}][\p{L}\p{N} .&-]{0,60}\b(?:Collaboration|Consortium|Team|Working Group)$/iu.test(
    part,
  );
}

function isPlace(part: string): boolean {
  return /\b(?:Universit\p{L}{1,4}|Institut\p{L}{0,3}|Department|Dept|Faculty|School|College|Cent(?:er|re)|Laborator\p{L}{1,3}|Labs?|Academy|Hospital|Observatory|Research|Inc|Ltd|GmbH|Corp|USA|UK|China|Germany|France)\b/u.test(
    part,
  );
}
