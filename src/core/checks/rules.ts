/** The rules that notes and bibliographies are held to: their names, which never change, and how much each weighs unless told. */
import type { Severity } from '../model';
import { distanceWithin } from './nearest-keys';

export type RuleLevel = 'off' | Severity;

interface Rule {
  readonly name: string;
  /** What it weighs where the reader says nothing. */
  readonly level: RuleLevel;
  /** In a few words: what it finds. */
  readonly about: string;
}

export const RULES = [
  { name: 'unknown-key', level: 'warning', about: 'a cited key that no paper and no bibliography has' },
  { name: 'former-key', level: 'information', about: 'a key that its paper had before' },
  { name: 'ambiguous-key', level: 'warning', about: 'a key that two papers claim' },
  { name: 'repeated-key', level: 'warning', about: 'a key twice in one citation' },
  { name: 'malformed-citation', level: 'warning', about: 'brackets, semicolons or commas amiss' },
  { name: 'malformed-locator', level: 'warning', about: 'a page or section that is not whole' },
  { name: 'link-trap', level: 'warning', about: 'a citation that Markdown reads as a link' },
  { name: 'withdrawn-paper', level: 'warning', about: 'a citation of a withdrawn paper' },
  { name: 'superseded-version', level: 'information', about: 'a version older than the newest known' },
  {
    name: 'altered-quotation',
    level: 'warning',
    about: 'a quotation with other words or figures than its paper',
  },
  { name: 'misattributed-quotation', level: 'warning', about: 'a quotation that another paper has' },
  { name: 'unfound-quotation', level: 'information', about: 'a quotation that no page of its paper has' },
  { name: 'missing-bibliography', level: 'error', about: 'a bibliography file that is not there' },
  { name: 'missing-entry', level: 'warning', about: 'a cited paper that the note’s bibliography lacks' },
  {
    name: 'stale-reference-list',
    level: 'information',
    about: 'a list of references written before citations, papers or the style changed',
  },
  { name: 'unused-entry', level: 'off', about: 'an entry that no note using the bibliography cites' },
  {
    name: 'citation-style',
    level: 'warning',
    about: 'a citation style that is not there, or that cannot work',
  },
  {
    name: 'broken-front-matter',
    level: 'warning',
    about: 'front matter of a note on a paper that is no YAML',
  },
  {
    name: 'broken-entry',
    level: 'warning',
    about: 'an entry of a bibliography that cannot be read whole, or has no key or title of its own',
  },
  {
    name: 'malformed-identifier',
    level: 'warning',
    about: 'a DOI, ISBN, ISSN or number of arXiv or PubMed in a bibliography that cannot be one',
  },
  {
    name: 'identifier-as-address',
    level: 'information',
    about: 'an address or a label where an entry has an identifier',
  },
  { name: 'arxiv-as-journal', level: 'information', about: 'arXiv given as the journal of an entry' },
  {
    name: 'malformed-year',
    level: 'warning',
    about: 'a year or date of an entry that is none, or in the future',
  },
  {
    name: 'conflicting-year',
    level: 'warning',
    about: 'an entry whose year differs from its date, or from the pages of the paper',
  },
  {
    name: 'malformed-names',
    level: 'warning',
    about: 'names of an entry that are not parted as BibTeX parts them',
  },
  { name: 'names-in-capitals', level: 'information', about: 'names of an entry in capitals' },
  {
    name: 'swapped-name',
    level: 'information',
    about: 'a name whose parts stand the other way round in other entries',
  },
  { name: 'joined-initials', level: 'off', about: 'initials of an entry without blanks between' },
  {
    name: 'malformed-pages',
    level: 'warning',
    about: 'pages of an entry that run backwards, are no pages or have “pp.” before them',
  },
  {
    name: 'page-hyphen',
    level: 'information',
    about: 'a range of pages with another hyphen than the rest of the bibliography',
  },
  {
    name: 'unprotected-capitals',
    level: 'information',
    about: 'words in the title of an entry whose capitals styles make small',
  },
  { name: 'title-in-capitals', level: 'information', about: 'a title of an entry in capitals' },
  { name: 'title-full-stop', level: 'information', about: 'a title of an entry that ends in a full stop' },
  {
    name: 'unescaped-character',
    level: 'warning',
    about: 'a character in an entry that LaTeX takes for a command',
  },
  { name: 'html-in-field', level: 'warning', about: 'HTML in an entry' },
  {
    name: 'mixed-letters',
    level: 'information',
    about: 'accents in LaTeX where the rest of the bibliography has Unicode, or the contrary',
  },
  { name: 'missing-field', level: 'information', about: 'an entry without what its type needs' },
  { name: 'repeated-field', level: 'warning', about: 'a field twice in one entry' },
  { name: 'empty-field', level: 'information', about: 'a field of an entry with nothing in it' },
  {
    name: 'wrong-entry-type',
    level: 'information',
    about: 'an entry whose fields are those of another type',
  },
  { name: 'malformed-url', level: 'information', about: 'an address in an entry that leads nowhere' },
  { name: 'redundant-url', level: 'off', about: 'an address of an entry that is its DOI once more' },
  { name: 'malformed-key', level: 'warning', about: 'a key of an entry that not every program can cite' },
  { name: 'missing-parent', level: 'warning', about: 'an entry that refers to one which is not there' },
  { name: 'repeated-paper', level: 'warning', about: 'a paper under two keys in one bibliography' },
  {
    name: 'mixed-journal-names',
    level: 'information',
    about: 'a journal abbreviated in some entries and in full in others',
  },
  {
    name: 'month-form',
    level: 'information',
    about: 'a month of an entry that is not one of BibTeX’s names',
  },
  { name: 'edition-form', level: 'information', about: 'an edition of an entry that prints wrongly' },
  { name: 'stray-white-space', level: 'off', about: 'several blanks in a title or name of an entry' },
  { name: 'unknown-rule', level: 'warning', about: 'a scholium comment that names no rule' },
] as const satisfies readonly Rule[];

