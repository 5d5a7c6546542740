/** What the colours mean. The reader reads the meaning wherever a colour is chosen or listed. */
import type { AnnotationColour } from '../model';

/** In the order in which they are offered. */
export const COLOURS: Readonly<Record<AnnotationColour, string>> = {
  yellow: 'of note',
  green: 'supports',
  red: 'contradicts, or is doubtful',
  blue: 'method or definition',
  purple: 'result to cite',
  orange: 'to look into',
};

export function isColour(value: unknown): value is AnnotationColour {
  return typeof value === 'string' && Object.hasOwn(COLOURS, value);
}
