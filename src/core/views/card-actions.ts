/** What one does from the card of a paper: a row of links. */
import { isKeyOf } from '../library/citekeys';
import type { PaperLink } from '../links/model';
import type { Work } from '../model';
import type { Place } from '../place';
import { plural } from './markdown';

export type CardAction =
  | {
      readonly action:
        | 'cite'
        | 'showPage'
        | 'copyReference'
        | 'showCiters'
        | 'showRelations'
        | 'showMap'
        | 'showNotes'
        | 'openLink'
        | 'compareAbstracts'
        | 'openNote';
      readonly workId: string;
    }
  | { readonly action: 'copyKey'; readonly workId: string; readonly key: string }
  | { readonly action: 'open'; readonly place: Place };

/** As in `CardOptions`. */
interface ActionOptions {
  readonly linkTo: (action: CardAction) => string;
  readonly key?: string;
  readonly notes?: number;
  readonly links?: readonly PaperLink[];
}

/** `Cite | Open | … | @key`. */
export function cardActions(
  work: Work,
  { linkTo, key: pointedAt, notes = 0, links = [] }: ActionOptions,
): string {
  const key = pointedAt !== undefined && isKeyOf(work, pointedAt) ? pointedAt : work.citekey;
  const offered = [
    `[Cite](${linkTo({ action: 'cite', workId: work.id })})`,
    `[Open](${linkTo({ action: 'open', place: work.records[0]!.title.place })})`,
    `[Page](${linkTo({ action: 'showPage', workId: work.id })})`,
    `[Copy key](${linkTo({ action: 'copyKey', workId: work.id, key })})`,
    `[Copy reference](${linkTo({ action: 'copyReference', workId: work.id })})`,
    `[${work.marks.notes.length > 0 ? 'Note' : 'New note'}](${linkTo({ action: 'openNote', workId: work.id })})`,
    ...(notes > 0
      ? [`[In ${plural(notes, 'note')}](${linkTo({ action: 'showNotes', workId: work.id })})`]
      : []),
    ...(work.citers.length > 0
      ? [`[Show citers](${linkTo({ action: 'showCiters', workId: work.id })})`]
      : []),
    ...(work.citers.length + work.cites.length > 0
      ? [
          `[Relations](${linkTo({ action: 'showRelations', workId: work.id })})`,
          `[Map](${linkTo({ action: 'showMap', workId: work.id })})`,
        ]
      : []),
    ...(links.length > 0 ? [`[Links](${linkTo({ action: 'openLink', workId: work.id })})`] : []),
  ];
  return `${offered.join(' | ')} | \`@${key}\``;
}
