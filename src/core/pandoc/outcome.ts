/** How Pandoc ended: its log (`--log`), and its exit codes (https://pandoc.org/MANUAL.html#exit-codes). */

/** What Pandoc warns of, in its words, each once; empty where the log cannot be read. */
export function pandocWarnings(log: string): string[] {
  let messages: unknown;
  try {
    messages = JSON.parse(log);
  } catch {
    return [];
  }
  if (!Array.isArray(messages)) return [];
  const warnings = messages.flatMap((message: unknown) => {
    if (typeof message !== 'object' || message === null) return [];
    const { type, verbosity, pretty, message: words, ...rest } = message as Record<string, unknown>;
    if (verbosity !== 'WARNING' && verbosity !== 'ERROR') return [];
    if (typeof pretty === 'string') return [pretty];
    const told = Object.values(rest).filter(
      (value) => ['string', 'number'].includes(typeof value) && value !== '',
    );
    const what = [...told, ...(typeof words === 'string' && words !== '' ? [words] : [])].join(', ');
    // `CouldNotFetchResource` → `could not fetch resource`
    const kind = type === 'CiteprocWarning' ? '' : spaced(String(type ?? ''));
    return [[kind, what].filter(Boolean).join(': ')];
  });
  return [...new Set(warnings)];
}

function spaced(type: string): string {
  const words = type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What to do about an exit code, where there is more to say than that Pandoc said it; `code` is not 0. */
export function pandocFailure(code: number): string {
  const cause = CAUSES[code];
  return `Pandoc ended with code ${code}${cause === undefined ? '' : `: ${cause}`}. Its own words stand in its terminal.`;
}

const CAUSES: Readonly<Record<number, string>> = {
  4: 'the setting scholium.pandoc.path leads to another program, or an option is too new for it',
  6: 'it does not know an option: Pandoc 2.11 or newer is needed',
  21: 'it does not read this kind of note: a newer Pandoc may (Typst since 3.1.2)',
  22: 'it does not write this format',
  24: 'a bibliography or the style could not be read',
  25: 'a bibliography could not be read',
  43: 'the engine for PDF could not set the text',
  47: 'there is no engine for PDF. Install one that Pandoc knows (LaTeX, Typst, WeasyPrint), or export to Word or HTML',
  99: 'a file that the note names is not there',
};
