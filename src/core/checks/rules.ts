/** The rules that notes are held to: their names, which never change, and how much each weighs unless told. */
import type { Severity } from '../model';

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
  { name: 'unused-entry', level: 'off', about: 'an entry that no note using the bibliography cites' },
  {
    name: 'broken-front-matter',
    level: 'warning',
    about: 'front matter of a note on a paper that is no YAML',
  },
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
    else return { fault: `There is no rule "${name}"; there are: ${RULE_NAMES.join(', ')}.` };
  }
  return { levels };
}

function isRuleLevel(text: string | undefined): text is RuleLevel {
  return RULE_LEVELS.includes(text as RuleLevel);
}
