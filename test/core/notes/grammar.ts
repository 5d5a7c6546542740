/** The rows of grammar.txt. */
import { readFileSync } from 'node:fs';
import type { Cluster } from '../../../src/core/notes/cluster';

export interface GrammarRow {
  readonly section: string;
  readonly language: string;
  readonly text: string;
  /** What is to be found, as `inShort` says it. */
  readonly found: string;
}

export function grammarRows(): GrammarRow[] {
  const rows: GrammarRow[] = [];
  let section = '';
  for (const line of readFileSync('test/core/notes/grammar.txt', 'utf8').split('\n').slice(5)) {
    if (line.startsWith('# ')) section = line.slice(2);
    const [languages, text, found] = line.split(' │ ');
    if (found === undefined) continue;
    const [language, lang] = languages!.split(' ') as [string, string?];
    rows.push({
      section,
      language: LANGUAGES[language] ?? language,
      text: (lang ? `---\nlang: ${lang}\n---\n` : '') + withMarks(text!),
      found: found === 'nothing' ? '' : found,
    });
  }
  return rows;
}

/** With the line ends, tabs and spaces that their marks stand for. */
export function withMarks(text: string): string {
  return text.replace(/[⏎⇥␍␠]/g, (mark) => MARKS[mark]!);
}

const LANGUAGES: Readonly<Record<string, string>> = {
  md: 'markdown',
  tex: 'latex',
  typ: 'typst',
  qmd: 'quarto',
  ts: 'typescript',
};

const MARKS: Readonly<Record<string, string>> = { '⏎': '\n', '⇥': '\t', '␍': '\r', '␠': ' ' };

/** Clusters as the rows have them. */
export function inShort(clusters: readonly Cluster[]): string {
  return clusters.map(clusterInShort).join('  ');
}

function clusterInShort({ form, items, nocite, isLabel }: Cluster): string {
  const shown = items.map((item) => {
    const key = `${item.suppressAuthor ? '-' : ''}${item.inText ? '@' : ''}${item.key}${item.certain ? '' : '?'}`;
    const locator = item.locator ? `${item.locator.label} ${item.locator.value}` : '';
    const parts = [item.prefix ?? '', key, locator, item.suffix ?? ''];
    return parts.filter((part) => part !== '').length > 1 ? parts.join('|') : key;
  });
  const marks = [form === 'pandoc' ? '' : `${form}:`, nocite ? 'nocite:' : '', isLabel ? 'label:' : ''];
  return marks.join('') + shown.join('; ');
}
