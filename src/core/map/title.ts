/** What maps are called, and what is said where there is none. */
import type { Library } from '../library/library';
import type { Work } from '../model';
import { shortAuthors } from '../names';
import { fileName } from '../views/describe';
import { clip } from '../views/markdown';
import type { Chosen } from './chosen';
import type { MapScope } from './model';

/** Letters of a query or a note's name, and of a title that stands for a paper among many. */
const LONGEST = 40;
const LONGEST_LABEL = 28;

/** `Lightman 2023`, `Tan and Geng 2025`; the beginning of the title where no author is known. */
export function mapLabel({ item, title, authorsComplete, citekey }: Work): string {
  const named = shortAuthors(item.author, authorsComplete) || clip(title, LONGEST_LABEL) || citekey;
  return item.issued?.year === undefined ? named : `${named} ${item.issued.year}`;
}

/** `Around Lightman 2023 (the 2,000 nearest of 12,345 papers)`. */
export function mapTitle(scope: MapScope, { seeds, works, total, by }: Chosen): string {
  const title = scopeTitle(scope, seeds);
  if (total <= works.length) return title;
  return `${title} (the ${number(works.length)} ${by} of ${number(total)} papers)`;
}

/** What is seen as long as the papers of a map are not known. */
export function titleOf(library: Library, scope: MapScope): string {
  const ids = 'ids' in scope ? scope.ids : [];
  return scopeTitle(
    scope,
    ids.map((id) => library.byId(id)).filter((work) => work !== undefined),
  );
}

function scopeTitle(scope: MapScope, seeds: readonly Work[]): string {
  switch (scope.of) {
    case 'papers':
      return scope.steps === 1
        ? `Around ${seedWords(seeds)}`
        : `Within ${scope.steps} citations of ${seedWords(seeds)}`;
    case 'similar':
      return `Near ${seedWords(seeds)}`;
    case 'time':
      return seeds.length < 2 ? `Around ${seedWords(seeds)} in time` : `What connects ${seedWords(seeds)}`;
    case 'query':
      return scope.query.trim() === '' ? 'All papers' : `Papers for “${clip(scope.query.trim(), LONGEST)}”`;
    case 'note':
      return `Cited in ${clip(fileName(scope.note), LONGEST)}`;
    case 'library':
      return 'All papers';
  }
}

function seedWords(seeds: readonly Work[]): string {
  const [first, second, ...others] = seeds;
  if (!first) return 'no paper';
  if (!second) return mapLabel(first);
  return others.length === 0
    ? `${mapLabel(first)} and ${mapLabel(second)}`
    : `${number(seeds.length)} papers`;
}

/** Why a map holds no paper, and what to do. */
export function emptyMap(scope: MapScope): string {
  switch (scope.of) {
    case 'papers':
    case 'similar':
    case 'time':
      return 'The papers of this map are no longer in the library. Choose others to start from.';
    case 'query':
      return `No paper matches “${clip(scope.query.trim(), LONGEST)}”. Search for something else.`;
    case 'note':
      return `${fileName(scope.note)} cites no paper of the library. Cite one, and it is shown here.`;
    case 'library':
      return 'There is no paper in this folder yet. Save pages of papers in it, and they are shown here.';
  }
}

function number(count: number): string {
  return count.toLocaleString('en');
}
