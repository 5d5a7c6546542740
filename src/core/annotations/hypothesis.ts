/**
 * Annotations as the API of Hypothesis gives them (https://h.readthedocs.io/en/latest/api-reference/v1/): `rows`, an
 * answer with the ids of all that it answers in `references`. What that form has no field for stands in `scholium`.
 */
import type { Annotation, PassageTarget } from '../model';
import { isColour } from './colours';
import { iriOf } from './iri';
import { asList, isObject, isText, type JsonObject } from './json';
import { CONTEXT, isTime } from './w3c';

/** Where Hypothesis shows an annotation: the id that it keeps wherever it goes. */
const ADDRESS = 'https://hypothes.is/a/';

/** What the API would answer. */
export function hypothesisRows(annotations: readonly Annotation[]): JsonObject {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const rows = annotations.map((annotation) => {
    const { id, created, modified, creator, text, tags, colour, resolved, motivation } = annotation;
    const { root, references } = answered(annotation, byId);
    const target = root && !('replyTo' in root.target) ? root.target : undefined;
    const uri = iriOf(target?.source ?? '');
    const selector = 'replyTo' in annotation.target ? [] : selectorsOf(annotation.target);
    return {
      id: shortId(id),
      ...(created !== undefined && { created }),
      ...((modified ?? created) !== undefined && { updated: modified ?? created }),
      user: `acct:${creator ?? ''}`,
      ...(creator !== undefined && { user_info: { display_name: creator } }),
      uri,
      text,
      tags,
      target: [{ source: uri, ...(selector.length > 0 && { selector }) }],
      ...(references.length > 0 && { references: references.map(shortId) }),
      scholium: {
        motivation,
        ...(colour && { colour }),
        ...(resolved && { resolved }),
        ...(target && { paper: target.paper }),
      },
    };
  });
  return { total: rows.length, rows };
}

/** A row as a W3C annotation, or why it is none. */
export function fromHypothesis(row: JsonObject): JsonObject | string {
  const { id, uri, text, tags, created, updated, user, references, group } = row;
  if (!isText(id) || id === '') return 'It has no "id".';
  const [target] = asList(row.target).filter(isObject);
  const source = isText(target?.source) ? target.source : uri;
  const parents = asList(references).filter(isText);
  if (parents.length === 0 && (!isText(source) || source === ''))
    return 'It has neither "uri" nor "references".';
  const own = isObject(row.scholium) ? row.scholium : {};
  const info = isObject(row.user_info) ? row.user_info.display_name : undefined;
  const name = isText(info) && info !== '' ? info : isText(user) ? user.replace(/^acct:/, '') : '';
  const words = isText(text) ? text : '';
  const body = [
    ...(words === ''
      ? []
      : [{ type: 'TextualBody', value: words, format: 'text/markdown', purpose: 'commenting' }]),
    ...asList(tags)
      .filter(isText)
      .map((tag) => ({ type: 'TextualBody', value: tag, purpose: 'tagging' })),
  ];
  const motivation = isText(own.motivation) ? own.motivation : words === '' ? 'highlighting' : 'commenting';
  const paper = Array.isArray(own.paper) && own.paper.filter(isText);
  return {
    '@context': CONTEXT,
    id: longId(id),
    type: 'Annotation',
    motivation: parents.length > 0 ? 'replying' : motivation,
    ...(isTime(created) && { created }),
    ...(isTime(updated) && { modified: updated }),
    ...(name !== '' && { creator: { type: 'Person', name } }),
    ...(body.length > 0 && { body }),
    target:
      parents.length > 0
        ? longId(parents.at(-1)!)
        : {
            source,
            ...(paper && { 'scholium:paper': paper }),
            ...(target?.selector !== undefined && { selector: target.selector }),
          },
    ...(isColour(own.colour) && { 'scholium:colour': own.colour }),
    ...(own.resolved === true && { 'scholium:state': 'resolved' }),
    ...(isText(group) && group !== '__world__' && { 'hypothesis:group': group }),
  };
}

function selectorsOf({ quote, position }: PassageTarget): object[] {
  return [quote, position].filter((selector) => selector !== undefined);
}

/** The annotation of a passage that is answered in the end, and all between, that one first. */
function answered(annotation: Annotation, byId: ReadonlyMap<string, Annotation>) {
  const references: string[] = [];
  let root: Annotation | undefined = annotation;
  while (root && 'replyTo' in root.target && !references.includes(root.target.replyTo)) {
    references.unshift(root.target.replyTo);
    root = byId.get(root.target.replyTo);
  }
  return { root, references };
}

function shortId(id: string): string {
  return id.startsWith(ADDRESS) ? id.slice(ADDRESS.length) : id;
}

function longId(id: string): string {
  return /^[\w-]{4,64}$/.test(id) ? `${ADDRESS}${id}` : id;
}