export type RuleName = (typeof RULES)[number]['name'];

export const RULE_NAMES: readonly RuleName[] = RULES.map(({ name }) => name);

/** What the reader set; rules that are not in it weigh what they weigh. */
export type RuleLevels = Readonly<Partial<Record<RuleName, RuleLevel>>>;

export const RULE_LEVELS: readonly RuleLevel[] = ['off', 'information', 'warning', 'error'];

export function levelOf(rule: RuleName, levels: RuleLevels): RuleLevel {
  return levels[rule] ?? DEFAULTS.get(rule)!;
}

const DEFAULTS: ReadonlyMap<RuleName, RuleLevel> = new Map(RULES.map(({ name, level }) => [name, level]));

export function isRuleName(name: string): name is RuleName {
  return DEFAULTS.has(name as RuleName);
}

/**
 * `unknown-key=error,unused-entry=warning` as levels; `all` stands for every rule that is on, and the later word wins.
 * The fault says what is not understood.
 */
export function readRuleLevels(text: string): { levels: RuleLevels } | { fault: string } {
  const levels: Partial<Record<RuleName, RuleLevel>> = {};
  for (const part of text.split(',').map((each) => each.trim())) {
    if (part === '') continue;
    const [name, level, ...rest] = part.split('=').map((each) => each.trim()) as [string, ...string[]];
    if (rest.length > 0 || !isRuleLevel(level)) {
      return { fault: `"${part}" is no RULE=LEVEL; LEVEL is one of ${RULE_LEVELS.join(', ')}.` };
    }
    if (name === 'all') {
      for (const rule of RULE_NAMES) if (levelOf(rule, levels) !== 'off') levels[rule] = level;
    } else if (isRuleName(name)) levels[name] = level;
    else return { fault: `There is no rule "${name}"; ${hint(name)}` };
  }
  return { levels };
}

function hint(name: string): string {
  const near = nearestRule(name);
  return near ? `did you mean ${near}?` : 'scholium --help lists them.';
}

/** The rule that a misspelled name means. */
export function nearestRule(name: string): RuleName | undefined {
  return RULE_NAMES.map((rule) => ({ rule, distance: distanceWithin(name, rule, 4) }))
    .filter(({ distance }) => distance !== undefined)
    .sort((a, b) => a.distance! - b.distance!)[0]?.rule;
}

function isRuleLevel(text: string | undefined): text is RuleLevel {
  return RULE_LEVELS.includes(text as RuleLevel);
}
