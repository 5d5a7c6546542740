/** The labels of publishers' pages, in the languages they come in, and how a value stands beside its label. */

export type Field =
  | 'title'
  | 'authors'
  | 'abstract'
  | 'keywords'
  | 'doi'
  | 'published'
  | 'otherDate'
  | 'volume'
  | 'issue'
  | 'pages'
  | 'journal'
  | 'publisher'
  | 'citation';

/** Dates that are not the paper's (when it was received, or put on a site) have a field of their own. */
const LABELS: readonly (readonly [Field, string])[] = [
  ['title', 'Title|Titre|Titel|Título|Titolo|Название'],
  ['authors', 'Authors|Author|Author(s)|Auteurs|Auteur|Autoren|Autores|Autori|Авторы'],
  [
    'abstract',
    'Abstract|Résumé|Summary|Riassunto|Резюме|Аннотация|Zusammenfassung|Kurzfassung|Resumen|Resumo|Sommario|摘要|要旨',
  ],
  [
    'keywords',
    'Keywords|Key words|Author Keywords|Keywords and phrases|Mots-clés|Mots clés|Schlüsselwörter|Palabras clave|Palavras-chave|Parole chiave|Ключевые слова|关键词',
  ],
  ['doi', 'DOI|Digital Object Identifier|Identifiant DOI'],
  [
    'published',
    'Published|Published online|Publication date|Date of publication|Published on|Date published|Issue Date|First published|Available online|Date of Conference|Publié le|Date de publication|Veröffentlicht|Опубликовано',
  ],
  [
    'otherDate',
    'Received|Accepted|Revised|Submission received|Submitted|Received in revised form|Date Added to IEEE Xplore|First available in Project Euclid|Version of record|Reçu le|Accepté le|Eingegangen|Angenommen|Поступила',
  ],
  ['volume', 'Volume|Tome|Band|Том'],
  ['issue', 'Issue|Number|Numéro|Heft|Выпуск'],
  ['pages', 'Pages|Page(s)|Seiten|Páginas|Pagine|Страницы'],
  ['journal', 'Journal|Published in|Revue|Zeitschrift|Revista|Rivista|Журнал'],
  ['publisher', 'Publisher|Éditeur|Verlag|Editorial|Editore|Издательство'],
  [
    'citation',
    'Cite this article|Cite this article as|Cite this paper|Cite this|How to cite|How to cite this article|To cite this article|Copy Citation|Citation|Cite as|Citer|Cite this chapter|MDPI and ACS Style|ACM Reference Format|Pour citer cet article|Zitierweise|Cómo citar',
  ],
];

const FIELDS: ReadonlyMap<string, Field> = new Map(
  LABELS.flatMap(([field, words]) => words.split('|').map((word) => [word.toLowerCase(), field] as const)),
);

const WORDS = LABELS.flatMap(([, words]) => words.split('|'))
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace(/[()]/g, '\\$&'));

const LEAD = String.raw`^[\s>#*_•-]{0,10}`;
const MARKED = new RegExp(
  String.raw`${LEAD}(${WORDS.join('|')})[*_]{0,2}\s{0,2}(?:[:：][\s*_]{0,6}|$)`,
  'iu',
);
// Without a colon the value starts with what no word of a sentence would: `DOIhttps://…`, `Published3 June 2020`.
const GLUED = new RegExp(
  String.raw`${LEAD}(${WORDS.join('|')})(?=\p{Lu}|["“]|\s{0,2}(?:10\.\d{4}|https?:\/\/|\d{1,2} \p{L}{3}|\d{4}-\d\d|\p{Lu}\p{Ll}{2,8}\.? \d{1,2}, \d{4}$|\p{Lu}\p{Ll}{2,8} \d{4}$))`,
  'u',
);

/** The first three letters of labels: they tell nearly every line from one with a label at a fraction of the time. */
const OPENING = openingOf([...FIELDS.keys()]);
const OPENING_OF_CITATION = openingOf(
  [...FIELDS].flatMap(([word, field]) => (field === 'citation' ? [word] : [])),
);

