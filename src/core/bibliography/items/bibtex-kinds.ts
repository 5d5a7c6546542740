/** What BibTeX's and BibLaTeX's names of types, kinds and languages are in CSL. */

/** Entry types (BibLaTeX's manual, section 2.1) as CSL's; what is not here is a document. */
export const CSL_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    article: 'article-journal',
    suppperiodical: 'article-journal',
    periodical: 'periodical',
    inproceedings: 'paper-conference',
    conference: 'paper-conference',
    book: 'book',
    mvbook: 'book',
    collection: 'book',
    mvcollection: 'book',
    proceedings: 'book',
    mvproceedings: 'book',
    reference: 'book',
    mvreference: 'book',
    manual: 'book',
    booklet: 'pamphlet',
    inbook: 'chapter',
    bookinbook: 'chapter',
    suppbook: 'chapter',
    incollection: 'chapter',
    suppcollection: 'chapter',
    inreference: 'entry-encyclopedia',
    phdthesis: 'thesis',
    mastersthesis: 'thesis',
    thesis: 'thesis',
    techreport: 'report',
    report: 'report',
    unpublished: 'manuscript',
    online: 'webpage',
    electronic: 'webpage',
    www: 'webpage',
    dataset: 'dataset',
    software: 'software',
    patent: 'patent',
    standard: 'standard',
    review: 'review',
    letter: 'personal_communication',
    performance: 'performance',
    movie: 'motion_picture',
    video: 'motion_picture',
    music: 'song',
    audio: 'song',
    image: 'graphic',
    artwork: 'graphic',
    legal: 'treaty',
    legislation: 'legislation',
    jurisdiction: 'legal_case',
  }),
);

/** Types whose `number` is that of an issue. */
export const IN_ISSUES: ReadonlySet<string> = new Set(['article', 'periodical', 'suppperiodical']);

/** Types whose `number` is that of a series. */
export const IN_SERIES: ReadonlySet<string> = new Set(
  'book mvbook collection mvcollection proceedings mvproceedings reference mvreference inbook bookinbook suppbook incollection suppcollection inreference inproceedings conference manual booklet'.split(
    ' ',
  ),
);

/** Types that a preprint may have where nothing tells that it came out elsewhere. */
export const OF_PREPRINTS: ReadonlySet<string> = new Set([
  'misc',
  'online',
  'electronic',
  'www',
  'unpublished',
]);

/** BibLaTeX's keys for kinds (its manual, section 4.9.2.13) in words. */
const GENRES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    mathesis: 'Master’s thesis',
    bathesis: 'Bachelor’s thesis',
    phdthesis: 'PhD thesis',
    candthesis: 'Candidate thesis',
    techreport: 'technical report',
    resreport: 'research report',
    software: 'computer software',
    datacd: 'data CD',
    audiocd: 'audio CD',
    patent: 'patent',
    patentde: 'German patent',
    patenteu: 'European patent',
    patentfr: 'French patent',
    patentuk: 'British patent',
    patentus: 'U.S. patent',
    patreq: 'patent request',
    patreqde: 'German patent request',
    patreqeu: 'European patent request',
    patreqfr: 'French patent request',
    patrequk: 'British patent request',
    patrequs: 'U.S. patent request',
  }),
);

/** What BibTeX's styles print where nothing is said. */
const USUAL_GENRES: ReadonlyMap<string, string> = new Map([
  ['phdthesis', 'PhD thesis'],
  ['mastersthesis', 'Master’s thesis'],
]);

export function genreOf(type: string, given: string | undefined): string | undefined {
  return given === undefined ? USUAL_GENRES.get(type) : (GENRES.get(given.toLowerCase()) ?? given);
}

const STATES: ReadonlyMap<string, string> = new Map([
  ['inpreparation', 'in preparation'],
  ['submitted', 'submitted'],
  ['forthcoming', 'forthcoming'],
  ['inpress', 'in press'],
  ['prepublished', 'pre-published'],
]);

export function stateOf(given: string): string {
  return STATES.get(given.toLowerCase()) ?? given;
}

/** The languages of babel and polyglossia (`langid`) as BCP 47 has them. */
const LANGUAGES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    english: 'en-US',
    american: 'en-US',
    usenglish: 'en-US',
    british: 'en-GB',
    ukenglish: 'en-GB',
    australian: 'en-AU',
    newzealand: 'en-NZ',
    canadian: 'en-CA',
    german: 'de-DE',
    ngerman: 'de-DE',
    austrian: 'de-AT',
    naustrian: 'de-AT',
    swissgerman: 'de-CH',
    nswissgerman: 'de-CH',
    french: 'fr-FR',
    francais: 'fr-FR',
    acadian: 'fr-CA',
    canadien: 'fr-CA',
    spanish: 'es-ES',
    catalan: 'ca-AD',
    italian: 'it-IT',
    portuguese: 'pt-PT',
    portuges: 'pt-PT',
    brazilian: 'pt-BR',
    brazil: 'pt-BR',
    dutch: 'nl-NL',
    danish: 'da-DK',
    norsk: 'nb-NO',
    norwegian: 'nb-NO',
    nynorsk: 'nn-NO',
    swedish: 'sv-SE',
    finnish: 'fi-FI',
    icelandic: 'is-IS',
    estonian: 'et-EE',
    latvian: 'lv-LV',
    lithuanian: 'lt-LT',
    polish: 'pl-PL',
    czech: 'cs-CZ',
    slovak: 'sk-SK',
    slovene: 'sl-SI',
    slovenian: 'sl-SI',
    croatian: 'hr-HR',
    serbian: 'sr-RS',
    hungarian: 'hu-HU',
    magyar: 'hu-HU',
    romanian: 'ro-RO',
    bulgarian: 'bg-BG',
    russian: 'ru-RU',
    ukrainian: 'uk-UA',
    greek: 'el-GR',
    turkish: 'tr-TR',
    arabic: 'ar',
    hebrew: 'he-IL',
    persian: 'fa-IR',
    hindi: 'hi-IN',
    thai: 'th-TH',
    vietnamese: 'vi-VN',
    chinese: 'zh-CN',
    japanese: 'ja-JP',
    korean: 'ko-KR',
    latin: 'la',
    basque: 'eu',
    afrikaans: 'af-ZA',
  }),
);

/** A tag of BCP 47 stays as it is; undefined for what is none. */
export function languageTag(given: string): string | undefined {
  const known = LANGUAGES.get(given.toLowerCase());
  return (
    known ?? (/^[A-Za-z]{2,3}(?:[-_][A-Za-z\d]{2,8})*$/.test(given) ? given.replace('_', '-') : undefined)
  );
}

/** The first of babel's names for a language; what has none stays as it is. */
export function babelName(tag: string): string {
  return [...LANGUAGES].find(([, known]) => known === tag)?.[0] ?? tag;
}
