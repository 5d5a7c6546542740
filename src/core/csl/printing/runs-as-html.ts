/**
 * Runs as html: `i`, `b`, `u`, `sup`, `sub`, `br`, `code`, `a` to http(s), and a `span` of small
 * capitals or of a key that nobody knows; no more.
 */
import { withLinks } from './links';
import type { Run } from './runs';
import { type Tag, tagChange } from './tags';
import type { WritingContext } from './writing-context';

export function htmlOf(runs: readonly Run[], context: WritingContext): string {
  let html = '';
  let open: Tag[] = [];
  const close = (kept: number) => {
    while (open.length > kept) html += ENDS[open.pop()!];
  };
  for (const run of runs) {
    if (run.onNewLine) {
      close(0);
      html += '<br>';
    }
    const { kept, opened } = tagChange(open, run.look);
    close(kept);
    for (const tag of opened) html += STARTS[tag];
    open = [...open, ...opened];
    html += run.isVerbatim
      ? context.verbatim(run.text).html
      : withLinks(run.text, context.addresses(run.id))
          .map(({ text, href }) =>
            href === undefined
              ? escapedHtml(text)
              : `<a href="${escapedHtml(href)}">${escapedHtml(text)}</a>`,
          )
          .join('');
  }
  close(0);
  return html;
}

export function escapedHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const STARTS: Readonly<Record<Tag, string>> = {
  bold: '<b>',
  italic: '<i>',
  underline: '<u>',
  smallCaps: '<span style="font-variant:small-caps">',
  sup: '<sup>',
  sub: '<sub>',
  unknown: '<span class="scholium-unknown">',
};

const ENDS: Readonly<Record<Tag, string>> = {
  bold: '</b>',
  italic: '</i>',
  underline: '</u>',
  smallCaps: '</span>',
  sup: '</sup>',
  sub: '</sub>',
  unknown: '</span>',
};
