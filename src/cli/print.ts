/** What goes to the terminal: in the text of pages and notes may be characters that it would take for commands. */

/** Control characters but line ends and tabs as `\u001b`, which in JSON means the same. */
export function printable(text: string): string {
  return text.replace(
    /\r(?!\n)|(?![\t\n\r])\p{Cc}/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A message on the standard error. */
export function complain(message: string): void {
  process.stderr.write(printable(`scholium: ${message}\n`));
}
