/** The findings of a paper: the claims of its abstracts and summaries that can be cited. */
import { enumerations } from './findings/enumerations';
import { isSaidBefore, type Said, saidIn } from './findings/near';
import { introduces, isMethod, isResult, isStatement, reports } from './findings/results';
import { type Section, sectionsOf } from './findings/sections';
import type { Finding, Printed, Work } from './model';
import type { Place, Span } from './place';
import { fold, sentences } from './prose';

/**
 * The findings of a work: numbered ones first, then sentences that tell a result, then the one-line summaries a
 * machine wrote; within each in the order of the page, and each sentence once, from the cleanest abstract that has
 * it, though another page may say it in slightly other words. Last come sentences whose beginning extraction lost, where no other abstract has them whole.
 *
 * Of an abstract of several lines the place counts the columns from the first letter of each later line, since
 * `Printed` does not keep what was trimmed there.
 */
export function findingsOf(work: Work): Finding[] {
  const claims = work.abstracts.flatMap((variant, account) => {
    const printed = variant.records[0]?.abstract;
    return printed ? claimsIn(printed).map((claim) => ({ ...claim, account })) : [];
  });
  const others = claims.some(({ broken }) => broken) ? work.abstracts.map(({ text }) => fold(text)) : [];
  const whole = claims.filter(({ broken }) => !broken);
  const findings: Told[] = [
    ...whole.filter(({ kind }) => kind === 'enumerated'),
    ...whole.filter(({ kind }) => kind === 'result'),
    ...work.summaries.map(({ text, place }) => ({ kind: 'summary' as const, text, place, account: -1 })),
    ...claims.filter(({ broken, text }) => broken && !others.some((abstract) => hasWhole(abstract, text))),
  ];
  return distinct(findings).map(({ kind, text, place }) => ({ kind, text, place }));
}

/** A finding with the number of the abstract that has it; that of a summary is negative. */
interface Told extends Finding {
  readonly account: number;
}

interface Claim extends Finding {
  readonly broken: boolean;
}

/** The claims of one abstract, in its order. */
function claimsIn(printed: Printed): Claim[] {
  const { text } = printed;
  const listed = enumerations(text).flatMap(({ intro, items, broken }) => {
    const about = introduces(intro);
    if (about === 'other') return [];
    const chosen = items.filter((item) =>
      isListedFinding(about === 'findings', text.slice(item.start, item.end)),
    );
    return chosen.map((span) => ({ kind: 'enumerated' as const, span, broken }));
  });
  const sections = sectionsOf(text);
  const all =
    sections.length > 0 ? sections.flatMap((section) => sentencesIn(text, section)) : sentences(text);
  const told = all
    .filter(({ start, end }) => !listed.some(({ span }) => span.start < end && start < span.end))
    .filter((span) => {
      const sentence = text.slice(span.start, span.end);
      const section = sections.find(({ start, end }) => start <= span.start && span.start < end);
      if (section) return section.isResults ? isStatement(sentence) : reports(sentence) && isResult(sentence);
      return tellsResult(sentence, all.length > 2 && span === all[0]);
    })
    .map((span) => ({
      kind: 'result' as const,
      span,
      broken: BROKEN.test(text.slice(span.start, span.end)),
    }));
  return [...listed, ...told].map(({ kind, span, broken }) => ({
    kind,
    text: text.slice(span.start, span.end),
    place: placeWithin(printed, span),
    broken,
  }));
}

function sentencesIn(text: string, { start, end }: Section): Span[] {
  return sentences(text.slice(start, end)).map((each) => ({
    start: each.start + start,
    end: each.end + start,
  }));
}

/** Words that came before were taken for an address. */
const BROKEN = /^this https? URL\b/;

function isListedFinding(introduced: boolean, item: string): boolean {
  return isResult(item) || (introduced && !isMethod(item));
}

/** An abstract opens with what was known: there only a result that says whose it is counts. */
function tellsResult(sentence: string, opens: boolean): boolean {
  return isResult(sentence) && (!opens || reports(sentence));
}

/** Whether a folded abstract has the words of a broken sentence behind other words than the lost ones. */
function hasWhole(abstract: string, broken: string): boolean {
  const rest = fold(broken.replace(BROKEN, ''));
  for (let at = abstract.indexOf(rest); at >= 0; at = abstract.indexOf(rest, at + 1)) {
    if (!/this https? url $/.test(abstract.slice(0, at))) return true;
  }
  return false;
}

/** One abstract does not say a thing twice: only what others say is looked at for being the same in other words. */
function distinct(findings: readonly Told[]): Told[] {
  const seen = new Set<string>();
  const before: { readonly account: number; readonly said: Said }[] = [];
  const kept: Told[] = [];
  for (const finding of findings) {
    const words = fold(finding.text);
    if (seen.has(words)) continue;
    seen.add(words);
    const { account } = finding;
    const others = before.flatMap((each) => (each.account !== account || account < 0 ? [each.said] : []));
    const said = saidIn(finding.text);
    if (!isSaidBefore(said, others)) kept.push(finding);
    before.push({ account, said });
  }
  return kept;
}

/** Where a stretch of printed words stands; the whole, where the file writes it otherwise. */
export function placeWithin({ text, place }: Printed, { start, end }: Span): Place {
  // Where the file writes it otherwise (entities in XML, escapes in JSON, lines that were joined), the whole.
  const width = place.endLine === place.line ? place.endColumn - place.column : text.length;
  if (width !== text.length || text.split('\n').length !== place.endLine - place.line + 1) return place;
  const at = (offset: number) => {
    const before = text.slice(0, offset);
    const lines = before.split('\n').length - 1;
    const column = offset - (before.lastIndexOf('\n') + 1);
    return { line: place.line + lines, column: lines === 0 ? place.column + column : column };
  };
  const from = at(start);
  const to = at(end);
  return { file: place.file, ...from, endLine: to.line, endColumn: to.column };
}
