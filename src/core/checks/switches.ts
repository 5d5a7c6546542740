/**
 * Rules switched off in the text: `<!-- scholium-disable unknown-key -->` up to `<!-- scholium-enable -->`, `-line` for
 * the line it stands in, `-next-line` for the one below; several names with commas or spaces, none for all rules. In
 * LaTeX behind `%`, in Typst behind `//`.
 */
import type { Span } from '../place';
import type { NoteText } from './bibliographies';
import { type NoteKind, noteKind } from './note-kind';
import { lineAround } from './probe';
import { editFix, type Found } from './problem';
import { isRuleName, nearestRule, RULE_NAMES, type RuleName } from './rules';

interface Switches {
  readonly isOff: (rule: RuleName, offset: number) => boolean;
  /** Names that no rule has. */
  readonly unknown: readonly Found[];
}

export function readSwitches({ text, language }: NoteText): Switches {
  if (!text.includes('scholium-')) return NONE;
  const off: { readonly rules: ReadonlySet<RuleName>; readonly span: Span }[] = [];
  const open = new Map<RuleName, number>();
  const unknown: Found[] = [];
  const close = (rule: RuleName, end: number) => {
    const start = open.get(rule);
    if (start !== undefined) off.push({ rules: new Set([rule]), span: { start, end } });
    open.delete(rule);
  };
  for (const { index, 0: comment, 1: verb, 2: list } of text.matchAll(COMMENTS[noteKind(language)])) {
    if (isQuoted(text, index)) continue;
    const named = namesIn(list!, index + comment.lastIndexOf(list!));
    unknown.push(...named.unknown);
    const { rules } = named;
    if (verb === 'disable') for (const rule of rules) open.set(rule, open.get(rule) ?? index);
    else if (verb === 'enable') for (const rule of rules) close(rule, index);
    else {
      const next = text.indexOf('\n', index + comment.length) + 1 || text.length;
      off.push({ rules: new Set(rules), span: lineSpan(text, verb === 'disable-line' ? index : next) });
    }
  }
  for (const rule of [...open.keys()]) close(rule, text.length + 1);
  const isOff = (rule: RuleName, offset: number) =>
    off.some(({ rules, span }) => rules.has(rule) && offset >= span.start && offset < span.end);
  return { isOff, unknown };
}

const NONE: Switches = { isOff: () => false, unknown: [] };

const VERB = String.raw`scholium-(disable-next-line|disable-line|disable|enable)(?![\w-])`;
const HTML = new RegExp(String.raw`<!--[ \t]*${VERB}([^\n>]{0,500}?)-->`, 'g');
const LATEX = new RegExp(String.raw`%[ \t]*${VERB}([^\n]*)`, 'g');
const TYPST = new RegExp(String.raw`\/\/[ \t]*${VERB}([^\n]*)`, 'g');

const COMMENTS: Readonly<Record<NoteKind, RegExp>> = {
  markdown: HTML,
  latex: LATEX,
  typst: TYPST,
  text: HTML,
};

/** All rules where none is named. Names that are all unknown are not meant to switch everything off. */
function namesIn(list: string, offset: number): { rules: readonly RuleName[]; unknown: readonly Found[] } {
  if (list.trim() === '') return { rules: RULE_NAMES, unknown: [] };
  const rules: RuleName[] = [];
  const unknown: Found[] = [];
  for (const { 0: name, index } of list.matchAll(/[^\s,]+/g)) {
    if (isRuleName(name)) rules.push(name);
    else unknown.push(unknownRule(name, offset + index));
  }
  return { rules, unknown };
}

/** It stands in code that tells of it, as in this sentence: `<!-- scholium-disable -->`. */
function isQuoted(text: string, index: number): boolean {
  const { start } = lineAround(text, index);
  return text.slice(start, index).split('`').length % 2 === 0;
}

/** The line that holds `at`, its end counted in: what is missing may be marked there. */
function lineSpan(text: string, at: number): Span {
  const { start, end } = lineAround(text, at);
  return { start, end: end + 1 };
}

function unknownRule(name: string, start: number): Found {
  const span = { start, end: start + name.length };
  const near = nearestRule(name);
  return {
    rule: 'unknown-rule',
    span,
    message: `There is no rule “${name}”. ${near ? `Did you mean ${near}?` : 'The setting scholium.check.rules lists them.'}`,
    fixes: () => (near ? [editFix(`Change to ${near}`, { ...span, newText: near })] : []),
  };
}
