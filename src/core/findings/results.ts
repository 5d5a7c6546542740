/** Which sentences tell a result: a list of reasons, each with what it is meant to find. */

/** Whether the sentence says what was found, not what was done, asked, hoped or praised. */
export function isResult(sentence: string): boolean {
  if (sentence.length > LONGEST || /\?["”’)]*$/.test(sentence)) return false;
  return sentence.split(/;\s+/).some((clause) => !ABOUT_OTHERS.test(clause) && claims(mainClause(clause)));
}

/** Longer ones are no sentences but text without full stops. */
const LONGEST = 1500;

/** Whether it states anything at all: under a label that says so, every statement is a result. */
export function isStatement(sentence: string): boolean {
  if (sentence.length > LONGEST || /\?["”’)]*$/.test(sentence)) return false;
  return (
    /(?:\S+\s+){4}/.test(sentence) &&
    !(METHOD.test(sentence) && !WITH_OUTCOME.test(sentence)) &&
    !FURTHER.test(sentence)
  );
}

/** What is left to others, and thanks to those who paid. */
const FURTHER =
  /\b(?:(?:further|more|future)\s+(?:\w+\s+){0,3}(?:research|studies|study|work|trials?|investigations?)\b[^.]{0,60}\b(?:needed|required|warranted|necessary|should)|funded\s+by|registered\s+(?:at|with|under))\b/i;

function claims(clause: string): boolean {
  if (COMPARED.test(clause) || MATCHED.test(clause)) return true;
  const done = METHOD.test(clause) && !WITH_OUTCOME.test(clause);
  if (!done && FIGURE.test(clause) && OUTCOME.test(clause)) return true;
  if (PRAISE.test(clause)) return false;
  if (REPORTED.some((pattern) => pattern.test(clause)) || PROVEN.test(clause)) return true;
  return !done && (COMPARATIVE.test(clause) || VERSUS.test(clause));
}

/** Whether it tells in its own words that something was found, or at least whose doing it is. */
export function reports(sentence: string): boolean {
  return REPORTED.some((pattern) => pattern.test(sentence)) || OURS.test(sentence);
}

/** Whether a list that is introduced by these words is a list of findings, of something else, or nobody knows. */
export function introduces(intro: string): 'findings' | 'other' | 'unknown' {
  const clause = intro.slice(intro.search(/[^.;:]*[.;:]?\s*$/));
  if (OTHER_LIST.test(clause)) return 'other';
  return FINDINGS_LIST.test(clause) ? 'findings' : 'unknown';
}

/** Whether it begins by saying what was done. */
export function isMethod(claim: string): boolean {
  return METHOD.test(claim);
}

const ADVERBS = String.raw`(?:\s+(?:\w+ly|also|further|then|thus|therefore|here|now|first|next|instead|do|can|have|has|moreover|in\s+\w+)){0,3}`;

const SUBJECTS =
  '(?:results?|experiments?|findings?|evaluations?|analys[ei]s|ablations?|evidence|trials|simulations?|measurements?|observations?|tests?|comparisons?|theory|investigations?|experimentation|study|studies|paper|work|article|validation)';

const FINDS =
  '(?:find|finds|found|observe[ds]?|discover(?:s|ed)?|prove[ds]?|conclude[ds]?|uncover(?:s|ed)?|reveal(?:s|ed)?)';
const SHOWS =
  '(?:show|shows|showed|demonstrate[ds]?|establish(?:es|ed)?|confirm(?:s|ed)?|suggest(?:s|ed)?|indicate[ds]?|report(?:s|ed)?|verif(?:y|ies|ied)|illustrate[ds]?|see|saw|note[ds]?|highlight(?:s|ed)?|identif(?:y|ies|ied))';

const REPORTED: readonly RegExp[] = [
  // "We also find RFT brings more …", "we prove a bound", but not "we find it useful", "we prove useful".
  new RegExp(String.raw`\bwe${ADVERBS}\s+${FINDS}\b(?!\s+(?:it|useful|a\s+way|ways))`, 'i'),
  // "We compare both and find the first ahead."
  new RegExp(String.raw`\bwe\b.*\band${ADVERBS}\s+${FINDS}\b(?!\s+(?:it|a\s+way|ways))`, 'i'),
  // "We show that", "we show, for the first time, that", "… and demonstrate that"; not "we show how to".
  new RegExp(String.raw`\bwe\b(?:.*\band)?${ADVERBS}\s+${SHOWS}\b(?:,[^,]*,|\s+\w+ly)?\s+that\b`, 'i'),
  // "Our results show that", "Trials with many models indicate that", "this paper proves that".
  new RegExp(
    String.raw`\b${SUBJECTS}\b.*?\b(?:${SHOWS}|${FINDS})\b(?:,[^,]*,|\s+\w+ly)?\s+(?:that|how\s+(?!to\b)|why)\b`,
    'i',
  ),
  // "Our analysis reveals a …".
  new RegExp(String.raw`\b${SUBJECTS}\b[^,;:]{0,60}?\b(?:reveal|uncover)(?:s|ed)?\b`, 'i'),
  // "We present evidence for", "there is little evidence that".
  /\b(?:provides?|presents?|finds?|found|offers?|gives?|gave|is|was|yields?)\s+(?:\w+\s+){0,2}evidence\s+(?:that|for|of|against)\b/i,
  // "Surprisingly, larger ones are not more robust."
  /^(?:most\s+|perhaps\s+)?(?:surprisingly|interestingly|strikingly|remarkably|unexpectedly|counter-?intuitively|curiously|contrary\s+to\s+[^,]{1,60}),/i,
  // "Parsing shows that it generalises".
  /\b(?:shows|suggests|demonstrates|indicates|reveals|confirms|implies|proves)\s+that\b/i,
  /\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:shown|found|proven|proved|observed)\s+(?:to|that)\b/i,
  /(?:,|\bevidence)\s+(?:thereby\s+|thus\s+)?(?:showing|demonstrating|revealing|indicating|suggesting|proving|finding|confirming)\s+that\b/i,
];

/** "We establish a lower bound": of what can be nothing but a result. */
const PROVEN = new RegExp(
  String.raw`\bwe${ADVERBS}\s+(?:establish|demonstrate|identify|derive|obtain|uncover|report|document)\s+(?:(?:a|an|the|that|new|first|sharp|tight|optimal|strong|clear|significant|robust|\w+[\s-]\w+|\w+ly|\w+al)\s+){0,4}(?:bounds?|equivalence|convergence|hardness|separation|phase\s+transitions?|scaling\s+laws?|power\s+laws?|correlations?|trade-?offs?|relationship|differences?|gains?|improvements?|declines?|increases?|reductions?|evidence)\b`,
  'i',
);

const OURS = /\b(?:we|our|ours|us)\b/i;

/** What others have shown is where a paper starts from. */
const ABOUT_OTHERS =
  /^(?:However,\s+|But\s+|Yet\s+)?(?:(?:in|over)\s+recent\s+years|recently|(?:some|many|most|several|the|a|an|few)?\s*(?:recent|prior|previous|earlier|existing|current|past|traditional|conventional|standard)\b(?!.*\b(?:we|our)\b))|\bit\s+(?:is|has\s+been)\s+(?:well[\s-]known|(?:\w+ly\s+)?(?:shown|known|observed|believed))\b|\b(?:recent|prior|previous|earlier|existing|past)\s+(?:\w+\s+)?(?:work|works|studies|study|research|literature|efforts)\b[^,;]{0,40}\b(?:has|have|show|shows|showed|shown|found|suggests?|demonstrates?)\b/i;

/**
 * Without the clause before ("While X outperforms Y, …" is where a paper starts from) and without what is only
 * asked or aimed at.
 */
function mainClause(sentence: string): string {
  return sentence.replace(/^(?:while|although|though|whereas|even\s+though|despite|to)\b[^,]*,/i, '').replace(
    /\b(?:whether|in\s+order\s+to|(?:we|our|this)\b[^,;]{0,40}\b(?:aims?|seeks?|hopes?|goal|ask|asks)\b)(?:(?!,?\s+and\s+(?:find|show|conclude|observe|prove|discover)\b).)*/i,
    // Who asks is who finds.
    'we',
  );
}

/** Better than something that is named: always a result. */
const COMPARED =
  /\b(?:(?:out|under)perform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|beats?|on\s+(?:a\s+)?par\s+with|(?:comparable|competitive|superior|inferior)\s+(?:to|with)|(?:chosen|preferred)\s+(?:over|to)|match(?:es)?\s+or\b|match(?:es)?\s+the\s+(?:performance|accuracy|quality)\b|new\s+(?:state[\s-]of[\s-]the[\s-]art|record)|(?:takes?|took|ranks?|ranked|wins?|won)\s+(?:the\s+)?(?:first|1st)\b|no\s+(?:statistically\s+)?significant\s+(?:differences?|effects?|improvements?|correlations?)|(?:significantly|strongly|positively|negatively|closely|highly)\s+(?:correlat|associat)\w+|sets?\s+a\s+new|rules?\s+out|(?:does|do|did|performs?|performed|works?|worked)\s+(?:just\s+|about\s+|almost\s+|nearly\s+)?as\s+(?:well|good)\s+as|(?:achiev|obtain|reach|attain|establish|deliver|yield|demonstrat)\w*\s+(?:\w+\s+){0,3}(?:state[\s-]of[\s-]the[\s-]art|SOTA)|(?:improv|advanc|push|rais|surpass)\w*\s+(?:up)?(?:on\s+)?the\s+(?:current\s+|previous\s+)?state[\s-]of[\s-]the[\s-]art|(?:needs?|needed|requires?|required|uses?|used|makes?|made)\s+(?:\w+\s+)?(?:far\s+|much\s+|significantly\s+)?fewer\b|(?:boosts?|gains?|improvements?|advantages?)\s+over|improv(?:es?|ed|ing)\s+(?:over|upon|on)\b)/i;

/** "85.2 against 80.1", "12 of 40 versus 3 of 38". */
const VERSUS =
  /\d\S*\s+(?:[^\s\d]\S*\s+){0,5}\(?(?:vs\.?|versus|compared\s+(?:to|with)|against|as\s+opposed\s+to)\s*\\?\s+(?:[^\s\d]\S*\s+){0,5}\$?[-−]?\d/i;

/** `matches GPT-4`: a name, which a capital shows. */
const MATCHED = /\bmatch(?:es|ed|ing)?\s+(?:the\s+)?\p{Lu}/u;

const DEGREE = String.raw`(?:much|far|significantly|substantially|considerably|markedly|dramatically|consistently|notably|orders\s+of\s+magnitude)`;
const BETTER =
  '(?:better|worse|faster|slower|higher|lower|greater|stronger|weaker|cheaper|fewer|easier|simpler|smaller|less)';

/** "Better than", "more useful than" with both sides in one clause, "much faster"; "more than ten tasks" compares nothing. */
const COMPARATIVE = new RegExp(
  String.raw`\b(?:(?:${BETTER}|more)\s+(?:(?!than\b)[^.:]*?\s)?than\b(?!\s+\d)(?<!\bmore\s+than)|(?:improve[sd]?|gain(?:s|ed)?|benefit(?:s|ed)?|help(?:s|ed)?)\b[^.:]*\b(?:more|less|better)\b[^.:]*\bthan\b|${DEGREE}\s+${BETTER}\b)`,
  'i',
);

/** A number that measures: `51.3%`, `5x`, `1.9$\times$`, `28.4 BLEU`, `from 3.4 to 1.2`, `an accuracy of 0.93`. */
const FIGURE = new RegExp(
  [
    String.raw`\d\s*(?:\\?%|percent\b|(?:percentage\s+)?points?\b|[x×](?![\p{L}\d])|\$?\\times\b|-?\s?fold\b|times\b)`,
    String.raw`\b(?:two|three|four|five|six|seven|eight|nine|ten)(?:[\s-]fold\b|\s+times\b)`,
    String.raw`\b(?:twice|half|double[sd]?|triple[sd]?|halve[sd]?)\b|\borders?\s+of\s+magnitude\b`,
    String.raw`\d\s*(?:BLEU|ROUGE(?:-\w)?|F1|mAP|AUC|Elo|dB|bits|perplexity|[TPG]?FLOPs?\/s)`,
    String.raw`\bby\s+(?:\w+\s+){0,3}\d`,
    String.raw`\d-(?:percent(?:age)?-)?points?\b|\bp\s*(?:-value\s*)?[<=>≤]\s*0?\.\d|\b(?:odds|hazard|risk|rate)\s+ratios?\b[^.;]{0,40}\d|\b95\s?%\s*(?:CI|confidence|credible)`,
    String.raw`\bfrom\s+\$?\d[\d.,]*\S{0,3}\s+to\s+\$?\d`,
    String.raw`\b(?:accuracy|F1|AUC|score|correlation|perplexity|error|rate|BLEU|mAP|precision|recall|pass@\w+)\b[^\d.;]{0,24}\d`,
  ].join('|'),
  'iu',
);

/** What a number can measure. */
const OUTCOME =
  /\b(?:achiev\w*|reach(?:es|ed|ing)?|attain\w*|obtain\w*|scor(?:e|es|ed|ing)|improv\w*|increas\w*|reduc(?:e|es|ed|ing|tions?)|decreas\w*|lower\w*|cut(?:s|ting)?|boost\w*|rais(?:e|es|ed|ing)|rise[sn]?|rose|falls?|fell|drop(?:s|ped)?|gains?|gained|yield\w*|speed(?:s|ups?|[\s-]?ups?)?|sped|accelerat\w*|faster|slower|better|worse|higher|greater|fewer|smaller|cheaper|stronger|above|below|average|sav(?:e|es|ed|ing|ings)|solv(?:e|es|ed)|succeed\w*|success|push(?:es|ed)?|takes?|accura\w*|errors?|latency|throughput|efficien\w*|wins?|correct\w*|prefer\w*|recover\w*|amplif\w*|doubl\w*|tripl\w*|halv\w*|shrink\w*|shrank|grows?|grew|improvements?|reductions?|outputs?|quality|performance|match(?:es)?|differ(?:s|ed|ences?)?|versus|vs|compared|ratios?|mortality|incidence|prevalence|associat(?:ed|ions?)|correlat\w*|account(?:s|ed)?\s+for|of\s+(?:all\s+|the\s+)?(?:cases|participants|patients|users|respondents|samples|instances|examples|questions|responses|answers)|retain(?:s|ed|ing)?|preserv(?:es|ed|ing)|los(?:es|t|ing))\b/i;

/** "We propose", "this paper introduces": says what was done, unless the result comes in the same sentence. */
const METHOD =
  /^(?:(?:in\s+this\s+\w+|(?:on|for|in|with|using)\s[^,;]{1,60}?|here|specifically|additionally|furthermore|finally|moreover|to\s+this\s+end|also),?\s+)?(?:we|this\s+(?:paper|work|article|study)|I)(?:\s+(?:also|further|then|first|therefore|thus|next|\w+ly))?\s+(?:propos|introduc|present|develop|design|train|collect|construct|build|creat|releas|us(?:e|es)\b|appl|stud(?:y|ies)|investigat|explor|examin|analy[sz]|review|survey|discuss|consider|describ|provid|offer|pose|ask|revisit|formulat|formali[sz]|conduct|perform|fine-?tun|continue|sample|let\b|call\b|give\b|evaluat|test\b|argue|hypothesi|conjecture|believe|expect|hope)|^th(?:is|ese)\b[^,]{0,40}\b(?:motivat|inspir)/i;

/** "We train a model and reach 80%". */
const WITH_OUTCOME =
  /\b(?:and|which|that)\s+(?:\w+ly\s+)?(?:achiev|obtain|reach|attain|improv|reduc|gain|yield|increas)\w*/i;

/** Praise without a fact: "demonstrate the effectiveness of our method", "show that it is effective". */
const PRAISE = new RegExp(
  String.raw`\b(?:${SHOWS}|${FINDS})\s+(?:that\s+)?(?:[\w-]+\s+){0,4}(?:effectiveness|superiority|efficacy|usefulness|potential|promise|advantages?|benefits?|feasibility|robustness|versatility|generality|utility|importance|applicability|practicality|merits?)\b` +
    String.raw`|\bthat\s+(?:[\w-]+\s+){1,6}(?:is|are)\s+(?:both\s+|very\s+|highly\s+|quite\s+)?(?:effective|promising|useful|powerful|versatile|important|practical)(?:\s+and\s+\w+|\s+in\s+practice)?\W*$`,
  'i',
);

const FINDINGS_LIST =
  /\b(?:findings?|find|finds|found|observe[ds]?|observations?|shows?|showed|demonstrate[ds]?|reveal(?:s|ed)?|discover(?:s|ed|y|ies)?|conclude[ds]?|conclusions?|insights?|takeaways?|lessons?|evidence|results|suggests?|indicates?|confirm(?:s|ed)?|establish(?:es|ed)?|prove[ds]?|phenomena|phenomenon|facts|laws|uncover(?:s|ed)?|learn(?:ed|t)?\s+that)\b/i;

/** The last noun before the colon says what is listed. */
const OTHER_LIST =
  /\b(?:challenges?|limitations?|problems?|issues?|questions?|steps?|stages?|phases?|components?|parts?|ways?|modules?|tasks?|settings?|categories|types?|kinds?|datasets?|data\s+sets?|models?|methods?|techniques?|strategies|objectives?|goals?|criteria|dimensions?|aspects?|axes|scenarios?|assumptions?|conditions?|ingredients?|means|obstacles?|difficulties|drawbacks?|shortcomings?|applications?|hypotheses|requirements?|desiderata|principles?|baselines?|benchmarks?)\s*(?:[:;,—–-]|$)/i;
