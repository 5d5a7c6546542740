/** Findings as quotations, and citers as a list, in the markup of the note. Page text stays text in each. */
import type { Citation, Finding, Work } from '../model';
import { shortAuthors } from '../names';
import type { CitationForm } from '../notes/cluster';
import { escapeLatex, escapeMarkdownLine, escapeMarkdownLines, escapeTypst } from '../notes/escape';
import type { Markup } from '../notes/markup';
import { type FileId, lineNumber } from '../place';
import { readable } from '../prose';
import { fillTemplate, type Template } from '../template';

export interface Quotation {
  readonly work: Work;
  readonly finding: Finding;
  /** The citation as it is to be typed. */
  readonly cite: string;
  /** The dump, as a path that means something to the reader. */
  readonly file: string;
  /** What the note is written in. */
  readonly form: CitationForm;
  /** The reader's template, for Markdown and its kin; an empty one is `FINDING_TEMPLATE`. */
  readonly template: string;
}

/** The default of `scholium.finding.template`. */
export const FINDING_TEMPLATE =
  '> {{quote}}\n>\n> — {{cite}}{{#summary}} (machine-written summary){{/summary}} <!-- scholium: {{file}}:{{line}} -->';

/**
 * The finding as a quotation with its citation and a trace to its line. Its words are exactly those of the page,
 * LaTeX leftovers included, so that they can be found there again; they are escaped, so that they stay words.
 */
export function findingText({ work, finding, cite, file, form, template }: Quotation): string {
  const { markup, line, lines } = INKS[form];
  const text = fillTemplate(templateOf('scholium.finding.template', FINDING, markup, template), {
    quote: lines(finding.text),
    cite,
    ...aboutWork(work, line),
    file: escapePath(file),
    line: String(lineNumber(finding.place)),
    kind: KINDS[finding.kind],
    summary: finding.kind === 'summary' ? lines(finding.text) : undefined,
  });
  return keepInQuotations(text).trimEnd();
}

export interface CitersListOptions {
  /** The citation of a work as it is to be typed. */
  readonly cite: (work: Work) => string;
  /** The dump, as a path that means something to the reader. */
  readonly file: (file: FileId) => string;
  readonly form: CitationForm;
  /** The reader's template of one line, for Markdown and its kin; an empty one is `CITERS_TEMPLATE`. */
  readonly template: string;
}

/** The default of `scholium.citersList.template`. */
export const CITERS_TEMPLATE = '- {{title}} {{cite}}{{#summary}}: {{summary}} (machine-written){{/summary}}';

/** The citers as a list, a line for each, with the one-line summary a machine wrote of what it cites the work for. */
export function citersList(
  citers: readonly Citation[],
  { cite, file, form, template }: CitersListOptions,
): string {
  const { markup, line, list } = INKS[form];
  const filled = templateOf('scholium.citersList.template', CITERS, markup, template);
  const items = citers.map(({ citing, summary, role, polarity, verdict, places }) => {
    const place = summary?.place ?? places[0];
    const inert = (word: string | undefined) => word && line(word);
    const text = fillTemplate(filled, {
      cite: cite(citing),
      ...aboutWork(citing, line),
      file: escapePath(file(place.file)),
      line: String(lineNumber(place)),
      summary: summary && line(readable(summary.text).replace(/\.$/, '')),
      role: inert(role),
      polarity: inert(polarity),
      verdict: inert(verdict),
    });
    return keepInQuotations(text).trimEnd();
  });
  return list(items.join('\n'));
}

function aboutWork(work: Work, inert: (text: string) => string) {
  const { author, issued, URL: url } = work.item;
  return {
    title: inert(work.title),
    authors: inert(shortAuthors(author, work.authorsComplete)),
    year: issued?.year === undefined ? undefined : String(issued.year),
    citekey: work.citekey,
    url: url && escapeAddress(url),
  };
}

const KINDS: Readonly<Record<Finding['kind'], string>> = {
  enumerated: 'finding',
  result: 'result',
  summary: 'machine-written summary',
  selected: 'passage',
};

/** How text is written so that it stays text. */
interface Ink {
  readonly markup: Markup;
  readonly line: (text: string) => string;
  /** Lines stay lines where the markup has a way to keep them in a quotation; between them stands `BREAK`. */
  readonly lines: (text: string) => string;
  readonly list: (items: string) => string;
}

/** Between the lines of a value; no page text has it, for escaping takes control characters away. */
const BREAK = '\0';

