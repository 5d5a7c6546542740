/** The rules that look at one entry by itself. */

import { arxivAsJournal } from './arxiv-journal';
import { broken } from './broken';
import { emptyFields, missing, repeatedFields, wrongType } from './fields';
import type { EntryRule } from './finding';
import { editions, keys, months, whiteSpace } from './forms';
import { html } from './html';
import { identifiers } from './identifiers';
import { unescaped } from './latex';
import { mixedLetters } from './letters';
import { links } from './links';
import { names } from './names';
import { pages } from './pages';
import { titles } from './titles';
import { years } from './years';

export const ENTRY_RULES: readonly EntryRule[] = [
  keys,
  broken,
  identifiers,
  arxivAsJournal,
  years,
  names,
  pages,
  titles,
  unescaped,
  html,
  mixedLetters,
  repeatedFields,
  emptyFields,
  wrongType,
  missing,
  links,
  months,
  editions,
  whiteSpace,
];
