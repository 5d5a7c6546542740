/**
 * Annotations as the API of Hypothesis gives them (https://h.readthedocs.io/en/latest/api-reference/v1/): `rows`, an
 * answer with the ids of all that it answers in `references`. What that form has no field for stands in `scholium`.
 */
import type { Annotation, PassageTarget } from '../model';
import { isColour } from './colours';
import { iriOf } from './iri';
import { asList, isObject, isText, type JsonObject } from './json';
import { roots } from './threads';
import { CONTEXT, isTime } from './w3c';

/** Where Hypothesis shows an annotation: the id that it keeps wherever it goes. */
const ADDRESS = 'https://hypothes.is/a/';

/** Every answer names all that it answers; of more than this, which nobody writes, only the last and the first. */
const MOST_REFERENCES = 100;

/** What the API would answer. */
export function hypothesisRows(annotations: readonly Annotation[]): JsonObject {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const rootOf = roots(byId);
  const rows = annotations.map((annotation) => {
    const { id, created, modified, creator, text, tags, colour, resolved, motivation } = annotation;
    const root = rootOf(annotation);
    const references = answered(annotation, root, byId);
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

/** All that is answered, the annotation of the passage first. */
function answered(
  annotation: Annotation,
  root: Annotation | undefined,
  byId: ReadonlyMap<string, Annotation>,
): string[] {
  const references = new Set<string>();
  let at: Annotation | undefined = annotation;
  while (at && 'replyTo' in at.target && !references.has(at.target.replyTo)) {
    if (references.size === MOST_REFERENCES) {
      if (root) references.add(root.id);
      break;
    }
    references.add(at.target.replyTo);
    at = byId.get(at.target.replyTo);
  }
  return [...references].reverse();
}

function shortId(id: string): string {
  return id.startsWith(ADDRESS) ? id.slice(ADDRESS.length) : id;
}

function longId(id: string): string {
  return /^[\w-]{4,64}$/.test(id) ? `${ADDRESS}${id}` : id;
}
