import * as assert from 'node:assert/strict';
import { categoryCode, categoryName, primaryCategoryName } from '../../src/core/categories';

describe('a category', () => {
  it('is one in every form that pages print', () => {
    for (const form of ['Artificial Intelligence (cs.AI)', 'cs.AI', 'Artificial Intelligence', 'AI'])
      assert.equal(categoryCode(form), 'cs.AI', form);
    assert.equal(categoryName('CL'), 'cs.CL Computation and Language');
    assert.equal(categoryCode('High Energy Physics - Theory (hep-th)'), 'hep-th');
    assert.equal(categoryCode('LG'), 'cs.LG');
    assert.equal(categoryCode('ML'), 'stat.ML');
  });

  it('is left as printed where it may be another, or is none of arXiv’s', () => {
    for (const form of [
      'Machine Learning',
      'SY',
      'Systems and Control',
      'Biology',
      'constructor',
      '(x.Y)',
      '',
    ])
      assert.equal(categoryCode(form), undefined, form);
    assert.equal(categoryName('Dentistry'), 'Dentistry');
    assert.equal(categoryCode('Machine Learning (stat.ML)'), 'stat.ML');
  });

  it('is the primary one where it is printed first, and words that may be two are what the paper is in', () => {
    const cases: [string[], string | undefined][] = [
      [[], undefined],
      [['cs.CL', 'cs.LG'], 'cs.CL Computation and Language'],
      [['Machine Learning', 'LG'], 'cs.LG Machine Learning'],
      [['Machine Learning', 'cs.AI', 'stat.ML'], 'stat.ML Machine Learning'],
      [['Machine Learning', 'cs.AI'], 'Machine Learning'],
      [['Dentistry', 'cs.AI'], 'Dentistry'],
    ];
    for (const [categories, name] of cases) assert.equal(primaryCategoryName(categories), name);
  });
});
