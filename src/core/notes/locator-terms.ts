/**
 * The words that label a locator, in the languages for which CSL has terms (https://github.com/citation-style-language/locales,
 * long and short, singular and plural, symbols), and a few that people write besides (`pg.`, `Anm.`, `tab.`).
 */

/** The labels of one language, English ones with them. */
export interface LocatorTerms {
  /** A label, folded by `foldLabel`, to CSL's name of the locator type. */
  readonly names: ReadonlyMap<string, string>;
  /** The longest label at the beginning of a text, with the space behind it; its first group is the label. */
  readonly pattern: RegExp;
}

const known = new Map<string, LocatorTerms>();

/** The terms for a note in a language, `de` or `de-AT` as the front matter's `lang` has it; English for an unknown one. */
export function locatorTerms(language = 'en'): LocatorTerms {
  const code = /^[a-z]*/.exec(language.toLowerCase())![0];
  const wanted = TERMS.has(code) ? code : 'en';
  let terms = known.get(wanted);
  if (!terms) {
    terms = termsOf(wanted);
    known.set(wanted, terms);
  }
  return terms;
}

/** Every label of a language with the name of its type, in its usual case: `['S.', 'page']`. English ones are left out of others. */
export function locatorLabels(language = 'en'): readonly (readonly [label: string, name: string])[] {
  const code = /^[a-z]*/.exec(language.toLowerCase())![0];
  return labelsIn(TERMS.get(code) ?? ENGLISH);
}

/** A label without regard to case and kind of white space. */
export function foldLabel(label: string): string {
  return label.toUpperCase().toLowerCase().replace(/\s+/g, ' ');
}

function termsOf(code: string): LocatorTerms {
  const names = new Map<string, string>();
  // The note's own language comes first: `l.` is a line in English, `s.` a page in German.
  for (const terms of new Set([TERMS.get(code)!, ENGLISH])) {
    for (const [label, name] of labelsIn(terms)) {
      const folded = foldLabel(label);
      if (!names.has(folded)) names.set(folded, name);
    }
  }
  const labels = [...names.keys()].sort((a, b) => b.length - a.length);
  const source = labels.map((label) =>
    label.replaceAll('.', String.raw`\.`).replaceAll(' ', String.raw`\s+`),
  );
  // A label ends as a word does: `p.3`, but not `part` in `partsong`.
  const pattern = new RegExp(String.raw`^(${source.join('|')})(?:(?<=[.¶§°º])|(?=[\s(]))\s*`, 'iu');
  return { names, pattern };
}

/** `page: p. pp.; line: …`; an underscore is a space within a label. */
function labelsIn(terms: string): [label: string, name: string][] {
  return terms.split(';').flatMap((row) => {
    const [name, labels] = row.split(':') as [string, string];
    return labels
      .trim()
      .split(/\s+/)
      .map((label): [string, string] => [label.replaceAll('_', ' '), name.trim()]);
  });
}

const SYMBOLS = 'paragraph: ¶ ¶¶; section: § §§; sub-verbo: s.v. s._v. s.vv. s._vv. sub_verbo sub_verbis';

const ENGLISH = `act: act acts; appendix: appendix appendices app. apps.; article: article articles art. arts.;
book: book books bk. bks.; canon: canon canons can. c. cc.; chapter: chapter chapters chap. chaps. ch.;
column: column columns col. cols.; elocation: location locations loc. locs.; equation: equation equations eq. eqs.;
figure: figure figures fig. figs.; folio: folio folios fol. fols.; issue: number numbers no. nos. issue issues;
line: line lines l. ll.; note: note notes n. nn.; opus: opus opera op. opp.; page: page pages p. pp. p pp pg.;
paragraph: paragraph paragraphs para. paras.; part: part parts pt. pts.; rule: rule rules r. rr.;
scene: scene scenes sc. scs.; section: section sections sec. secs. sect.;
supplement: supplement supplements supp. supps. suppl.; table: table tables tbl. tbls. tab.;
timestamp: timestamp timestamps; title: title titles tit. tits.; verse: verse verses v. vv.;
volume: volume volumes vol. vols.; ${SYMBOLS}`;

