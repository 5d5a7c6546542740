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
    const links = `${sourceLink(sourceOf(key))} ${backLinks(placesOf(key))}`.trim();
    return `<div class="scholium-entry" id="${entryId(key)}">${mark}<div>${text} ${links}</div></div>\n`;
  });
  return `${heading}<section class="scholium-references${kind}">\n${entries.join('')}</section>\n`;
}

/** The id of an entry, safe in an attribute: Pandoc's, so that links of the writer's own lead there too. */
export function entryId(key: string): string {
  return escapeHtml(`ref-${key.replace(/\s+/g, '-')}`);
}

function sourceLink(source: Source | undefined): string {
  if (!source) return '';
  const { href, words, kind } = source;
  return `<a class="scholium-source" href="${escapeHtml(href)}" title="Read from ${escapeHtml(words)}">${kind}</a>`;
}

/** An arrow for each place that leads back there. */
export function backLinks(places: readonly Place[]): string {
  return places
    .map(({ id, line }, index) => {
      const number = places.length > 1 ? `<sup>${index + 1}</sup>` : '';
      const title = line === undefined ? 'Back to the text' : `Back to the citation in line ${line}`;
      return `<a class="scholium-back" href="#${hrefTo(id)}" title="${title}">↩${number}</a>`;
    })
    .join(' ');
}

/** `id` is safe in an attribute already. */
function hrefTo(id: string): string {
  return id.replaceAll('%', '%25');
}
