/** `scholium citations`: every citation of the notes. */
import { citationLine, type ReportedCitation, reportedCitations } from '../core/checks/citations-report';
import { languageOf } from '../core/intake';
import type { Outcome } from './commands';
import { UsageError } from './failures';
import type { Options } from './options';
import { nameOf, readLibrary, readNotes, warnOf } from './reading';

export function citationsCommand(operands: readonly string[], options: Options): Outcome {
  const [path, ...rest] = operands;
  if (path === undefined || rest.length > 0) throw new UsageError('citations takes one FILE or FOLDER.');
  const { folder, notes, notRead } = readNotes(path, options);
  const library = readLibrary(options.library ?? folder, options);
  const isKnown = (key: string) => library.byCitekey(key) !== undefined;
  const found: ReportedCitation[] = notes.flatMap(({ file, text }) =>
    reportedCitations(nameOf(folder, file), text, languageOf(file), isKnown),
  );
  warnOf(folder, notRead);
  const text = options.json ? `${JSON.stringify(found, null, 1)}\n` : found.map(citationLine).join('');
  return { text, code: 0 };
}
