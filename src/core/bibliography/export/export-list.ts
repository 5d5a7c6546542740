/** References as a citation style printed them, as a file: a list in Markdown, or a page for a browser. */
import { escapeHtml } from '../reference-line';

/** As a processor of the Citation Style Language gives them; `label` and `text` are in the format of the file. */
export interface PrintedList {
  readonly references: readonly { readonly key: string; readonly label?: string; readonly text: string }[];
  readonly layout: { readonly hanging: boolean };
  /** Of the words that the style prints: `de-DE`. */
  readonly language: string;
}

/** A list where nothing is numbered; with labels, `[1]`, a paragraph each. */
export function listInMarkdown({ references }: PrintedList): string {
  const isLabelled = references.some(({ label }) => label !== undefined);
  const lines = references.map(({ label, text }) => {
    const words = oneLine(text);
    if (isLabelled) return [label && oneLine(label), words].filter(Boolean).join(' ');
    return `- ${words}`;
  });
  return lines.map((line) => `${line}\n`).join(isLabelled ? '\n' : '');
}

/** What stands in a page: a list to be pasted into one that is there. */
export function listInHtml({ references, layout }: PrintedList): string {
  const isLabelled = references.some(({ label }) => label !== undefined);
  const kind = isLabelled ? 'references labelled' : layout.hanging ? 'references hanging' : 'references';
  const items = references.map(({ key, label, text }) => {
    const id = escapeHtml(`ref-${key}`.replace(/\s/g, '-'));
    const words = isLabelled ? `<span>${label ?? ''}</span><span>${oneLine(text)}</span>` : oneLine(text);
    return `  <li id="${id}">${words}</li>\n`;
  });
  return `<ul class="${kind}">\n${items.join('')}</ul>\n`;
}

/** A whole page of it, which any browser shows as it is: letters beyond ASCII, and the look that the style asks for. */
export function htmlPage(list: string, language = 'en', title = 'References'): string {
  return [
    '<!DOCTYPE html>',
    `<html lang="${escapeHtml(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>\n${LOOK}</style>`,
    '</head>',
    '<body>',
    `<h1>${escapeHtml(title)}</h1>`,
    `${list}</body>`,
    '</html>',
    '',
  ].join('\n');
}

const LOOK = `body { max-width: 45em; margin: 2em auto; padding: 0 1em; font-family: serif; line-height: 1.4; }
.references { padding-left: 0; list-style: none; }
.references li { margin-bottom: 0.6em; overflow-wrap: anywhere; }
.hanging li { padding-left: 2em; text-indent: -2em; }
.labelled li { display: grid; grid-template-columns: 3em 1fr; }
`;

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
