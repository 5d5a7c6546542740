/** CSL items in YAML under `references`, as Pandoc reads them: its texts are Markdown. */
import { stringify } from 'yaml';
import type { CslItem } from './csl';
import { edtf } from './csl-dates';
import { type Around, type RichTag, writtenRich } from './rich-tags';

export interface YamlStyle {
  /** Texts in double quotes, where YAML asks for none, too. */
  readonly quoted: boolean;
}

export function cslYaml(entries: readonly CslItem[]): string {
  const items = entries.map((entry) => yamlItem(entry, '- ', { quoted: false }));
  return `---\nreferences:${items.length > 0 ? `\n${items.join('\n')}` : ' []'}\n...\n`;
}

/** The item as a member of a list; `dash` is what its first line begins with. No line end behind the last line. */
export function yamlItem(item: CslItem, dash: string, { quoted }: YamlStyle): string {
  const text = stringify(asMarkdown(item), {
    // A text folded over lines is as right, but nobody can search it.
    lineWidth: 0,
    // To many readers `Y` and `no` are truth values.
    compat: 'yaml-1.1',
    ...(quoted && { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }),
  }).trimEnd();
  const margin = ' '.repeat(dash.length);
  return dash + text.split('\n').join(`\n${margin}`);
}

/** Names, identifiers, numbers: no Markdown. */
const VERBATIM =
  /^(?:id|type|citation-key|language|keyword|DOI|URL|ISBN|ISSN|PMID|PMCID|page|volume|issue|number|custom)$/;
const DATES = /^(?:issued|accessed|submitted|available-date|(?:event|original)-date)$/;

function asMarkdown(item: CslItem): CslItem {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      // As Pandoc itself writes a date.
      if (DATES.test(name)) return [name, dateOf(value)];
      if (typeof value !== 'string') return [name, value];
      // Line ends at the end of a text would be those of the item.
      const words = value.trimEnd();
      return [name, VERBATIM.test(name) ? words : writtenRich(words, TAGS, markdownText)];
    }),
  );
}

function dateOf(value: unknown): unknown {
  const date = edtf(value);
  if (date === undefined) return value;
  // Of a year before 1000 Pandoc wants the nought.
  return /^[1-9]\d{3}$/.test(date) ? Number(date) : date;
}

const TAGS: Readonly<Record<RichTag, Around>> = {
  i: ['*', '*'],
  b: ['**', '**'],
  sup: ['^', '^'],
  sub: ['~', '~'],
  smallcaps: ['[', ']{.smallcaps}'],
  nocase: ['[', ']{.nocase}'],
  other: ['', ''],
};

/** What Pandoc would take for markup, escaped; apart from that, nothing, for people read these files. */
function markdownText(text: string): string {
  return text.replace(/\\(?=[\s!-/:-@[-`{-~])/g, '\\\\').replace(MARKUP, '\\$&');
}

/** An underscore or `@` within a word is none, a tilde or caret without its other neither. */
const MARKUP =
  /[*`<[\]]|(?<=-)-|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\$(?=\S)|(?<![\p{L}\p{N}])@(?=[\p{L}\p{N}_{])|~(?=[^\s~]*~)|\^(?=[^\s^]*\^)/gu;
