/** Which scopes are of one map, and what a file of a map is called. */
import type { MapScope } from './model';

const LONGEST_NAME = 60;

/**
 * Equal for scopes that are shown in one panel: a map that the reader has grown by steps or by single papers is still
 * the map of what it began with, whatever the order in which that was chosen.
 */
export function mapKey(scope: MapScope): string {
  switch (scope.of) {
    case 'papers':
    case 'similar':
    case 'time':
      return JSON.stringify([scope.of, ...[...new Set(scope.ids)].sort()]);
    case 'query':
      return JSON.stringify([scope.of, scope.query.trim()]);
    case 'note':
      return JSON.stringify([scope.of, scope.note]);
    case 'library':
      return JSON.stringify([scope.of]);
  }
}

/** `map-around-lightman-2023.svg`: letters that every file system takes, words whole as far as they go. */
export function mapFileName(title: string, extension: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/['’]/g, '')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  let name = '';
  for (const word of words ?? []) {
    if (name.length + word.length >= LONGEST_NAME) break;
    name += `-${word}`;
  }
  return `map${name || '-of-papers'}.${extension}`;
}
