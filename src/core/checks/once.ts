/** What is wrong with a key is said once in a note, where it stands first: the hundredth time tells nothing new. */
import type { Span } from '../place';
import type { Fix, Found, TextEdit } from './problem';

/** What was found, with the other places that it is told for. */
export interface Told extends Found {
  readonly more: readonly Span[];
}

/** In the order of their first places as they were found; what has no subject is told by itself. */
export function toldOnce(found: readonly Found[]): Told[] {
  const groups = new Map<unknown, [Found, ...Found[]]>();
  for (const each of found) {
    const id = each.subject === undefined ? each : `${each.rule} ${each.subject}`;
    const group = groups.get(id);
    if (group) group.push(each);
    else groups.set(id, [each]);
  }
  return Array.from(groups.values(), together);
}

function together(group: readonly [Found, ...Found[]]): Told {
  const [only] = group;
  if (group.length === 1) return { ...only, more: [] };
  const [first, ...others] = group.toSorted((a, b) => a.span.start - b.span.start) as [Found, ...Found[]];
  const { rule, span, fixes } = first;
  const message = `${first.message} (and ${others.length.toLocaleString('en')} more)`;
  const more = others.map((each) => each.span);
  const isLocal = group.every((each) => each.isLocal);
  return {
    rule,
    span,
    message,
    more,
    // One that is certain makes all of them so.
    ...(group.every(({ doubtful }) => doubtful) && { doubtful: true as const }),
    ...(fixes && { fixes: isLocal ? () => inAll(group) : fixes }),
  };
}

/** The fixes of the first, each with those of the same name at the other places. */
function inAll(group: readonly Found[]): Fix[] {
  const [first = [], ...others] = group.map(({ fixes }) => fixes?.() ?? []);
  return first.map((fix) => {
    if (fix.kind !== 'edit') return fix;
    const same = others.flatMap((fixes) => fixes.filter(({ title }) => title === fix.title));
    const all = [fix, ...same].flatMap((each) => (each.kind === 'edit' ? each.edits : []));
    const edits = new Map(all.map((edit): [number, TextEdit] => [edit.start, edit]));
    return { ...fix, edits: [...edits.values()].sort((a, b) => a.start - b.start) };
  });
}