export const MARKDOWN: Ink = {
  markup: 'markdown',
  line: (text) => escapeDialects(escapeMarkdownLine(text)),
  lines: (text) => escapeDialects(escapeMarkdownLines(text.trim())).replaceAll('\n', BREAK),
  list: (items) => items,
};

/**
 * What means something to one reader of Markdown only: VS Code's preview links `name.com`, MyST takes `%` for a
 * comment, Pandoc takes `(1)`, `a)` and `iv.` for the beginning of a list.
 */
function escapeDialects(text: string): string {
  return text
    .replace(BARE_DOMAIN, '\\.')
    .replace(/^%/gm, '\\%')
    .replace(/^(\(?(?:\d+|[a-z]|[ivxlcdm]+))([.)])(?=\s)/gim, '$1\\$2');
}

/** The last full stop of a host name; the ends are those of linkify-it, which the preview uses. */
const BARE_DOMAIN =
  /(?<=[\p{L}\p{N}-])\.(?=(?:[a-z]{2}|biz|com|edu|gov|net|org|pro|web|xxx|aero|asia|coop|info|museum|name|shop|рф)(?![\p{L}\p{N}-]))/giu;

/** `\item [x]` would make a label of it. */
const latexLine = (text: string) => escapeLatex(text).replace(/^\[/, '{[}');

const LATEX: Ink = {
  markup: 'latex',
  line: latexLine,
  lines: latexLine,
  list: (items) => `\\begin{itemize}\n${items}\n\\end{itemize}`,
};

const TYPST: Ink = { markup: 'typst', line: escapeTypst, lines: escapeTypst, list: (items) => items };

/** Words as one line that stays text in the markup. */
export function inertLine(markup: Markup, words: string): string {
  return { markdown: MARKDOWN, latex: LATEX, typst: TYPST }[markup].line(words);
}

const INKS: Readonly<Record<CitationForm, Ink>> = {
  pandoc: MARKDOWN,
  wikilink: MARKDOWN,
  footnote: MARKDOWN,
  'markdown-link': MARKDOWN,
  myst: MARKDOWN,
  latex: LATEX,
  typst: TYPST,
};

const FINDING: Readonly<Record<Markup, string>> = {
  markdown: FINDING_TEMPLATE,
  latex:
    '\\begin{quote}\n{{quote}} {{cite}}{{#summary}} (machine-written summary){{/summary}}\n\\end{quote} % scholium: {{file}}:{{line}}',
  typst:
    '#quote(block: true, attribution: [{{cite}}])[{{quote}}{{#summary}} (machine-written summary){{/summary}}] // scholium: {{file}}:{{line}}',
};

const CITERS: Readonly<Record<Markup, string>> = {
  markdown: CITERS_TEMPLATE,
  latex: '\\item {{title}} {{cite}}{{#summary}}: {{summary}} (machine-written){{/summary}}',
  typst: CITERS_TEMPLATE,
};

/** The reader's template is Markdown: other notes have ours. */
function templateOf(
  setting: string,
  ours: Readonly<Record<Markup, string>>,
  markup: Markup,
  readers: string,
): Template {
  return {
    where: `in the setting ${setting}`,
    text: markup === 'markdown' && readers.trim() !== '' ? readers : ours[markup],
  };
}

/** A value's lines go on with the marks of the quotation they stand in, and become one line elsewhere. */
export function keepInQuotations(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const marks = /^[ \t>]*/.exec(line)![0];
      const [first, ...others] = line.split(BREAK);
      if (!marks.includes('>')) return [first, ...others.filter((other) => other !== '')].join(' ');
      return [first, ...others.map((other) => `${marks}${other}`.trimEnd())].join('\n');
    })
    .join('\n');
}

/** A path as a relative reference, which can neither end a comment nor be anything but text. */
export function escapePath(path: string): string {
  return escapeAddress(path.replace(/[%?#&]/g, percent));
}

/**
 * An address whose every character can stand in a link, in a comment and in running text: others, and `--`, which
 * some comments may not hold, are percent-encoded.
 */
export function escapeAddress(address: string): string {
  return address
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/(?<=-)-|[^\p{L}\p{M}\p{N}/:?#&=.,+%_-]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, percent);
}

function percent(char: string): string {
  const code = char.charCodeAt(0);
  return code < 0x80 ? `%${code.toString(16).toUpperCase().padStart(2, '0')}` : encodeURIComponent(char);
}
