/**
 * The card of a paper: Markdown for a hover. Page text is inert in it; every link is made by `linkTo`, which
 * the rim backs with its allow-list of commands.
 */
import { displayDate } from '../dates';
import { displayIdentifier } from '../identifiers';
import { isKeyOf } from '../library/citekeys';
import type { Citation, Work } from '../model';
import { displayName } from '../names';
import type { Place } from '../place';
import { readable } from '../prose';
import { publicationLine } from '../publication';
import { siteLabel } from '../sources';
import { changeDay } from './changes';
import { bestCitersFirst, categoryLabel, placeLabel } from './describe';
import { clip, escapeMarkdown, plural } from './markdown';
import { markWords } from './marks';

export type CardAction =
  | {
      readonly action: 'cite' | 'copyReference' | 'showCiters' | 'compareAbstracts' | 'openNote';
      readonly workId: string;
    }
  | { readonly action: 'copyKey'; readonly workId: string; readonly key: string }
  | { readonly action: 'open'; readonly place: Place };

export interface CardOptions {
  /** The address of a link that does this. */
  readonly linkTo: (action: CardAction) => string;
  /** Characters of the abstract before it is folded. */
  readonly abstractLength: number;
  /** The key that is pointed at: it is shown where the work has it now, for a bibliography may have several for it. */
  readonly key?: string;
}

const AUTHORS_SHOWN = 6;
const CITERS_SHOWN = 3;
const PAGES_SHOWN = 4;
const COUNTS_SHOWN = 3;

