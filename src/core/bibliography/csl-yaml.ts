/** CSL items in YAML under `references`, as Pandoc reads them: its texts are Markdown. */
import { stringify } from 'yaml';
import { isoDate } from './bibtex-fields';
import { type CslItem, cslItem } from './csl';
import type { Entry } from './entry';

export interface YamlStyle {
  /** Texts in double quotes, where YAML asks for none, too. */
  readonly quoted: boolean;
}

export function cslYaml(entries: readonly Entry[]): string {
  const items = entries.map((entry) => yamlItem(entry, '- ', { quoted: false }));
  return `---\nreferences:${items.length > 0 ? `\n${items.join('\n')}` : ' []'}\n...\n`;
}

/** The item as a member of a list; `dash` is what its first line begins with. No line end behind the last line. */
export function yamlItem(entry: Entry, dash: string, { quoted }: YamlStyle): string {
  const text = stringify(asMarkdown(cslItem(entry), entry.issued), {
    // A text folded over lines is as right, but nobody can search it.
    lineWidth: 0,
    // To many readers `Y` and `no` are truth values.
    compat: 'yaml-1.1',
    ...(quoted && { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }),
  }).trimEnd();
  const margin = ' '.repeat(dash.length);
  return dash + text.split('\n').join(`\n${margin}`);
}

/** Fields that processors show; the others are taken as they are. */
const SHOWN: ReadonlySet<string> = new Set(['title', 'container-title', 'publisher', 'abstract']);

function asMarkdown(item: CslItem, issued: Entry['issued']): CslItem {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      // As Pandoc itself writes a date.
      if (name === 'issued') return [name, issued!.month ? isoDate(issued!) : issued!.year];
      return [name, SHOWN.has(name) ? markdownText(String(value)) : value];
    }),
  );
}

/** What Pandoc would take for markup, escaped; apart from that, nothing, for people read these files. */
function markdownText(text: string): string {
  return text.replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\').replace(MARKUP, '\\$&');
}

/** An underscore or `@` within a word is none, a tilde or caret without its other neither. */
const MARKUP =
  /[*`<[\]]|(?<=-)-|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\$(?=\S)|(?<![\p{L}\p{N}])@(?=[\p{L}\p{N}_{])|~(?=[^\s~]*~)|\^(?=[^\s^]*\^)/gu;
