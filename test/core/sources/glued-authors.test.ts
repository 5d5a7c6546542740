import * as assert from 'node:assert/strict';
import { countNames, splitAuthors } from '../../../src/core/sources/text/glued-authors';

describe('a title with authors glued to it', () => {
  /** `|` stands at the seam; a line without one has none that can be believed. */
  const cases: readonly string[] = [
    'Attention Is All You Need|Ashish Vaswani, Noam Shazeer, Niki Parmar et al.',
    'Accelerating 3D Deep Learning with PyTorch3D|Nikhila Ravi, Jeremy Reizenstein, David Novotny et al.',
    'QLoRA: Efficient Finetuning of Quantized LLMs|Tim Dettmers, Artidoro Pagnoni, Ari Holtzman et al.',
    'Wasserstein GAN|Martin Arjovsky, Soumith Chintala, Léon Bottou',
    'A ConvNet for the 2020s|Zhuang Liu, Hanzi Mao, Chao-Yuan Wu et al.',
    'Are Emergent Abilities of Large Language Models a Mirage?|Rylan Schaeffer, Brando Miranda, Sanmi Koyejo',
    'Adversarial Fooling Beyond "Flipping the Label"|Konda Reddy Mopuri, Vaisakh Shaj, R. Venkatesh Babu',
    'YOLO9000: Better, Faster, Stronger|Joseph Redmon, Ali Farhadi',
    'Bigger, Better, Faster: Human-level Atari with human-level efficiency|Max Schwarzer, Johan Obando-Ceron, Aaron Courville et al.',
    'Deep Reinforcement Learning with Double Q-learning|Hado van Hasselt, Arthur Guez, David Silver',
    'Neural Discrete Representation Learning|Aaron van den Oord, Oriol Vinyals, Koray Kavukcuoglu',
    'Measuring Intelligence Through Games|J. Schmidhuber',
    'A Note on RL|J. K. Rowling, Ana Duarte',
    'Relational clustering by symmetric convex coding|Bo Long, Zhongfei (Mark) Zhang, Xiaoyun Wu et al.',
    'Cross-Linked Unified Embedding|Xinming Tu, Zhi-Jie Cao, xia chenrui et al.',
    'Handling Object Symmetries in CNN-based Pose Estimation|Jesse Richter-Klug, Udo Frese',
    'Relating Piecewise Linear Kolmogorov Arnold Networks to ReLU Networks|Nandi Schoots, Mattia Jacopo Villani, Niels Bos',
    'Multi-View Stereo for PatchMatch|Jinyu Zhao',
    'On $\\epsilon$|Ana Duarte',
    'Learning with McKernel|Joachim D. Curtó, Irene C. Zarza',
    'GPT-4 Technical Report|OpenAI, Josh Achiam, Steven Adler et al.',
    'DeepSeek-V3 Technical Report|DeepSeek-AI, Aixin Liu, Bei Feng et al.',
    'Understanding DeepSeek',
    'The FlashAttention of the OpenWebMath',
    'A plain title without anyone',
    '',
  ];
  for (const marked of cases) {
    it(`is parted: ${marked || 'nothing'}`, () => {
      const seam = marked.indexOf('|');
      const line = marked.replace('|', '');
      const split = splitAuthors(line, countNames([line]));
      assert.equal(split?.at ?? -1, seam);
      if (split) assert.equal(split.complete, !line.endsWith('et al.'));
    });
  }

  it('is parted where the same author recurs in the file, even one of a single word', () => {
    const lines = [
      'Ten Lessons in 3DAna Duarte, Bo Li',
      'A Corpus of 100kAna Duarte',
      'Seeing in DALAna Duarte, Plato',
      'Rhetoric for MachinesPlato, Ana Duarte',
    ];
    const known = countNames(lines);
    assert.deepEqual(
      lines.map((line) => splitAuthors(line, known)?.names),
      [['Ana Duarte', 'Bo Li'], ['Ana Duarte'], ['Ana Duarte', 'Plato'], ['Plato', 'Ana Duarte']],
    );
  });
});
