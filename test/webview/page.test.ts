// The pages of papers and authors in a bare browser: what they draw, what filters, what they say back.
import * as assert from 'node:assert/strict';
import type { PaperPage, Row } from '../../src/core/paper-page/model';
import { allThemes, type Lab, type LabOptions, withWebview } from './lab';
import { libraryOf, paperTitled, sampleAuthor, samplePage, seeds } from './pages';

const subject = { of: 'paper', id: 'arxiv:2305.20050', names: ['arxiv:2305.20050'] };
const library = libraryOf();
const verify = () => samplePage(paperTitled(library, "Let's Verify"));

/** Opens the webview with this page. */
function withPage(
  page: PaperPage,
  use: (lab: Lab) => Promise<void>,
  options: Partial<LabOptions> = {},
): Promise<void> {
  return withWebview({ name: 'page', size: { width: 1100, height: 900 }, ...options }, async (lab) => {
    await lab.waitFor('ready');
    await lab.post({ type: 'show', page, subject });
    await lab.page.locator('h1').waitFor();
    await use(lab);
  });
}

/** A page of one section with so many citers, every third of them a method, from three years. */
function citersPage(count: number): PaperPage {
  const rows = Array.from({ length: count }, (_, n): Row => {
    const role = n % 3 === 0 ? 'method' : 'background';
    return { runs: [{ text: `Paper ${n}`, link: n }], facets: [`role:${role}`, `year:${2023 + (n % 4)}`] };
  });
  const countOf = (facet: string) => rows.filter(({ facets }) => facets.includes(facet)).length;
  const bar = (label: string, facet: string) => ({ label, facet, count: countOf(facet) });
  return {
    title: 'A Paper',
    kind: 'Paper',
    head: [],
    sections: [
      {
        id: 'citers',
        heading: 'Cited by',
        count,
        blocks: [
          {
            kind: 'columns',
            label: 'Citers per year',
            bars: [2023, 2024, 2025, 2026].map((year) => bar(String(year), `year:${year}`)),
          },
          {
            kind: 'bars',
            label: 'Role',
            machine: true,
            bars: [bar('background', 'role:background'), bar('method', 'role:method')],
          },
          { kind: 'rows', one: 'citer', rows },
        ],
      },
    ],
  };
}

/** Waits until this is so in the page. */
async function becomes({ page }: Lab, condition: string): Promise<void> {
  for (let tries = 0; !(await page.evaluate(condition)); tries++) {
    if (tries === 200) throw new Error(`It never became true: ${condition}`);
    await page.waitForTimeout(25);
  }
}

const rowsIn = ({ page }: Lab) => page.locator('#citers .rows > li');
const statusIn = ({ page }: Lab) => page.locator('#citers .status').textContent();

