/** Addresses of the web in running text: found, put together again where a line broke them, and made safe to follow. */
import type { Span } from '../place';

export interface FoundAddress extends Span {
  /** `https://…` or `http://…`, as `safeAddress` lets it pass. */
  readonly url: string;
}

/** LaTeX writes `\_` and `\%` in an address. Quotes, brackets of a markup and wide punctuation never stand in one. */
const LETTER = String.raw`(?:[^\s<>"'${'`'}{}|\\^\u2018-\u201f\u2026\u3000-\u303f\uff00-\uffef]|\\[_%#&~])`;
/** Hosts that authors name without a scheme; others would be found in every `and/or`. */
const NAMED = String.raw`(?:github\.com|gitlab\.com|bitbucket\.org|huggingface\.co|hf\.co|zenodo\.org|osf\.io|kaggle\.com|figshare\.com|youtu\.be|youtube\.com|[\w-]{1,60}\.github\.io)`;
const ADDRESS = new RegExp(
  String.raw`https?:\/\/(?:\s{0,4}\n\s{0,8})?${LETTER}{1,2000}|(?<![\w/.@-])(?:www\.)?${NAMED}(?:\/${LETTER}{0,2000})?`,
  'gi',
);

/** Every address in the text, in order. Linear in the length of the text. */
export function findAddresses(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  const pattern = new RegExp(ADDRESS);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const rest = restBehindBreak(match[0], text, match.index + match[0].length);
    const raw = trimmed(match[0] + rest.replace(/\s/g, ''));
    const whole = match[0].length + rest.length;
    const cut = match[0].length + rest.replace(/\s/g, '').length - raw.length;
    const end = match.index + whole - cut;
    const url = safeAddress(raw.replace(/\s/g, '').replace(/\\(?=[_%#&~])/g, ''));
    if (url !== undefined) found.push({ start: match.index, end, url });
    pattern.lastIndex = Math.max(end, match.index + 1);
  }
  return found;
}

/**
 * What the next line adds, white space included. Extraction breaks addresses behind `-` or `/`; but a sentence may
 * also end in one, so behind a slash only what looks like no word goes on it, or the repository that is missing.
 */
function restBehindBreak(address: string, text: string, at: number): string {
  const next = /^[^\S\n]{0,4}\r?\n[^\S\n]{0,8}([a-z0-9][^\s<>"'`{}|\\^]{0,300})/.exec(
    text.slice(at, at + 330),
  );
  if (!next) return '';
  if (/[-_=&?%~#]$/.test(address)) return next[0];
  if (!address.endsWith('/')) return '';
  const isForgeOwner = /(?:github\.com|gitlab\.com|huggingface\.co)\/[\w.-]+\/$/i.test(address);
  return isForgeOwner || /[\d/_=-]/.test(next[1]!.replace(/[-/.]+$/, '')) ? next[0] : '';
}

/** Without what the sentence around it put behind: punctuation, a bracket it did not open, a sentence glued to it. */
function trimmed(address: string): string {
  let text = address;
  for (;;) {
    const shorter = withoutOneEnd(text);
    if (shorter === text) return text;
    text = shorter;
  }
}

function withoutOneEnd(text: string): string {
  const bare = text.replace(/[.,;:!?*_~'"·]+$/, '').replace(/(?<=[\w/])\.(?:[A-Z][a-z]+|We|In|To|A)$/, '');
  const last = bare.at(-1);
  const opening = last === ')' ? '(' : last === ']' ? '[' : undefined;
  return opening !== undefined && count(bare, last!) > count(bare, opening) ? bare.slice(0, -1) : bare;
}

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}

const LONGEST = 2000;

/**
 * The address if it may be followed: `https` or `http` (the former where none is given), a host with a name, no user
 * and no password before it (`https://github.com@evil.example`), nothing that cannot stand in an address. Page text is
 * other people's, and a machine of the reader's own network is nobody's paper: numbers are no host.
 */
export function safeAddress(text: string): string | undefined {
  const [, scheme = 'https', authority = '', rest = ''] =
    /^(?:(https?):\/\/)?([^/?#]*)([/?#].*)?$/is.exec(text) ?? [];
  const isHost =
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})(?::\d{1,5})?$/i;
  if (text.length > LONGEST || !isHost.test(authority) || authority.length > 253) return undefined;
  if (/\.(?:local|localhost|internal|test|invalid|onion)(?::|$)/i.test(authority)) return undefined;
  const escaped = rest.replace(/[^\w.~:/?#[\]@!$&'()*+,;=%-]/gu, (char) =>
    encodeURIComponent(wellFormed(char)),
  );
  return `${scheme.toLowerCase()}://${authority.toLowerCase()}${escaped}`;
}

/** Half a character, which a cut text may end in, cannot be written in an address. */
export function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD');
}

/** What two spellings of one address share: `http://www.github.com/a/b.git/` and `https://github.com/A/b`. */
export function addressKey(url: string): string {
  const [, authority = '', rest = ''] = /^https?:\/\/(?:www\.)?([^/?#]*)([^#]*)/.exec(url) ?? [];
  const path = rest.replace(/[?&](?:utm_\w+|ref)=[^&]*/g, '').replace(/(?:\.git)?\/*$/, '');
  const isCaseless = /^(?:github\.com|gitlab\.com|huggingface\.co|hf\.co|doi\.org)$/.test(authority);
  return authority.replace(/^hf\.co$/, 'huggingface.co') + (isCaseless ? path.toLowerCase() : path);
}
