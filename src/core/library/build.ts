/** Makes the library from what was read. */
import type { Parsed } from '../model';
import { EMPTY_LIBRARY, type Library } from './library';

export function buildLibrary(_files: readonly Parsed[]): Library {
  return EMPTY_LIBRARY;
}
