/** The literature note that is made where the reader has no template of their own. */

/** Where the reader's own template lies in a workspace folder. */
export const TEMPLATE_FILE = 'literature-note.md';

/**
 * The blank lines within the regions keep Pandoc from taking the comment for a part of what stands beside it. Citers
 * are no citations: a paper that is cited in a note counts as read, and its key is pinned.
 */
export const DEFAULT_TEMPLATE = `---
title: {{title}}
authors:
{{#authors}}
  - {{name}}
{{/authors}}
{{#year}}
year: {{year}}
{{/year}}
citekey: {{citekey}}
{{#doi}}
doi: {{doi}}
{{/doi}}
{{#arxiv}}
arxiv: {{arxiv}}
{{/arxiv}}
{{#url}}
url: {{url}}
{{/url}}
status: to-read
tags: []
---

# {{title}}

<!-- scholium:citation -->

{{#reference}}
{{reference}}
{{/reference}}
{{cite}}

<!-- /scholium:citation -->

## Abstract

<!-- scholium:abstract -->

{{#abstract}}
> {{abstract}}
>
> — [{{file}}:{{line}}]({{link}})
{{/abstract}}
{{^abstract}}
No page gives the abstract.
{{/abstract}}

<!-- /scholium:abstract -->

## Findings

<!-- scholium:findings -->

{{#findings}}
- {{text}}{{#machine}} (machine-written){{/machine}} ([line {{line}}]({{link}}))
{{/findings}}
{{^findings}}
No finding was recognised.
{{/findings}}

<!-- /scholium:findings -->

## Cited by

<!-- scholium:citers -->

{{#bestCiters}}
- [{{title}}]({{link}}){{#authors}}, {{authors}}{{/authors}}{{#year}}, {{year}}{{/year}}{{#summary}}: {{summary}} (machine-written){{/summary}}
{{/bestCiters}}
{{#moreCiters}}
- and {{moreCiters}} more
{{/moreCiters}}
{{^bestCiters}}
No page names a paper that cites it.
{{/bestCiters}}

<!-- /scholium:citers -->

## Notes

`;
