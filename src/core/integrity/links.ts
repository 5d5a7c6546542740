/** Addresses in `url`. */
import { bareValue, type EntryField, fieldOf, unwrapped } from './entry';
import {
  type EntryFix,
  type EntryRule,
  type Finding,
  removeFix,
  renameFix,
  shownValue,
  valueFix,
  wholeFix,
} from './finding';

/** `malformed-url` and `redundant-url`. */
export const links: EntryRule = function* (entry, { dialect }) {
  const written = fieldOf(entry, 'url');
  if (!written) return;
  const field = unwrapped(written);
  const value = field.value.trim();
  const wrapped = /^\\url\s*\{([^{}\s]+)\}$/.exec(value)?.[1];
  if (wrapped !== undefined) {
    yield safe(
      malformed(
        field,
        'Styles put \\url around it themselves. Write the address alone.',
        wholeFix(field, 'Take \\url out', wrapped),
      ),
    );
    return;
  }
  const doi = /^(?:doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(value);
  if (doi) {
    const fixes: readonly EntryFix[] =
      fieldOf(entry, 'doi') || !field.isLiteral
        ? []
        : [renameFix(field, field.label === 'URL' ? 'DOI' : 'doi')];
    yield malformed(
      field,
      `“${shownValue(value)}” is a DOI and no address. Move it to “doi”.`,
      doi[1] === value ? fixes : [],
    );
    return;
  }
  if (/^www\.[\w-]+\.\S+$/i.test(value)) {
    yield malformed(
      field,
      `The address lacks its beginning. Write https://${shownValue(value)}.`,
      valueFix(field, 'Put https:// before it', [
        { start: field.value.indexOf('www'), end: field.value.indexOf('www'), newText: 'https://' },
      ]),
    );
    return;
  }
  const plain = value.replace(/^<(.*)>$/s, '$1');
  if (
    !/^\\?[a-z][a-z\d+.-]{1,30}:\S/i.test(plain) &&
    !/^[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/.test(plain) &&
    !plain.startsWith('\\')
  ) {
    yield malformed(
      field,
      `“${shownValue(value)}” is no address. Write one that begins with https://, or take the field out.`,
    );
    return;
  }
  if (/^https?:/i.test(plain) && /\S\s+\S/.test(plain)) {
    yield malformed(field, 'The address has a blank within. Write one address, without blanks.');
    return;
  }
  yield* escapes(field, dialect);
  const own = bareValue(fieldOf(entry, 'doi')).replace(/\\/g, '').toLowerCase();
  const linked = /^https?:\/\/(?:dx\.)?doi\.org\/(.+)$/i.exec(value)?.[1]?.replace(/\\/g, '').toLowerCase();
  if (own !== '' && linked === own && entry.grammar === 'bibtex')
    yield {
      rule: 'redundant-url',
      ...field.at,
      message: 'The address says what “doi” says. Take it out.',
      fixes: [removeFix(entry, field, 'Take the address out')],
      isSafe: true,
    };
};

/** `{\_}` and `\_`: in an address letters stand for themselves. `\url` of BibTeX's styles reads the latter. */
function* escapes(field: EntryField, dialect: string | undefined): Iterable<Finding> {
  const found = Array.from(
    field.value.matchAll(/\{\\([_&%#~])(?:\{\})?\}|\\~\{\}|\\([_&%#])|\\textasciitilde(?:\{\}|\s)?|\{~\}/g),
  );
  const [first] = found;
  if (!first || (dialect !== 'biblatex' && found.every(([, , plain]) => plain !== undefined))) return;
  const edits = found.map(({ 0: all, 1: braced, 2: plain, index }) => ({
    start: index,
    end: index + all.length,
    newText: braced ?? plain ?? '~',
  }));
  const fixes = valueFix(field, 'Write the letters as they are', edits);
  yield safe(malformed(field, `“${first[0]}” breaks the link. Write ${edits[0]!.newText} alone.`, fixes));
}

function malformed(field: EntryField, message: string, fixes: readonly EntryFix[] = []): Finding {
  return { rule: 'malformed-url', ...field.at, message, fixes };
}

function safe(finding: Finding): Finding {
  return finding.fixes && finding.fixes.length > 0 ? { ...finding, isSafe: true } : finding;
}
