import assert from 'node:assert/strict';
import type { FieldMatch } from '../../../src/core/search/search';
import { createSearcher } from '../../../src/core/search/search';
import { LIBRARY } from './library';

/** The matches of the first hit, what is highlighted in brackets. */
function shows(query: string, ...expected: string[]): void {
  it(`shows why "${query}" found it`, () => {
    const [hit] = createSearcher(LIBRARY).search(query).hits;
    assert.deepEqual(hit?.matches.map(marked), expected);
  });
}

function marked({ field, text, spans }: FieldMatch): string {
  let at = 0;
  let out = '';
  for (const { start, end } of spans) {
    assert.ok(start >= at && end > start && end <= text.length, `${start} to ${end} of ${text}`);
    out += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return `${field}: ${out}${text.slice(at)}`;
}

describe('search matches', () => {
  shows('atention need', 'title: [Attention] Is All You [Need]');
  shows('atten', 'title: [Atten]tion Is All You Need');
  shows('Muller', 'authors: Jörg [Müller], María-José Núñez');
  shows(
    'cotraining chen 2024',
    'title: [Co]-[Training] Verifiers and Policies',
    'authors: Wei [Chen]',
    'year: [2024]',
  );
  shows(
    'ocsm',
    'title: [O]nline [C]ontinuous [S]ubmodular [M]aximization: From Full Information to Bandit Feedback',
  );
  shows('maxxer', "title: It's Sparse Policy Selection, Not Capability Learning: Reason[Maxxer]");
  shows(
    'grpo',
    'abstract: Reinforcement learning acts at high entropy tokens; group relative updates ([GRPO]) are not needed.',
  );
  shows(
    'transformer mechanisms',
    'abstract: … new simple network architecture, the [Transformer], based solely on attention [mechanisms].',
  );
  shows('halves hacking', 'summary: Training the verifier beside the policy [halves] reward [hacking].');
  shows('vd3rwg', 'id: pith:[VD3RWG]RI');
  shows('year:2017');
});
