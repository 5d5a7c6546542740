import type { Problem } from '../../model';
import type { JsonText } from './json';

/** The problem of a structured file that breaks off or is damaged, at the first such place. */
export function brokenJson({ brokenAt }: JsonText): Problem[] {
  if (!brokenAt) return [];
  return [
    {
      place: brokenAt,
      severity: 'warning',
      code: 'json-broken',
      message:
        'The file breaks off or is damaged here; what can be read of it is. Save it again, to its end.',
    },
  ];
}
