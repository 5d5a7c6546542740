/** The entries that papers have in bibliographies of the library: what someone wrote there goes out with them. */
import * as vscode from 'vscode';
import type { NewEntry } from '../../core/bibliography/entry';
import { withOwnEntries } from '../../core/bibliography/own-entry';
import type { FileId } from '../../core/place';
import { boundedText } from '../file-texts';

const BIBLIOGRAPHY = /\.(?:bib|bibtex|json|ya?ml|ris)$/i;

/** Reads the bibliographies in which the papers stand; one that cannot be read adds nothing. */
export async function withOwn(entries: readonly NewEntry[]): Promise<NewEntry[]> {
  const files = new Set(
    entries.flatMap(({ work: { records = [] } }) =>
      records.map(({ place }) => place.file).filter((file) => BIBLIOGRAPHY.test(file)),
    ),
  );
  const texts = new Map<FileId, string>();
  await Promise.all(
    [...files].map(async (file) => {
      const text = await boundedText(vscode.Uri.parse(file)).then(undefined, () => undefined);
      if (typeof text === 'string') texts.set(file, text);
    }),
  );
  return withOwnEntries(entries, (file) => texts.get(file));
}
