import assert from 'node:assert/strict';
import { sentenceAt } from '../../../src/core/annotations/sentence-at';

/** The sentence at the `|`, within the whole text unless `[[…]]` bounds it. */
function check(marked: string, expected: string | undefined): void {
  const offset = marked.replace(/\[\[|\]\]/g, '').indexOf('|');
  const text = marked.replace(/\||\[\[|\]\]/g, '');
  const from = marked.replace('|', '').indexOf('[[');
  const to = marked.replace(/\||\[\[/g, '').indexOf(']]');
  const within = { start: Math.max(0, from), end: to < 0 ? text.length : to };
  const span = sentenceAt(text, offset, within);
  assert.equal(span && text.slice(span.start, span.end), expected);
}

describe('the sentence that a caret stands in', () => {
  it('is the one around it', () => check('One is. Two |are. Three.', 'Two are.'));
  it('between two is the one behind it', () => check('One is.| Two are.', 'Two are.'));
  it('at its beginning is that one', () => check('One is. |Two are.', 'Two are.'));
  it('at the end of the last is that one', () => check('One is. Two are.|', 'Two are.'));
  it('behind the last one is that one', () => check('One is. Two are.  |', 'Two are.'));
  it('goes over lines', () => check('One\nis |here. Two.', 'One\nis here.'));
  it('ends with its paragraph', () =>
    check('# Title\n\nNo full stop| here\n\nNext one.', 'No full stop here'));
  it('with other line ends too', () => check('# Title\r\n\r\nNo full| stop\r\n\r\nNext.', 'No full stop'));
  it('keeps within bounds', () => check('Title:[[We |count.]] Submission', 'We count.'));
  it('is none where nothing is written', () => check('  |  ', undefined));
  it('is none between paragraphs', () => check('One.\n\n|\n\nTwo.', undefined));
});
