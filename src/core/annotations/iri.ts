/** Paths and papers as IRIs, which is what a W3C annotation names things by. */
import { findIdentifiers, identifierKey, identifierUrl, isIdentifierScheme } from '../identifiers';

/** `notes/a b.md` → `notes/a%20b.md`; an address stays as it is, but for what none may have and a link would end at. */
export function iriOf(source: string): string {
  if (isAddress(source)) return source.replace(/[\s<>\p{Cc}]/gu, encodeURIComponent);
  const path = source.replace(/[\s%#?<>"{}|\\^`\p{Cc}]/gu, encodeURIComponent);
  // Else what stands before the colon would be a scheme.
  return /^[^/]*:/.test(path) ? `./${path}` : path;
}

/** The path, or the address, that an IRI names; what is no good encoding is taken as it is written. */
export function sourceOf(iri: string): string {
  if (isAddress(iri)) return iri;
  const path = iri.replace(/^\.\//, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Whether it leads out of the folder. A colon alone makes no address: a file's name may have one, and a drive has. */
export function isAddress(source: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:\/\/|(?:urn|doi|info|scholium|acct|mailto):)/i.test(source);
}

/** Whether a path is none of a file below the folder: whoever wrote it may be anybody. */
export function leadsOut(source: string): boolean {
  return !isAddress(source) && /^(?:[/\\]|[a-z]:[/\\])|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(source);
}

/** Whether a link may lead there: to the web or a file of the folder. Other addresses start programs. */
export function mayBeLinked(source: string): boolean {
  return isAddress(source) ? /^https?:/i.test(source) : !leadsOut(source);
}

/** The address of a paper that is known by these names, or one that only we know. */
export function paperIri(names: readonly string[]): string {
  for (const name of names) {
    const [, scheme, value] = /^([a-z\d-]+):(.+)$/s.exec(name) ?? [];
    const url = isIdentifierScheme(scheme) && identifierUrl({ scheme, value: value! });
    if (url) return url;
  }
  // Half a character cannot be encoded.
  return `scholium:${encodeURIComponent((names[0] ?? '').replace(/\p{Cs}/gu, '\uFFFD'))}`;
}

/** By what the paper is named that an address leads to. */
export function papersAt(address: string): string[] {
  return [...new Set(findIdentifiers(address).map(({ identifier }) => identifierKey(identifier)))];
}