describe('a page in a webview', () => {
  for (const theme of allThemes)
    it(`stands in nobody’s way: ${theme}`, () =>
      withPage(
        verify(),
        async (lab) => {
          assert.deepEqual(await lab.barriers(), []);
          await lab.screenshot(`page-${theme.replaceAll(' ', '-')}`);
        },
        { theme, size: { width: 1100, height: 1400 } },
      ));

  it('reads as a document: headings, lists, terms', () =>
    withPage(verify(), async (lab) => {
      const levels = await lab.page
        .locator('h1, h2, h3')
        .evaluateAll((all) => all.map(({ tagName }) => tagName));
      assert.deepEqual([levels[0], new Set(levels.slice(1))], ['H1', new Set(['H2'])]);
      const aria = await lab.aria('article');
      assert.match(aria, /heading "Abstract" \[level=2\]/);
      assert.match(aria, /toolbar "Citers per year"/);
      assert.match(aria, /button "2024 8"/);
    }));

  it('says which link was followed, by mouse and by key, and nothing else', () =>
    withPage(verify(), async (lab) => {
      const author = lab.page.locator('header a', { hasText: 'Hunter Lightman' });
      const link = Number(await author.getAttribute('data-link'));
      await author.click();
      assert.deepEqual(await lab.sent('follow'), [{ type: 'follow', link }]);
      await lab.forget();
      await author.focus();
      await lab.page.keyboard.press('Enter');
      assert.deepEqual(await lab.sent('follow'), [{ type: 'follow', link }]);
      await lab.forget();
      const petal = lab.page.locator('.flower [role=link]').first();
      await petal.focus();
      await lab.page.keyboard.press('Enter');
      assert.equal((await lab.sent('follow')).length, 1);
    }));

  it('filters rows by bars and columns: those of one kind widen, those of two narrow', () =>
    withPage(citersPage(24), async (lab) => {
      assert.equal(await rowsIn(lab).count(), 24);
      const bar = (facet: string) => lab.page.locator(`[data-facet="${facet}"]`);
      await bar('role:method').click();
      assert.deepEqual([await rowsIn(lab).count(), await statusIn(lab)], [8, '8 of 24 citers']);
      assert.equal(await bar('role:method').getAttribute('aria-pressed'), 'true');
      // What the other kind would leave is counted by what is pressed.
      assert.equal(await bar('year:2023').locator('.number').textContent(), '2');
      await bar('year:2023').click();
      assert.equal(await statusIn(lab), '2 of 24 citers');
      await bar('year:2026').click();
      assert.equal(await statusIn(lab), '4 of 24 citers');
      await lab.page.locator('#citers .clear').click();
      assert.deepEqual([await rowsIn(lab).count(), await statusIn(lab)], [24, '']);
    }));

  it('moves among bars by arrows, and presses by the space bar', () =>
    withPage(citersPage(24), async (lab) => {
      await lab.page.locator('[data-facet="role:background"]').focus();
      await lab.page.keyboard.press('ArrowDown');
      await lab.page.keyboard.press('Space');
      assert.equal(await statusIn(lab), '8 of 24 citers');
      const stops = await lab.page.locator('.bars .item[tabindex="0"]').count();
      assert.equal(stops, 1);
    }));

  it('filters by words, without their accents', () =>
    withPage(citersPage(24), async (lab) => {
      await lab.page.locator('input[type=search]').fill('PÁPER 23');
      assert.equal(await statusIn(lab), '1 of 24 citers');
    }));

  it('shows long lists piece by piece, the keyboard going on with the first new row', () =>
    withPage(citersPage(20_000), async (lab) => {
      assert.equal(await rowsIn(lab).count(), 50);
      await lab.page.locator('#citers .more').click();
      assert.equal(await rowsIn(lab).count(), 250);
      const focused = await lab.page.evaluate('document.activeElement.textContent');
      assert.equal(focused, 'Paper 50');
    }));

  it('keeps what was pressed, typed and shown, and where it was, over a reload', async () => {
    let state: unknown;
    await withPage(citersPage(300), async (lab) => {
      await lab.page.locator('[data-facet="role:background"]').click();
      await lab.page.mouse.wheel(0, 600);
      await becomes(lab, 'scholiumLab.state.scroll > 300');
      state = await lab.state();
    });
    await withPage(
      citersPage(300),
      async (lab) => {
        assert.equal(await statusIn(lab), '200 of 300 citers');
        await becomes(lab, `Math.abs(scrollY - ${(state as { scroll: number }).scroll}) < 2`);
      },
      { state },
    );
  });

  it('lives with a state of another version', () =>
    withPage(citersPage(20), async (lab) => assert.equal(await rowsIn(lab).count(), 20), {
      state: { scroll: 'far', sections: [{ pressed: 7 }] },
    }));

  it('leaves what says the same as it is when it is shown again, and the keyboard where it was', () =>
    withPage(citersPage(20), async (lab) => {
      await lab.page.locator('[data-facet="role:method"]').click();
      await lab.page.evaluate('document.getElementById("citers").dataset.same = "yes"');
      const page = citersPage(20);
      await lab.post({ type: 'show', page, subject });
      assert.equal(await lab.page.locator('#citers[data-same]').count(), 1);
      const other = { ...page.sections[0]!, note: 'Another note.' };
      await lab.post({ type: 'show', page: { ...page, sections: [other] }, subject });
      await lab.page.locator('.note', { hasText: 'Another note.' }).waitFor();
      assert.equal(await lab.page.locator('#citers[data-same]').count(), 0);
      assert.equal(await statusIn(lab), '7 of 20 citers');
      assert.equal(await lab.page.evaluate('document.activeElement.dataset.facet'), 'role:method');
    }));

  it('leaves the keyboard, the selection and what is being typed alone when it is shown again', () =>
    withPage(citersPage(20), async (lab) => {
      const again = async (page: PaperPage) => {
        await lab.post({ type: 'show', page, subject });
        await lab.page.evaluate('new Promise((done) => requestAnimationFrame(done))');
      };
      const focused = () =>
        lab.page.evaluate('[document.activeElement.type, document.activeElement.selectionStart]');
      const search = lab.page.locator('input[type=search]');
      await search.pressSequentially('pap 1');
      await lab.page.keyboard.press('ArrowLeft');
      // Whoever takes the keyboard away tells of it.
      await lab.page.evaluate(
        'document.addEventListener("focusout", () => { document.body.dataset.lost = 1 })',
      );
      await again(citersPage(20));
      assert.deepEqual(await focused(), ['search', 4]);
      assert.equal(await lab.page.locator('body[data-lost]').count(), 0);
      // Now it is drawn anew: a filter that still filters is seen, though there is little to filter.
      await again(citersPage(8));
      assert.deepEqual([await search.inputValue(), await focused()], ['pap 1', ['search', 4]]);
      assert.equal(await statusIn(lab), '1 of 8 citers');
      const selected = 'getSelection().toString()';
      await lab.page.evaluate('getSelection().selectAllChildren(document.querySelector("h1"))');
      await again(citersPage(8));
      assert.equal(await lab.page.evaluate(selected), 'A Paper');
      await again({ ...citersPage(300), title: 'Another Paper' });
      await search.fill('');
      await lab.page.locator('#citers .more').focus();
      await again(citersPage(299));
      assert.equal(await lab.page.evaluate('document.activeElement.className'), 'more');
    }));

  it('holds what pages say as text, whatever it looks like', () => {
    const hostile = '<img src=x onerror="fetch(1)"> [a](command:evil) <script>1</script> &lt;';
    const page = citersPage(3);
    const [section] = page.sections;
    const bad: PaperPage = {
      ...page,
      title: hostile,
      head: [{ kind: 'text', runs: [{ text: hostile, title: hostile }], machine: true }],
      sections: [
        { ...section!, heading: hostile, note: hostile },
        {
          id: 'influence',
          heading: 'Influence',
          blocks: [
            {
              kind: 'influence',
              label: hostile,
              middle: hostile,
              ordered: false,
              petals: [
                { label: hostile, into: 1, outOf: 2, link: 1 },
                { label: '"><svg onload=1>', into: 3, outOf: 0 },
              ],
            },
          ],
        },
      ],
    };
    return withPage(bad, async (lab) => {
      assert.equal(await lab.page.locator('h1').textContent(), hostile);
      assert.equal(await lab.page.locator('article img, article script, svg[onload]').count(), 0);
      const addresses = await lab.page
        .locator('a')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      assert.ok(addresses.every((address) => address?.startsWith('#')));
    });
  });

  it('stays where one reads when the window gets another width', () =>
    withPage(verify(), async (lab) => {
      const topOf = () => lab.page.locator('#citers').evaluate((it) => it.getBoundingClientRect().top);
      await lab.page.locator('.contents a[data-section="citers"]').click();
      const before = await topOf();
      await lab.page.waitForFunction(
        () => document.querySelector('[aria-current]')?.getAttribute('data-section') === 'citers',
      );
      await lab.page.setViewportSize({ width: 700, height: 900 });
      await lab.page.waitForFunction(
        (top) => Math.abs(document.querySelector('#citers')!.getBoundingClientRect().top - top) < 2,
        before,
      );
    }));

  it('lays no label of a flower over another', () =>
    withPage(verify(), async (lab) => {
      const boxes = await lab.page
        .locator('.flower')
        .first()
        .locator('.petal text')
        .evaluateAll((all) => all.map((text) => text.getBoundingClientRect().toJSON() as DOMRect));
      assert.ok(boxes.length > 8);
      for (const [n, a] of boxes.entries())
        for (const b of boxes.slice(n + 1)) {
          const apart =
            a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 3 || b.bottom <= a.top + 3;
          assert.ok(apart, JSON.stringify([a, b]));
        }
    }));

  it('lets no label of a flower run out of the drawing, however wide its letters', () => {
    const label = (n: number) =>
      ['Wilhelmina Montgomery-Wommack', '汉字名字'.repeat(8), 'MMMMMMMMMMMMMMMMMMMMMMM'][n % 3]!;
    const petals = Array.from({ length: 14 }, (_, n) => ({ label: label(n), into: 1234 * n, outOf: 987 }));
    const middle = 'Montgomery-Wommack 汉字名字汉字名字';
    const block = { kind: 'influence', label: 'Authors', middle, ordered: false, petals } as const;
    const page = citersPage(3);
    const sections = [{ id: 'influence', heading: 'Influence', blocks: [block] }];
    return withPage({ ...page, sections }, async (lab) => {
      const boxOf = async (selector: string) => {
        const all = await lab.page
          .locator(selector)
          .evaluateAll((found) => found.map((each) => each.getBoundingClientRect().toJSON() as DOMRect));
        return [
          Math.min(...all.map(({ left }) => left)),
          Math.max(...all.map(({ right }) => right)),
        ] as const;
      };
      for (const [inner, outer] of [
        ['.flower text', '.flower'],
        ['.flower .middle-label', '.flower .middle'],
      ] as const) {
        const [[left, right], [from, to]] = [await boxOf(inner), await boxOf(outer)];
        assert.ok(from <= left && right <= to, JSON.stringify({ inner, left, right, from, to }));
      }
      await lab.screenshot('page-flower-wide');
    });
  });

  it('has room in 300 pixels: no part is wider, a table stands for the flower', () =>
    withPage(
      verify(),
      async (lab) => {
        const overflow = await lab.page.evaluate('document.documentElement.scrollWidth - innerWidth');
        assert.equal(overflow, 0);
        assert.equal(await lab.page.locator('.flower').first().isVisible(), false);
        assert.deepEqual(await lab.barriers(), []);
        await lab.screenshot('page-narrow');
      },
      { size: { width: 300, height: 900 } },
    ));

  it('says why there is nothing to show, and shows it when there is', () =>
    withPage(citersPage(3), async (lab) => {
      await lab.post({ type: 'fail', message: 'No page is about it any more.' });
      await lab.page.locator('.fail', { hasText: 'any more' }).waitFor();
      await lab.post({ type: 'show', page: citersPage(3), subject });
      await lab.page.locator('#citers').waitFor();
    }));

  it('shows an author', () =>
    withPage(
      sampleAuthor(library, 'Zhihong Shao'),
      async (lab) => {
        assert.deepEqual(await lab.barriers(), []);
        await lab.screenshot('page-author');
      },
      { size: { width: 1100, height: 1400 } },
    ));

  it('shows the seeds', async function () {
    const folder = seeds();
    if (folder === undefined) return this.skip();
    const works = libraryOf(folder);
    const hub = [...works.works].sort((a, b) => b.citers.length - a.citers.length)[0]!;
    await withPage(
      samplePage(hub),
      async (lab) => {
        assert.deepEqual(await lab.barriers(), []);
        await lab.screenshot('page-seeds');
        await lab.page.locator('.contents [data-section="citers"]').click();
        await lab.page.locator('#citers-heading:focus').waitFor();
        await lab.screenshot('page-seeds-citers');
      },
      { size: { width: 1100, height: 1400 } },
    );
  });
});
