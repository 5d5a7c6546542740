/** Names as BibTeX takes them apart again (Tame the BeaST, section 11): `von Last, Jr, First`, bodies in braces. */
import type { Name } from '../../model';
import { oneLine } from '../../prose';
import { withoutSuffix } from '../entry';
import { type Charset, texText } from './tex-text';

/** Joined by `and`; `and others` where the list breaks off. Undefined without any name. */
export function texNames(names: readonly Name[], complete: boolean, charset: Charset): string | undefined {
  if (names.length === 0) return undefined;
  const written = names.map((name) => texName(name, charset));
  return (complete ? written : [...written, 'others']).join(' and ');
}

function texName(name: Name, charset: Charset): string {
  const text = (part: string) => texText(part, charset);
  const [literal, whole, given, particle] = [
    name.literal,
    name.family,
    name.given,
    name['non-dropping-particle'],
  ].map((part) => oneLine(part ?? '')) as [string, string, string, string];
  if (literal !== '') return `{${text(literal)}}`;
  const { family, suffix = '' } = withoutSuffix(whole);
  if (family === '' || given === '')
    return `{${text([particle, family, suffix, given].filter(Boolean).join(' '))}}`;
  const last = isSplit(family) ? `{${text(family)}}` : text(family);
  const first = BREAKS.test(given) ? `{${text(given)}}` : text(given);
  // A particle with a comma in it is none.
  const head = BREAKS.test(particle)
    ? `{${text(`${particle} ${family}`)}}`
    : [text(particle), last].filter(Boolean).join(' ');
  return [head, suffix, first].filter(Boolean).join(', ');
}

/** What BibTeX would take for the end of a name. */
const BREAKS = /[,;=]|(?:^|\s)and(?=\s|$)/i;

/** Words in small letters before the last one would be taken for a particle. */
function isSplit(family: string): boolean {
  return BREAKS.test(family) || /(?:^|\s)\p{Ll}\S*\s/u.test(family);
}