const TERMS: ReadonlyMap<string, string> = new Map([
  ['en', ENGLISH],
  [
    'de',
    `act: Akt Akte; appendix: Anhang Anhänge Anh.; article: Artikel Art.; book: Buch Bücher B.; canon: Kanon;
chapter: Kapitel Kap.; column: Spalte Spalten Sp.; elocation: Ort Orte; equation: Gleichung Gleichungen Gl.;
figure: Abbildung Abbildungen Abb.; folio: Blatt Blätter Fol. Bl.; issue: Nummer Nummern Nr. Heft Hefte H.;
line: Zeile Zeilen Z.; note: Note Noten N. Anmerkung Anmerkungen Anm. Fußnote Fußnoten Fn.; opus: Opus Opera op.;
page: Seite Seiten S.; paragraph: Absatz Absätze Abs. Randnummer Randnummern Rn. Rz.; part: Teil Teile T.;
rule: Regel Regeln; scene: Szene Szenen Sz.; section: Abschnitt Abschnitte Abschn.;
supplement: Supplement Supplemente Suppl. Beilage Beilagen; table: Tabelle Tabellen Tab. Tafel Tafeln Taf.;
title: Titel Tit.; verse: Vers Verse V.; volume: Band Bände Bd. Bde.; ${SYMBOLS}`,
  ],
  [
    'fr',
    `act: acte actes; appendix: annexe annexes appendice appendices app.; article: article articles art.;
book: livre livres liv.; canon: canon canons; chapter: chapitre chapitres chap.; column: colonne colonnes col.;
elocation: emplacement emplacements empl.; equation: équation équations éq.; figure: figure figures fig.;
folio: folio folios fol. fᵒ fᵒˢ f° f. ff.; issue: numéro numéros nᵒ nᵒˢ n° n°s no.; line: ligne lignes l. ll.;
note: note notes n.; opus: opus op.; page: page pages p. pp.; paragraph: paragraphe paragraphes paragr. par.;
part: partie parties part. pt.; rule: règle règles; scene: scène scènes sc.; section: section sections sect. sec.;
supplement: supplément suppléments suppl.; table: tableau tableaux tabl. table tables; title: titre titres tit.;
verse: verset versets vers v. vv.; volume: volume volumes vol. tome tomes t.; ${SYMBOLS}`,
  ],
  [
    'es',
    `act: acto actos; appendix: apéndice apéndices ap. apéns.; article: artículo artículos art. arts.;
book: libro libros lib.; canon: canon cánones; chapter: capítulo capítulos cap. caps.; column: columna columnas col. cols.;
elocation: posición posiciones pos.; equation: ecuación ecuaciones ec. ecs.; figure: figura figuras fig. figs.;
folio: folio folios fol. f. ff.; issue: número números n.º n.ºs nº núm. núms.; line: línea líneas l. ll.;
note: nota notas n. nn.; opus: opus opera op.; page: página páginas p. pp. pág. págs.;
paragraph: párrafo párrafos párr. párrs.; part: parte partes pt. pts.; rule: regla reglas; scene: escena escenas esc.;
section: sección secciones sec. secs.; sub-verbo: sub_voce sub_vocibus; supplement: suplemento suplementos supl.;
table: tabla tablas tab. tabs.; title: título títulos tít. títs.; verse: verso versos v. vv.;
volume: volumen volúmenes vol. vols. tomo tomos t.; ${SYMBOLS}`,
  ],
  [
    'it',
    `act: atto atti; appendix: appendice appendici app.; article: articolo articoli art. artt.; book: libro libri lib.;
canon: canone canoni can.; chapter: capitolo capitoli cap. capp.; column: colonna colonne col. coll.;
elocation: posizione posizioni pos.; equation: equazione equazioni eq.; figure: figura figure fig. figg.;
folio: foglio fogli fol. f. ff.; issue: fascicolo fascicoli fasc. numero numeri n. nn.; line: riga righe r. rr.;
note: nota note; opus: opera opere op.; page: pagina pagine p. pp. pag. pagg.; paragraph: paragrafo paragrafi par. parr.;
part: parte parti pt.; rule: regola regole; scene: scena scene sc.; section: sezione sezioni sez.;
supplement: supplemento supplementi suppl.; table: tavola tavole tabella tabelle tab. tabb. tav. tavv.;
title: titolo titoli tit.; verse: verso versi v. vv.; volume: volume volumi vol. voll.; ${SYMBOLS}`,
  ],
  [
    'pt',
    `act: ato atos; appendix: apêndice apêndices ap.; article: artigo artigos art. arts.; book: livro livros liv.;
canon: cânone cânones canon canons; chapter: capítulo capítulos cap. caps.; column: coluna colunas col. cols.;
elocation: localização localizações posição posições pos.; equation: equação equações eq. eqs.;
figure: figura figuras fig. figs.; folio: fólio fólios folha folhas fol. f. fl. fls.;
issue: número números n.º nº núm. núms.; line: linha linhas l. ll.; note: nota notas n. nn.; opus: opus opera op.;
page: página páginas p. pp. pág. págs.; paragraph: parágrafo parágrafos par. parág.; part: parte partes pt. pts.;
rule: regra regras; scene: cena cenas; section: secção secções seção seções sec. secs.;
supplement: suplemento suplementos supl.; table: tabela tabelas tab. tabs.; title: título títulos tít. títs.;
verse: versículo versículos verso versos v. vv. v vv; volume: volume volumes vol. vols. tomo tomos t.; ${SYMBOLS}`,
  ],
  [
    'nl',
    `act: akte akten; appendix: bijlage bijlagen bijl. appendix appendices; article: artikel artikelen art.;
book: boek boeken bk.; canon: canon canons; chapter: hoofdstuk hoofdstukken hfdst. hoofdst.;
column: kolom kolommen column columns kol. col.; elocation: locatie locaties loc.;
equation: vergelijking vergelijkingen verg.; figure: figuur figuren fig. afbeelding afbeeldingen afb.;
folio: folio folio's fol. f.; issue: nummer nummers nr. nrs.; line: regel regels r. l.;
note: aantekening aantekeningen aant. noot noten n. voetnoot voetnoten; opus: opus opera op.;
page: pagina pagina's p. pp. pag. blz. bladzijde bladzijden; paragraph: paragraaf paragrafen par. alinea alinea's al.;
part: deel delen dl.; rule: voorschrift voorschriften; scene: scène scènes; section: sectie secties sec.;
supplement: supplement supplementen suppl.; table: tabel tabellen tab.; title: titel titels tit.;
verse: vers versen v. vv.; volume: volume volumes vol. vols. band banden; ${SYMBOLS}`,
  ],
]);