function openingOf(words: readonly string[]): RegExp {
  const letters = new Set(words.map((word) => word.slice(0, 3)));
  return new RegExp(`${LEAD}(?:${[...letters].join('|')})`, 'iu');
}

/** Labels stand at the start of a line; nothing of ours is longer. */
const LONGEST = 120;

export interface LabelAt {
  readonly field: Field;
  /** Column in the line at which the value starts; its length when the label stands alone. */
  readonly value: number;
}

/** The label at the start of a line, if one stands there. */
export function labelAt(raw: string): LabelAt | undefined {
  if (!OPENING.test(raw)) return undefined;
  const head = raw.slice(0, LONGEST).trimEnd();
  const match = MARKED.exec(head) ?? GLUED.exec(head);
  if (!match) return undefined;
  return { field: FIELDS.get(match[1]!.toLowerCase())!, value: match[0].length };
}

/** The label of how the paper is to be cited, if one starts the line. */
export function citationLabelAt(raw: string): LabelAt | undefined {
  const label = OPENING_OF_CITATION.test(raw) ? labelAt(raw) : undefined;
  return label?.field === 'citation' ? label : undefined;
}

/** Headings behind which other papers stand: nothing below them is the page's own. */
const NEIGHBOURS =
  /^[\s#*_-]{0,8}(?:References?|Bibliography|Literature Cited|Références|Literatur|Recommended articles?|Recommended|Similar content being viewed by others|Similar articles|Related(?: (?:articles|papers|content|publications|works|topics|research))?|Cited by(?:\s?\(?\d[\d,]{0,8}\)?)?|Cited By|This article is cited by|Citing (?:articles|literature)|Citations|Index Terms|More (?:from|like this)\b.{0,60}|People also read|Most (?:read|cited)(?: articles)?|Published Versions|Section snippets|Further reading|Previous(?: article)?|Next(?: article)?|PreviousNext|View full references|Other articles .{0,60}|You may also .{0,40})[\s:*_]{0,4}$/i;

/** Headings that speak of the page's own paper again. */
const OWN =
  /^[\s#*_-]{0,8}(?:About this (?:article|chapter|paper)|Author information|Authors and Affiliations|Rights and permissions|Additional information|Article (?:information|history)|Information|Acknowledge?ments?|Copyright|Identifiants|Dates et versions|Citer|Details|Publication History|Article Metrics)[\s:*_]{0,4}$/i;

/** Headings that end an abstract and are no label of a field. */
const SECTION =
  /^[\s#*_-]{0,8}(?:\d{1,2}\.?\s)?(?:Introduction|Main|Background and Summary|Highlights|Graphical abstract|Access (?:options|through your institution|this article)|Buy (?:or subscribe|article)|Get full access.{0,60}|Article (?:PDF|Text|Information)|Physics Subject Headings \(PhySH\)|Export citation.{0,30}|BibTeX.{0,40}|RIS|Open Access Media|Download(?: PDF| Citation)?|Figures?(?: \(\d+\))?|Supplementary .{0,40}|Data availability.{0,30}|Subject Areas?|Domaines|Licence|License|Conflict of interest.{0,40}|Funding|Footnotes|Notes|Share|Cite|Metrics|Authors Info & Claims|Outline|Purchased?|Sign in.{0,60}|Log in.{0,60}|PDF|View PDF|Full Text.{0,30}|Subjects?:?|Rights:?.{0,60}|© .{0,120}|Copyright ©.{0,120})[\s:*_]{0,4}$/i;

export function startsNeighbours(text: string): boolean {
  return text.length <= 100 && NEIGHBOURS.test(text);
}

/** Whether the line leads back from neighbours to the page's own paper. */
export function startsOwn(text: string): boolean {
  return text.length <= 100 && (OWN.test(text) || citationLabelAt(text) !== undefined);
}

/** Whether an abstract ends above the line. */
export function endsAbstract(text: string): boolean {
  if (text.length <= 160 && (SECTION.test(text) || NEIGHBOURS.test(text) || OWN.test(text))) return true;
  return /^#{1,6}\s/.test(text) || labelAt(text) !== undefined;
}
