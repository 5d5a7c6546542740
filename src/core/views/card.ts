/**
 * The card of a paper: Markdown for a hover. Page text is inert in it; every link is made by `linkTo`, which
 * the rim backs with its allow-list of commands.
 */
import { displayDate } from '../dates';
import { displayIdentifier } from '../identifiers';
import { isKeyOf } from '../library/citekeys';
import type { PaperLink } from '../links/model';
import type { Citation, Work } from '../model';
import { displayName } from '../names';
import type { Place } from '../place';
import { readable } from '../prose';
import { publicationLine } from '../publication';
import type { Related } from '../relations/related';
import { siteLabel } from '../sources';
import { changeDay } from './changes';
import { sinceWords, yearCounts } from './citation-years';
import { bestCitersFirst, categoryLabel, placeLabel } from './describe';
import { hostOf } from './link-nodes';
import { clip, escapeMarkdown, plural } from './markdown';
import { markWords } from './marks';
import { shortReason, tellingFirst } from './related-nodes';
import { roleWords } from './relation-facets';

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

export interface CardOptions {
  /** The address of a link that does this. */
  readonly linkTo: (action: CardAction) => string;
  /** Characters of the abstract before it is folded. */
  readonly abstractLength: number;
  /** The key that is pointed at: it is shown where the work has it now, for a bibliography may have several for it. */
  readonly key?: string;
  /** How many notes cite it. */
  readonly notes?: number;
  /** What is near it, the nearest first, where that is known already. */
  readonly related?: readonly Related[];
  readonly links?: readonly PaperLink[];
}

const AUTHORS_SHOWN = 6;
const CITERS_SHOWN = 3;
const PAGES_SHOWN = 4;
const COUNTS_SHOWN = 3;
const RELATED_SHOWN = 2;
const LINKS_SHOWN = 3;

/** The card, blocks separated by blank lines; VS Code cuts a card at some ten lines, so what one does comes early. */
export function paperCard(work: Work, options: CardOptions): string {
  return [
    heading(work),
    actions(work, options),
    abstractBlock(work, options),
    citersBlock(work, options),
    citesBlock(work, options),
    relatedBlock(options),
    linksBlock(options),
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
  const when = divisionLine(work);
  // Two blanks end a line within a paragraph.
  return [when === '' ? head : `${head}  \n${when}`, ...best].join('\n');
}

/** `cited since 2023: 3 · 14 · 34 · roles, machine-made: method 12 · background 30`. */
function divisionLine(work: Work): string {
  const since = sinceWords(yearCounts(work.citers, ({ citing }) => citing));
  const roles = roleWords(work);
  return [since, roles && `roles, machine-made: ${roles}`].filter(Boolean).map(escapeMarkdown).join(' · ');
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

function relatedBlock({ related = [], linkTo }: CardOptions): string {
  const shown = related.slice(0, RELATED_SHOWN).map(({ work: other, reasons }) => {
    const title = escapeMarkdown(clip(other.title, 100));
    const why = tellingFirst(reasons)[0];
    const place = other.records[0]!.title.place;
    return `- [${title}](${linkTo({ action: 'open', place })})${why ? ` · ${escapeMarkdown(shortReason(why))}` : ''}`;
  });
  return shown.length === 0 ? '' : ['**Related**', ...shown].join('\n');
}

/** `code: GitHub: a/b (github.com)`: what pages of the paper give, never opened but by a click. */
function linksBlock({ links = [] }: CardOptions): string {
  return links
    .filter(({ place }) => place !== undefined)
    .slice(0, LINKS_SHOWN)
    .map(
      ({ kind, label, url }) =>
        `${kind}: [${escapeMarkdown(clip(label, 60))}](${webAddress(url)}) (${escapeMarkdown(hostOf(url))})`,
    )
    .join(' · ');
}

/** An address as the target of a link, which no letter of it can end early. */
function webAddress(url: string): string {
  return url.replace(/[\s()<>\\"]/g, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`);
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

function actions(work: Work, { linkTo, key: pointedAt, notes = 0, links = [] }: CardOptions): string {
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
