/** The small library that the search tests look through. */
import { makeLibrary, makeWork } from '../builders';

export const WORKS = [
  makeWork({
    citekey: 'vaswani2017attention',
    title: 'Attention Is All You Need',
    authors: 'Ashish Vaswani; Noam Shazeer; Niki Parmar',
    year: 2017,
    ids: ['1706.03762'],
    categories: ['Computation and Language (cs.CL)'],
    abstract:
      'The dominant sequence transduction models are based on complex recurrent or convolutional neural networks. We propose a new simple network architecture, the Transformer, based solely on attention mechanisms.',
    source: 'arxiv-abstract',
    file: 'dumps/arxiv/attention.txt',
    hub: true,
  }),
  makeWork({
    citekey: 'tan2025scaling',
    title: 'Scaling Behaviors of LLM Reinforcement Learning Post-Training: An Empirical Study',
    authors: 'Zelin Tan; Hejia Geng',
    year: 2025,
    ids: ['2509.25300', 'pith:VD3RWGRI'],
    categories: ['Machine Learning', 'LG'],
    abstract:
      'We characterize how model scale, data volume, and computational budget interact to shape performance.',
    source: 'arxiv-abstract',
    file: 'dumps/arxiv/scaling.txt',
  }),
  makeWork({
    citekey: 'muller2023process',
    title: 'Rewarding the Process: A Survey of Process Reward Models',
    authors: 'Jörg Müller; María-José Núñez',
    year: 2023,
    ids: ['10.1000/PRM.2023'],
    abstract: 'A process reward scores every step of a solution, an outcome reward its end.',
    source: 'scholar-feed-author',
    file: 'dumps/feed/müller.txt',
  }),
  makeWork({
    citekey: 'chen2024cotraining',
    title: 'Co-Training Verifiers and Policies',
    authors: 'Wei Chen',
    year: 2024,
    summary: 'Training the verifier beside the policy halves reward hacking.',
    source: 'pith-citations',
    file: 'dumps/pith/hub.txt',
  }),
  makeWork({
    citekey: 'okafor2024sparse',
    title: "It's Sparse Policy Selection, Not Capability Learning: ReasonMaxxer",
    authors: 'Ada Okafor',
    year: 2024,
    abstract:
      'Reinforcement learning acts at high entropy tokens; group relative updates (GRPO) are not needed.',
    withdrawn: true,
    file: 'dumps/pith/hub.txt',
  }),
  makeWork({
    citekey: 'shah2022online',
    title: 'Online Continuous Submodular Maximization: From Full Information to Bandit Feedback',
    authors: 'Neha Shah',
    year: 2022,
  }),
  makeWork({ citekey: 'nobody', title: 'Notes Without a Year' }),
];

export const LIBRARY = makeLibrary(WORKS, [
  [
    'tan2025scaling',
    'vaswani2017attention',
    { role: 'background', polarity: 'neutral', verdict: 'UNVERDICTED' },
  ],
  ['okafor2024sparse', 'vaswani2017attention', { role: 'method', verdict: 'CONDITIONAL' }],
  ['okafor2024sparse', 'tan2025scaling', { role: 'background', polarity: 'dispute' }],
  ['chen2024cotraining', 'muller2023process', { role: 'method', polarity: 'support' }],
]);
