/** The page of a paper or an author. */
import { readMessage } from '../../protocol/message';
import { type FromPage, type PageLook, type PageSubject, pageLook, toPage } from '../../protocol/page';
import { connect } from '../extension';
import { PageView } from './page';
import { LINK } from './runs';

const app = document.getElementById('app')!;

const extension = connect<typeof toPage, FromPage>(
  toPage,
  (message) => {
    switch (message.type) {
      case 'show':
        subject = message.subject;
        view.show(message.page);
        returnToPlace();
        keep();
        break;
      case 'fail':
        view.fail(message.message);
    }
  },
  (message) => ({ type: 'fault', message }),
);

/** What was kept when the page was last in sight. */
function lookOfBefore(): PageLook {
  const read = readMessage(pageLook, extension.state());
  return 'message' in read ? read.message : { scroll: 0, sections: {} };
}

const before = lookOfBefore();
const looks = { ...before.sections };
let subject: PageSubject | undefined;
/** Where the reader was. The page grows as more is known, so that more than the first drawing may be needed to return. */
let returning: number | undefined = before.scroll;

const view = new PageView(app, looks, keep);

function keep(): void {
  if (subject) extension.keep({ subject, scroll: returning ?? scrollY, sections: looks });
}

function returnToPlace(): void {
  if (returning === undefined) return;
  scrollTo({ top: returning, behavior: 'instant' });
  if (Math.abs(scrollY - returning) < 2) returning = undefined;
}

// The reader goes elsewhere: then it is not for us to go back.
for (const event of ['wheel', 'keydown', 'pointerdown'] as const)
  addEventListener(event, () => {
    returning = undefined;
  });

let waiting: ReturnType<typeof setTimeout> | undefined;
addEventListener('scroll', () => {
  clearTimeout(waiting);
  waiting = setTimeout(keep, 150);
});

/** Follows a link of the page; VS Code, which looks for addresses in what is clicked, finds none. */
function follow(event: Event): void {
  const target = event.target instanceof Element ? event.target.closest(`[${LINK}], [data-section]`) : null;
  if (!target) return;
  event.preventDefault();
  event.stopPropagation();
  const section = target.getAttribute('data-section');
  if (section !== null) view.bring(section);
  else extension.send({ type: 'follow', link: Number(target.getAttribute(LINK)) });
}

app.addEventListener('click', follow);
// What is a link by its role alone has no click of its own by key.
app.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target instanceof SVGElement) follow(event);
});

extension.send({ type: 'ready' });
