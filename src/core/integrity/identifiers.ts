/** Identifiers in their fields: what they cannot be, and what stands around them. */
import { bareValue, type CheckedEntry, type EntryField, fieldOf, unwrapped } from './entry';
import {
  type EntryFix,
  type EntryRule,
  type Finding,
  removeFix,
  renameFix,
  shownValue,
  wholeFix,
} from './finding';

type Judge = (field: EntryField, value: string, entry: CheckedEntry) => Finding | undefined;

/** `malformed-identifier`, and `identifier-as-address` for what is right but for the words around it. */
export const identifiers: EntryRule = function* (entry) {
  for (const field of entry.fields) {
    const judge = JUDGES[field.name];
    if (!judge || field.value.trim() === '') continue;
    const alone = unwrapped(field);
    const found = judge(alone, alone.value.trim(), entry);
    if (found) yield found;
  }
  const eprint = fieldOf(entry, 'eprint');
  const archive = bareValue(fieldOf(entry, 'archiveprefix', 'eprinttype')).toLowerCase();
  const found = eprint && archive === 'arxiv' && arxiv(unwrapped(eprint), bareValue(eprint));
  if (found) yield found;
};

const DOI = /^10\.\d{4,9}(?:\.\d+)*\/\S+$/;
const DOI_ADDRESS =
  /^(?:doi:\s*)?(?:(?:https?:\/\/)?(?:[\w-]{1,40}\.)?doi(?:\.[\w-]{1,40}){1,2}\/|doi:\s*)(10\.\d{4,9}\S*)$/i;

function doi(field: EntryField, value: string): Finding | undefined {
  const address = DOI_ADDRESS.exec(value);
  if (address && !address[1]!.includes('%') && DOI.test(address[1]!)) return alone(field, 'DOI', address[1]!);
  if (/^\\(?:url|href|doi)\{/.test(value))
    return wrong(field, 'holds a command. Write the DOI alone, such as 10.1000/182');
  if (DOI.test(value)) {
    const trimmed = value.replace(/[.,;]+$/, '');
    if (trimmed === value) return undefined;
    return {
      ...wrong(field, `ends in “${value.at(-1)}”, which is hardly part of the DOI. Take it out`),
      fixes: wholeFix(field, `Change to ${trimmed}`, trimmed),
      doubtful: true,
    };
  }
  const arxivId = ARXIV_AS_DOI.exec(value)?.[1];
  if (arxivId !== undefined) return wrong(field, 'holds an arXiv number. Move it to “eprint”');
  return wrong(
    field,
    `holds “${shownValue(value)}”, which is no DOI: one begins with “10.”, a number and a slash. Correct it, or take the field out`,
  );
}

export const ARXIV_ID =
  /^(?:(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])\.\d{4}|(?:1[5-9]|[2-9]\d)(?:0[1-9]|1[0-2])\.\d{5}|[a-z][a-z-]*(?:\.[A-Za-z-]{2,16})?\/\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v[1-9]\d?)?$/;
const ARXIV_ADDRESS = /^(?:https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf)\/|arxiv\s*:\s*)(\S+?)(?:\.pdf)?$/i;
const ARXIV_AS_DOI = /^arxiv\s*:\s*(\S+)$/i;

function arxiv(field: EntryField, value: string): Finding | undefined {
  if (ARXIV_ID.test(value)) return undefined;
  // `1706.03762 [cs.CL]`
  const id = (ARXIV_ADDRESS.exec(value)?.[1] ?? value).replace(/\s*\[[\w.-]+\]$/, '');
  if (id !== value && ARXIV_ID.test(id)) return alone(field, 'arXiv number', id);
  return wrong(
    field,
    `holds “${shownValue(value)}”, which is no number of arXiv, such as 1706.03762 or hep-th/9901001. Correct it`,
  );
}

function isbn(field: EntryField, value: string, entry: CheckedEntry): Finding | undefined {
  const parts = partsOf(value);
  for (const part of parts) {
    const digits = part
      .replace(/^(?:ISBN[-\s]?(?:1[03])?:?)\s*/i, '')
      .replace(/[-\s‐-―]/g, '')
      .toUpperCase();
    // "0-19-853453-1 (pbk.)", "electronic": whatever more there is to say.
    if (!/^[\dX]+$/.test(digits)) continue;
    if (digits.length === 8 && isIssn(digits)) {
      const fixes = parts.length === 1 ? movedTo('issn', field, entry) : [];
      return { ...wrong(field, `holds an ISSN. Move it to “${nameLike(field, 'issn')}”`), fixes };
    }
    if (digits.length !== 10 && digits.length !== 13)
      return wrong(
        field,
        `holds “${shownValue(part)}” with ${digits.length} digits; an ISBN has 10 or 13. Correct it`,
      );
    if (digits.length === 13 && !/^97[89]/.test(digits))
      return wrong(
        field,
        `holds “${shownValue(part)}”; an ISBN of 13 digits begins with 978 or 979. Correct it`,
      );
    if (!(digits.length === 10 ? isIsbn10(digits) : isIsbn13(digits)))
      return wrong(
        field,
        `holds “${shownValue(part)}”, whose last digit does not check the others. Compare it with the book`,
      );
  }
  return undefined;
}

