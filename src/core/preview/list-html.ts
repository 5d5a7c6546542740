/** The list of references as HTML, with links to where each work is cited and to where it was read. */
import { escapeHtml } from '../bibliography/reference-line';
import type { FormattedReference, ListLayout } from '../csl/processor';
import type { Source } from './show-note';

export interface ListOptions {
  readonly layout: ListLayout;
  /** Of the section; none when the note names none. */
  readonly title: string | undefined;
  /** Where the work is cited, in the order of the text. */
  readonly placesOf: (key: string) => readonly Place[];
  readonly sourceOf: (key: string) => Source | undefined;
}

interface Place {
  /** Of an element. */
  readonly id: string;
  /** As people count. */
  readonly line?: number;
}

export function referencesHtml(references: readonly FormattedReference[], options: ListOptions): string {
  const { layout, title, placesOf, sourceOf } = options;
  const heading = title === undefined ? '' : `<h1 class="scholium-heading">${escapeHtml(title)}</h1>\n`;
  const hasLabels = references.some(({ label }) => label);
  const kind = hasLabels ? ' scholium-labelled' : layout.hanging ? ' scholium-hanging' : '';
  const entries = references.map(({ key, label, text }) => {
    const mark = hasLabels ? `<span class="scholium-label">${label ?? ''}</span> ` : '';
    const links = entryLinks(sourceOf(key), placesOf(key));
    return `<div class="scholium-entry" id="${entryId(key)}">${mark}<div>${text} ${links}</div></div>\n`;
  });
  return `${heading}<section class="scholium-references${kind}">\n${entries.join('')}</section>\n`;
}

/** The id of an entry, safe in an attribute: Pandoc's, so that links of the writer's own lead there too. */
export function entryId(key: string): string {
  return escapeHtml(`ref-${inId(key)}`);
}

/** The address of that element, safe in an attribute. */
export function entryHref(key: string): string {
  return escapeHtml(`#${encodeURIComponent(`ref-${inId(key)}`)}`);
}

/** Half a surrogate pair, which no address can have, is what a browser makes of it. */
export function inId(key: string): string {
  return key.replace(/\s+/g, '-').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** To where the work was read, and back to where it is cited. */
export function entryLinks(source: Source | undefined, places: readonly Place[]): string {
  return `${sourceLink(source)} ${backLinks(places)}`.trim();
}

function sourceLink(source: Source | undefined): string {
  if (!source) return '';
  const { href, words, kind } = source;
  return `<a class="scholium-source" href="${escapeHtml(href)}" title="Read from ${escapeHtml(words)}">${kind}</a>`;
}

/** More arrows are folded: a handbook is cited in every paragraph. */
const MOST_ARROWS = 6;

/** An arrow for each place that leads back there; those after the first ones are shown when they are asked for. */
export function backLinks(places: readonly Place[]): string {
  const arrows = places.map(({ id, line }, index) => {
    const number = places.length > 1 ? `<sup>${index + 1}</sup>` : '';
    const title = line === undefined ? 'Back to the text' : `Back to the citation in line ${line}`;
    return `<a class="scholium-back" href="#${hrefTo(id)}" title="${title}">↩${number}</a>`;
  });
  // To fold a single one would save nothing.
  if (arrows.length <= MOST_ARROWS + 1) return arrows.join(' ');
  const rest = arrows.slice(MOST_ARROWS);
  const summary = `<summary>${rest.length} more</summary>`;
  const folded = `<details class="scholium-more">${summary} ${rest.join(' ')}</details>`;
  return `${arrows.slice(0, MOST_ARROWS).join(' ')} ${folded}`;
}

/** `id` is safe in an attribute already. */
function hrefTo(id: string): string {
  return id.replaceAll('%', '%25');
}
