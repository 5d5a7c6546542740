import * as assert from 'node:assert/strict';
import { fillTemplate, TemplateError } from '../../src/core/template';

const values = { title: 'On <Margins> & {{year}}', year: undefined, cite: '[@a]' };

const fill = (text: string) => fillTemplate({ where: 'in the setting scholium.test', text }, values);

describe('a template', () => {
  const filled: readonly (readonly [template: string, text: string])[] = [
    ['', ''],
    ['no names', 'no names'],
    // Values are written as they are, and never read as templates.
    ['{{title}} {{{title}}} {{& title}}', Array(3).fill(values.title).join(' ')],
    ['{{cite}}{{#year}} ({{year}}){{/year}}', '[@a]'],
    ['{{cite}}{{^year}} (no year){{/year}}', '[@a] (no year)'],
    ['{{#title}}«{{title}}»{{/title}}', `«${values.title}»`],
    ['{{#title}}{{#cite}}both{{/cite}}{{/title}}', 'both'],
    // A section on a line of its own leaves no empty line.
    ['a\n{{#cite}}\nb\n{{/cite}}\nc', 'a\nb\nc'],
    ['a{{! a remark }}b', 'ab'],
    ['{{=<% %>=}}<% cite %> {{cite}}', '[@a] {{cite}}'],
    ['\\begin{quote}{ {{cite}} }\\end{quote}', '\\begin{quote}{ [@a] }\\end{quote}'],
  ];
  for (const [template, text] of filled) {
    it(`fills ${JSON.stringify(template)}`, () => assert.equal(fill(template), text));
  }

  const broken: readonly (readonly [template: string, what: string])[] = [
    ['{{titel}}', 'line 1, column 1: {{titel}} is not known'],
    ['> {{title}}\n— {{#cite}}{{author}}{{/cite}}', 'line 2, column 12: {{author}} is not known'],
    ['{{#yeer}}x{{/yeer}}', 'line 1, column 1: {{yeer}} is not known'],
    ['{{^yeer}}x{{/yeer}}', 'line 1, column 1: {{yeer}} is not known'],
    ['{{{titel}}}', 'line 1, column 1: {{titel}} is not known'],
    ['{{title.length}}', 'line 1, column 1: {{title.length}} is not known'],
    ['{{#title}}{{.}}{{/title}}', 'line 1, column 11: {{.}} is not known'],
    ['{{constructor}}', 'line 1, column 1: {{constructor}} is not known'],
    ['{{}}', 'line 1, column 1: {{}} is not known'],
    ['{{#year}} ({{year}})', 'line 1, column 1: {{#year}} is not closed by {{/year}}'],
    ['{{#year}}\n{{#cite}}{{/year}}{{/cite}}', 'line 2, column 1: {{#cite}} is not closed by {{/cite}}'],
    ['{{#year}}{{/year}}\n{{^ year }}{{title}}\n', 'line 2, column 1: {{^year}} is not closed by {{/year}}'],
    ['{{=<% %>=}}<%#year%>', 'line 1, column 21: {{#year}} is not closed by {{/year}} before this place'],
    ['a{{/year}}', 'line 1, column 2: {{/year}} closes what nothing opens'],
    ['a {{title', 'line 1, column 10: {{ is not closed by }}'],
    ['{{> other}}', 'line 1, column 1: {{> other}} asks for another template, and there is none'],
    ['{{=|=}}', 'line 1, column 1: Invalid tags: |'],
  ];
  for (const [template, what] of broken) {
    it(`refuses ${JSON.stringify(template)}`, () => {
      assert.throws(() => fill(template), {
        message: `The template in the setting scholium.test is broken at ${what}. It may use title, year, cite.`,
      });
    });
  }
});

describe('a list in a template', () => {
  const list = {
    names: ['name', 'title'],
    items: [{ name: 'a', title: 'A' }, { name: 'b' }],
    text: 'a and b',
  };
  const none = { names: ['name'], items: [] };
  const write = (text: string) =>
    fillTemplate({ where: 'in a test', text }, { title: 'T', list, none, unknown: undefined });

  const filled: readonly (readonly [template: string, text: string])[] = [
    ['{{#list}}{{name}};{{/list}}', 'a;b;'],
    ['{{#list}}\n- {{name}}\n{{/list}}\n', '- a\n- b\n'],
    ['{{list}} {{{list}}}', 'a and b a and b'],
    ['{{#none}}x{{/none}}{{^none}}nothing{{/none}}{{^list}}y{{/list}}', 'nothing'],
    // What an item does not have is not that of the whole.
    ['{{#list}}{{#name}}{{title}}{{unknown}},{{/name}}{{/list}}', 'A,,'],
  ];
  for (const [template, text] of filled)
    it(`is filled: ${JSON.stringify(template)}`, () => assert.equal(write(template), text));

  it('has its names within itself only, and needs words of its own to stand alone', () => {
    assert.throws(() => write('{{name}}'), /\{\{name\}\} is not known/);
    assert.throws(() => write('{{^list}}{{name}}{{/list}}'), /\{\{name\}\} is not known/);
    assert.throws(() => write('{{none}}'), TemplateError);
  });
});
