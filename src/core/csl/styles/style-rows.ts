/** Rows of the list in which a citation style is chosen, and of the one for the language of its words. */
import { clip } from '../../views/markdown';
import { plainLabel } from '../../views/picker';
import type { Formatted } from '../processor';
import shippedLocales from './shipped-locales.json';
import { readXml } from './xml';

/** The languages that styles are shipped with, by their BCP 47 tags. */
export const SHIPPED_LOCALES: readonly string[] = shippedLocales;

/** As much of a list's row as there is room for. */
const LONGEST = 260;

/** How a style prints one work: `(Tan et al., 2025) · Tan, S., … `; a fault where it cannot. */
export function exampleOf(printed: Formatted | { readonly fault: string }): string {
  if ('fault' in printed) return plainLabel(printed.fault);
  const [citation] = printed.citations;
  const [reference] = printed.references;
  const cited = [citation?.inText, citation?.note].filter(Boolean).join(' ');
  const listed = [reference?.label, reference?.text].filter(Boolean).join(' ');
  return plainLabel(clip([cited, listed].filter(Boolean).join('  ·  '), LONGEST));
}

/** The name that the author of a style gave it, of the text of its file; only the head of it is read. */
export function styleTitle(text: string): string | undefined {
  const info = /<info\b[^>]*>.*?<\/info\s*>/s.exec(text.slice(0, HEAD))?.[0];
  const read = info === undefined ? undefined : readXml(info);
  if (!read || 'fault' in read) return undefined;
  const title = read.children.find((child) => typeof child !== 'string' && child.name === 'title');
  const words = typeof title === 'object' ? title.children.filter((child) => typeof child === 'string') : [];
  return plainLabel(clip(words.join('').replace(/\s+/g, ' ').trim(), LONGEST)) || undefined;
}

/** Of a file, in which its names stand. Characters. */
const HEAD = 20_000;

export interface LanguageRow {
  readonly tag: string;
  /** In its own words, `Deutsch (Österreich)`. */
  readonly label: string;
  /** In the reader's: `Austrian German`. */
  readonly description: string;
}

/** In the order of their own names; `reader` is the language of the editor. */
export function languageRows(reader: string): LanguageRow[] {
  const readers = namesIn(reader) ?? namesIn('en');
  const rows = SHIPPED_LOCALES.map((tag) => {
    const own = namesIn(tag)?.of(tag) ?? tag;
    const label = own.charAt(0).toLocaleUpperCase(tag) + own.slice(1);
    return { tag, label, description: [readers?.of(tag), tag].filter(Boolean).join(' · ') };
  });
  return rows.sort((a, b) => a.label.localeCompare(b.label));
}

function namesIn(language: string): Intl.DisplayNames | undefined {
  try {
    return new Intl.DisplayNames([language], { type: 'language' });
  } catch {
    return undefined;
  }
}
