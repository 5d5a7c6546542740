/** Bodies of a W3C annotation: the reader's text, tags, links; and such as others made, which stay. */
import type { Annotation, AnnotationLink } from '../model';
import { iriOf, isAddress, paperIri, papersAt, sourceOf } from './iri';
import { asList, isObject, isText, type JsonObject } from './json';

/** What an annotation says, out of its bodies. */
export type Said = Pick<Annotation, 'text' | 'tags' | 'links'>;

export function readBodies(w3c: JsonObject): Said {
  const said = bodiesOf(w3c).map((body) => roleOf(body, w3c.motivation));
  const of = <Role extends Body['role']>(role: Role) =>
    said.filter((body): body is Extract<Body, { role: Role }> => body?.role === role);
  return {
    text: of('text')[0]?.text ?? '',
    tags: [...new Set(of('tag').map(({ tag }) => tag))],
    links: of('link').map(({ link }) => link),
  };
}

/** The bodies of an annotation; where they say the same as in `w3c` they are the same ones. */
export function writeBodies(annotation: Annotation, w3c: JsonObject): unknown[] {
  const { text, tags, links, motivation } = annotation;
  const known = bodiesOf(w3c).map((body) => ({ body, as: roleOf(body, w3c.motivation) }));
  const isSameLink = (a: AnnotationLink, b: AnnotationLink) => JSON.stringify(a) === JSON.stringify(b);
  const textBody = known.find(({ as }) => as?.role === 'text')?.body;
  const others = known.filter(({ body, as }) => !as || (as.role === 'text' && body !== textBody));
  return [
    ...(text === '' ? [] : [textOf(text, motivation, textBody)]),
    ...tags.map(
      (tag) =>
        known.find(({ as }) => as?.role === 'tag' && as.tag === tag)?.body ?? {
          type: 'TextualBody',
          value: tag,
          purpose: 'tagging',
        },
    ),
    ...links.map(
      (link) =>
        known.find(({ as }) => as?.role === 'link' && isSameLink(as.link, link))?.body ?? linkBody(link),
    ),
    ...others.map(({ body }) => body),
  ];
}

/** Bodies that are none of text, tag and link. */
export function otherBodies(w3c: JsonObject): unknown[] {
  return bodiesOf(w3c).filter((body) => !roleOf(body, w3c.motivation));
}

type Body =
  | { readonly role: 'text'; readonly text: string }
  | { readonly role: 'tag'; readonly tag: string }
  | { readonly role: 'link'; readonly link: AnnotationLink };

function bodiesOf({ body, bodyValue }: JsonObject): readonly unknown[] {
  return isText(bodyValue) ? [{ type: 'TextualBody', value: bodyValue }, ...asList(body)] : asList(body);
}

function roleOf(body: unknown, motivation: unknown): Body | undefined {
  const isLinking = asList(motivation).includes('linking');
  if (isText(body)) {
    const link = isLinking ? linkTo(body) : undefined;
    return link && { role: 'link', link };
  }
  if (!isObject(body)) return undefined;
  const { type, value, purpose, source, id } = body;
  const isFor = (word: string) => asList(purpose).includes(word);
  if (isText(value) && (type === undefined || asList(type).includes('TextualBody'))) {
    if (!isFor('tagging')) return isFor('linking') ? undefined : { role: 'text', text: value };
    return value.trim() === '' ? undefined : { role: 'tag', tag: value };
  }
  if (!isFor('linking') && !(isLinking && purpose === undefined)) return undefined;
  const names = asList(body['scholium:paper']).filter(isText);
  if (names.length > 0) return { role: 'link', link: { paper: names } };
  const iri = isText(source) ? source : id;
  const link = isText(iri) ? linkTo(iri) : undefined;
  return link && { role: 'link', link };
}

function linkTo(iri: string): AnnotationLink | undefined {
  if (!isAddress(iri)) return { note: sourceOf(iri) };
  const paper = papersAt(iri);
  return paper.length > 0 ? { paper } : undefined;
}

function linkBody(link: AnnotationLink): JsonObject {
  const base = { type: 'SpecificResource', purpose: 'linking' };
  if ('note' in link) return { ...base, source: iriOf(link.note) };
  return { ...base, source: paperIri(link.paper), 'scholium:paper': link.paper };
}

function textOf(text: string, motivation: string, known: unknown): JsonObject {
  if (isObject(known)) return known.value === text ? known : { ...known, value: text };
  // Why the passage was marked (to question it, to link it) is said once, of the whole.
  const purpose = motivation === 'replying' ? 'replying' : 'commenting';
  return { type: 'TextualBody', value: text, format: 'text/markdown', purpose };
}