function issn(field: EntryField, value: string, entry: CheckedEntry): Finding | undefined {
  const parts = partsOf(value);
  for (const part of parts) {
    const digits = part
      .replace(/^(?:e-?|p-?)?ISSN:?\s*/i, '')
      .replace(/[-\s‐-―]/g, '')
      .toUpperCase();
    if (!/^[\dX]+$/.test(digits)) continue;
    if (digits.length === 13 && isIsbn13(digits)) {
      // RIS has one field for both.
      if (field.label === 'SN') continue;
      const fixes = parts.length === 1 ? movedTo('isbn', field, entry) : [];
      return { ...wrong(field, `holds an ISBN. Move it to “${nameLike(field, 'isbn')}”`), fixes };
    }
    if (digits.length === 10 && field.label === 'SN') continue;
    if (digits.length !== 8)
      return wrong(
        field,
        `holds “${shownValue(part)}”; an ISSN has eight digits, such as 2049-3630. Correct it`,
      );
    if (!isIssn(digits))
      return wrong(
        field,
        `holds “${shownValue(part)}”, whose last digit does not check the others. Compare it with the journal`,
      );
  }
  return undefined;
}

function pmid(field: EntryField, value: string): Finding | undefined {
  if (/^[1-9]\d{0,8}$/.test(value)) return undefined;
  const id =
    /^(?:PMID\s*:?\s*|https?:\/\/(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/)(\d{1,9})\/?$/i.exec(
      value,
    )?.[1];
  if (id !== undefined) return alone(field, 'PubMed number', id);
  return wrong(field, `holds “${shownValue(value)}”; a PubMed number has digits alone. Correct it`);
}

function orcid(field: EntryField, value: string): Finding | undefined {
  const id = /(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/i.exec(value)?.[1];
  if (id !== undefined && isOrcid(id)) return undefined;
  return wrong(field, `holds “${shownValue(value)}”, which is no ORCID iD. Correct it`);
}

const JUDGES: Readonly<Record<string, Judge>> = { doi, isbn, issn, pmid, orcid };

function partsOf(value: string): string[] {
  return value
    .replace(/[{}]/g, '')
    .replace(/\([^()]*\)/g, ',')
    .split(/[,;/]|\s{1,20}and\s{1,20}|(?<=[\dX])\s{1,20}(?=\d{4}-\d{3}[\dX]|97[89])/i)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isIsbn10(digits: string): boolean {
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  return [...digits].reduce((sum, digit, at) => sum + digitValue(digit) * (10 - at), 0) % 11 === 0;
}

function isIsbn13(digits: string): boolean {
  if (!/^97[89]\d{10}$/.test(digits)) return false;
  return [...digits].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

function isIssn(digits: string): boolean {
  if (!/^\d{7}[\dX]$/.test(digits)) return false;
  return [...digits].reduce((sum, digit, at) => sum + digitValue(digit) * (8 - at), 0) % 11 === 0;
}

/** ISO 7064, mod 11-2. */
function isOrcid(id: string): boolean {
  const digits = id.replaceAll('-', '').toUpperCase();
  const sum = [...digits.slice(0, 15)].reduce((total, digit) => (total + Number(digit)) * 2, 0);
  return (12 - (sum % 11)) % 11 === digitValue(digits[15]!);
}

function digitValue(digit: string): number {
  return digit === 'X' ? 10 : Number(digit);
}

/** Renamed; taken out where the other field says the same; nothing where it says something else. */
function movedTo(name: 'isbn' | 'issn', field: EntryField, entry: CheckedEntry): readonly EntryFix[] {
  if (!field.isLiteral) return [];
  const other = fieldOf(entry, name);
  if (!other) return [renameFix(field, nameLike(field, name))];
  const digits = (each: EntryField) => each.value.replace(/[^\dXx]/g, '').toUpperCase();
  return entry.grammar === 'bibtex' && digits(other) === digits(field)
    ? [removeFix(entry, field, `Take it out: “${other.label}” has it`)]
    : [];
}

/** In capitals where the field's own name is. */
function nameLike({ label }: EntryField, name: string): string {
  return label === label.toUpperCase() ? name.toUpperCase() : name;
}

function wrong(field: EntryField, says: string): Finding {
  return { rule: 'malformed-identifier', ...field.at, message: `The field “${field.label}” ${says}.` };
}

function alone(field: EntryField, what: string, id: string): Finding {
  const fixes = wholeFix(field, `Change to ${id}`, id);
  return {
    rule: 'identifier-as-address',
    ...field.at,
    message: `The field “${field.label}” holds more than the ${what}. Write it alone: ${id}.`,
    fixes,
    ...(fixes.length > 0 && { isSafe: true as const }),
  };
}
