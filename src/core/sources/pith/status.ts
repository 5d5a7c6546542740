/** What a Pith citing-papers page says between its title and its first section: how often, and how, the work is cited. */
import type { CitedBy } from '../../model';
import type { Lines } from '../text/lines';
import { toCount } from './facets';
import { HUB, plainLine, STATUS } from './labels';
import type { PithParts } from './parts';

export function readStatus(
  lines: Lines,
  { hub, status, says }: PithParts,
): Omit<CitedBy, 'facets' | 'filtered'> {
  const text: string[] = [];
  for (let index = says.start; index < says.end; index++)
    if (lines.at(index) !== '') text.push(plainLine(lines.at(index)));
  const said = text.join('\n');
  const first = STATUS.exec(plainLine(lines.at(status)));
  const count = first?.[1] ?? /^([\d,]+)\s+Pith papers? citing (?:it|this work)$/m.exec(said)?.[1];
  const share =
    (/\bas background\b/.test(said) ? first?.[2] : undefined) ??
    /most common role is background \((\d+(?:\.\d+)?)%\)/i.exec(said)?.[1] ??
    /^Background (\d+(?:\.\d+)?)% of classified citations/im.exec(said)?.[1];
  const polarity = /Polarity classification is ([^.\n]+)/.exec(said)?.[1];
  const label = hub === undefined ? undefined : HUB.exec(plainLine(lines.at(hub)))?.[1];
  const named = label ?? /^(Canonical reference|Mixed citation)\b/.exec(said)?.[1];
  return {
    ...(count !== undefined && { count: toCount(count) }),
    hub: label !== undefined || named !== undefined,
    ...(label !== undefined && { hubLabel: label }),
    ...(share !== undefined && { backgroundShare: Number(share) / 100 }),
    ...(polarity !== undefined && { polarityStatus: polarity.trim() }),
  };
}
