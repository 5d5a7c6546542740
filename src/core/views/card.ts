/**
 * The card of a paper: Markdown for a hover. Page text is inert in it; every link is made by `linkTo`, which
 * the rim backs with its allow-list of commands.
 */
import { displayDate } from '../dates';
import { displayIdentifier } from '../identifiers';
import type { PaperLink } from '../links/model';
import type { Citation, Work } from '../model';
import { displayName } from '../names';
import { readable } from '../prose';
import { publicationLine } from '../publication';
import type { Related } from '../relations/related';
import { siteLabel } from '../sources';
import { type CardAction, cardActions } from './card-actions';
import { changeDay } from './changes';
import { sinceWords, yearCounts } from './citation-years';
import { bestCitersFirst, categoryLabel, placeLabel } from './describe';
import { shownHost } from './link-nodes';
import { clip, escapeMarkdown, plural } from './markdown';
import { markWords } from './marks';
import { shortReason, tellingFirst } from './related-nodes';
import { roleWords } from './relation-facets';

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
  /** Nothing is cited since a later year than the next. */
  readonly thisYear?: number;
}

const AUTHORS_SHOWN = 6;
const CITERS_SHOWN = 3;
const PAGES_SHOWN = 4;
const COUNTS_SHOWN = 3;
const RELATED_SHOWN = 2;
const LINKS_SHOWN = 3;
/** What is longer is no title, or one in which the reader looks for the rest of the card. Letters. */
const LONGEST_TITLE = 300;
const LONGEST_WORD = 40;

/** The card, blocks separated by blank lines; VS Code cuts a card at some ten lines, so what one does comes early. */
export function paperCard(work: Work, options: CardOptions): string {
  return [
    heading(work),
    cardActions(work, options),
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
  return `**${escapeMarkdown(clip(work.title, LONGEST_TITLE))}**\n\n${withdrawn}${facts.map(escapeMarkdown).join(' · ')}`;
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

function citersBlock(work: Work, options: CardOptions): string {
  const { linkTo } = options;
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
  const when = divisionLine(work, options);
  // Two blanks end a line within a paragraph.
  return [when === '' ? head : `${head}  \n${when}`, ...best].join('\n');
}

/** `cited since 2023: 3 · 14 · 34 · roles, machine-made: method 12 · background 30`. */
function divisionLine(work: Work, { thisYear }: CardOptions): string {
  const since = sinceWords(yearCounts(work.citers, ({ citing }) => citing, thisYear));
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
  ].flatMap((word) => (word === undefined ? [] : [clip(word, LONGEST_WORD)]));
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
        `${kind}: [${escapeMarkdown(clip(label, 60))}](${webAddress(url)}) (${escapeMarkdown(shownHost(url))})`,
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
