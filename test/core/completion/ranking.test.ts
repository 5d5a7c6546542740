import assert from 'node:assert/strict';
import type { KeyPlace } from '../../../src/core/completion/place';
import { type Offer, papersFor } from '../../../src/core/completion/ranking';
import { NO_USES, usesIn } from '../../../src/core/completion/uses';
import { findCitations } from '../../../src/core/notes/citations';
import { createSearcher } from '../../../src/core/search/search';
import { cite, libraryOf, makeWork } from '../builders';

const works = [
  makeWork({ title: 'Scaling Behaviors of Reinforcement Learning', authors: 'Zelin Tan', year: 2025, citekey: 'tanScaling2025' }),
  makeWork({ title: 'Scaling Laws for Transfer', authors: 'Ada Kaplan', year: 2021, citekey: 'kaplan2021' }),
  makeWork({ title: 'Scaling Laws for Language Models', authors: 'Ada Kaplan', year: 2020, citekey: 'kaplan2020' }),
  makeWork({ title: 'Attention in Margins', authors: 'Wu Tanaka', year: 2019, citekey: 'tanaka2019' }),
  makeWork({ title: 'Process Rewards', authors: 'Eve Smith-Jones', year: 2024, citekey: 'smith-2024' }),
];