/** The card, blocks separated by blank lines; VS Code cuts a card at some ten lines, so what one does comes early. */
export function paperCard(work: Work, options: CardOptions): string {
  return [
    heading(work),
    actions(work, options),
    abstractBlock(work, options),
    citersBlock(work, options),
    citesBlock(work, options),
    pagesBlock(work, options),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

function heading(work: Work): string {
  const authors = work.item.author.slice(0, AUTHORS_SHOWN).map(displayName);
  const more = !work.authorsComplete || work.item.author.length > AUTHORS_SHOWN ? ' et al.' : '';
  const date = work.item.issued ? displayDate(work.item.issued) : '';
  const ids = work.identifiers.map(displayIdentifier).join(' · ');
  const facts = [
    authors.length > 0 ? authors.join(', ') + more : work.submitter ? `submitted by ${work.submitter}` : '',
    date,
    publicationLine(work.item),
    categoryLabel(work),
    versionsLabel(work),
    ids,
    ...markWords(work.marks),
  ].filter((fact) => fact !== '');
  const withdrawn = work.withdrawn ? '**Withdrawn.** ' : '';
  return `**${escapeMarkdown(work.title)}**\n\n${withdrawn}${facts.map(escapeMarkdown).join(' · ')}`;
}

/** `v3 of 22 Dec 2025, page saved at v2`. */
function versionsLabel(work: Work): string {
  const last = work.versions.at(-1);
  if (!last || work.versions.length < 2) return '';
  const shown = work.versions.find((version) => version.shown);
  const saved = shown && shown.version !== last.version ? `, page saved at v${shown.version}` : '';
  return `v${last.version}${last.date ? ` of ${displayDate(last.date)}` : ''}${saved}`;
}

function abstractBlock(work: Work, { abstractLength, linkTo }: CardOptions): string {
  const [best] = work.abstracts;
  if (!best) {
    const [summary] = work.summaries;
    return summary
      ? `*Machine-written summary:* ${escapeMarkdown(clip(readable(summary.text), abstractLength))}`
      : '';
  }
  const text = readable(best.text);
  const shown = clip(text, abstractLength);
  const place = best.records[0]!.abstract!.place;
  const whole = shown === text ? '' : ` [whole abstract](${linkTo({ action: 'open', place })})`;
  const variants =
    work.abstracts.length > 1
      ? ` *(one of [${work.abstracts.length} versions of the abstract](${linkTo({ action: 'compareAbstracts', workId: work.id })}))*`
      : '';
  return `${escapeMarkdown(shown)}${whole}${variants}`;
}

function citersBlock(work: Work, { linkTo }: CardOptions): string {
  const counts = countsBlock(work, linkTo);
  if (work.citers.length === 0) return counts === '' ? '' : `**Cited** ${counts} times`;
  const hub = work.citedBy.find(({ hubLabel }) => hubLabel !== undefined)?.hubLabel;
  const share = work.citedBy.find(({ backgroundShare }) => backgroundShare !== undefined)?.backgroundShare;
  const remarks = [hub, share === undefined ? undefined : `${Math.round(share * 100)}% background`].filter(
    (text) => text !== undefined,
  );
  const best = bestCitersFirst(work.citers)
    .slice(0, CITERS_SHOWN)
    .map((citation) => `- ${citationLine(citation, citation.citing, linkTo)}`);
  const latest = work.changes.find(({ came = [] }) => came.length > 0);
  const fresh = latest ? ` · ${latest.came!.length} new on ${changeDay(latest)}` : '';
  const more = counts === '' ? '' : ` · ${counts}`;
  const head = `**${plural(work.citers.length, 'citer')}**${fresh}${more}${remarks.map((remark) => ` · ${escapeMarkdown(remark)}`).join('')}`;
  return [head, ...best].join('\n');
}

/** `[51 on Pith](…), [120 on Semantic Scholar](…)`: each number leads to the page that gives it. */
function countsBlock(work: Work, linkTo: CardOptions['linkTo']): string {
  return work.citationCounts
    .filter(({ count }) => count !== work.citers.length)
    .slice(0, COUNTS_SHOWN)
    .map(
      ({ count, source, place }) =>
        `[${count.toLocaleString('en')} on ${escapeMarkdown(siteLabel(source))}](${linkTo({ action: 'open', place })})`,
    )
    .join(', ');
}

function citesBlock(work: Work, { linkTo }: CardOptions): string {
  const shown = work.cites
    .slice(0, CITERS_SHOWN)
    .map((citation) => `- ${citationLine(citation, citation.cited, linkTo)}`);
  if (shown.length === 0) return '';
  const more = work.cites.length > CITERS_SHOWN ? ` (${CITERS_SHOWN} of ${work.cites.length})` : '';
  return [`**Cites**${more}`, ...shown].join('\n');
}

function citationLine(citation: Citation, other: Work, linkTo: CardOptions['linkTo']): string {
  const words = [
    citation.role,
    citation.polarity,
    citation.verdict,
    other.item.issued?.year?.toString(),
  ].filter((word) => word !== undefined);
  const title = escapeMarkdown(clip(other.title, 100));
  return `[${title}](${linkTo({ action: 'open', place: citation.places[0] })})${words.map((word) => ` · ${escapeMarkdown(word)}`).join('')}`;
}

function pagesBlock(work: Work, { linkTo }: CardOptions): string {
  const links = work.records
    .slice(0, PAGES_SHOWN)
    .map(
      ({ title }) =>
        `[${escapeMarkdown(placeLabel(title.place))}](${linkTo({ action: 'open', place: title.place })})`,
    );
  const more = work.records.length > PAGES_SHOWN ? ` and ${work.records.length - PAGES_SHOWN} more` : '';
  return `Read from ${links.join(', ')}${more}`;
}

function actions(work: Work, { linkTo, key: pointedAt }: CardOptions): string {
  const key = pointedAt !== undefined && isKeyOf(work, pointedAt) ? pointedAt : work.citekey;
  const links = [
    `[Cite](${linkTo({ action: 'cite', workId: work.id })})`,
    `[Open](${linkTo({ action: 'open', place: work.records[0]!.title.place })})`,
    `[Copy key](${linkTo({ action: 'copyKey', workId: work.id, key })})`,
    `[Copy reference](${linkTo({ action: 'copyReference', workId: work.id })})`,
    `[${work.marks.notes.length > 0 ? 'Note' : 'New note'}](${linkTo({ action: 'openNote', workId: work.id })})`,
    ...(work.citers.length > 0
      ? [`[Show citers](${linkTo({ action: 'showCiters', workId: work.id })})`]
      : []),
  ];
  return `${links.join(' | ')} | \`@${key}\``;
}
