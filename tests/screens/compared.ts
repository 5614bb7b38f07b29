import {
  bold,
  bulletList,
  cell,
  doc,
  headerCell,
  heading,
  link,
  listItem,
  orderedList,
  paragraph,
  quote,
  row,
  table,
  text,
} from '@fieldword/shared/document/build.ts'
import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'

// Two texts between which everything happens that a comparison can tell. Demo texts, and they say so.

const line = (id: string, make: typeof cell, ...words: string[]) =>
  row(`r-${id}`, ...words.map((word, at) => make(`c-${id}-${at}`, paragraph(`t-${id}-${at}`, word))))
const item = (id: string, words: string, ...more: NodeJson[]) => listItem(`i-${id}`, paragraph(id, words), ...more)
const image = (src: string, alt: string): NodeJson => ({ type: 'image', attrs: { id: 'chart', src, alt } })

const unchanged = [
  paragraph('u1', 'A demo text: it was written to show how comparisons read, and no source is behind it.'),
  paragraph('u2', 'Credit says that something was learned; it does not say where, when or how.'),
]
const rightToLeft = {
  before: paragraph('he', 'כל אדם זכאי לחינוך. החינוך יינתן חינם, לפחות בשלבים הראשונים והיסודיים.'),
  after: paragraph('he', 'כל אדם זכאי לחינוך. החינוך יינתן בחינם, לפחות בשלבים היסודיים.'),
}
const japanese = {
  before: paragraph('ja', 'すべて人は、教育を受ける権利を有する。'),
  after: paragraph('ja', 'すべて人は、良い教育を受ける権利を有する。'),
}

export const beforeEverything: DocumentJson = doc(
  ...unchanged,
  heading('h1', 2, 'What is counted'),
  paragraph(
    'p1',
    'Schools award credit for hours spent in class. Learners who know the matter already wait for the others.',
  ),
  paragraph('p2', 'A portfolio collects evidence over time.'),
  paragraph('p3', 'Two teachers look at it before credit is awarded.'),
  paragraph('p4', [
    text('The rules stand in the '),
    text('handbook', link('https://example.org/handbook-2018')),
    text('.'),
  ]),
  paragraph('p5', 'Seat time is no evidence.'),
  heading('h2', 3, 'Over the years'),
  table(
    't',
    line('head', headerCell, 'Year', 'Schools', 'Remark'),
    line('2017', cell, '2017', 'twelve', 'first pilot'),
    line('2018', cell, '2018', 'nineteen', 'second pilot'),
    line('2019', cell, '2019', 'forty', 'in all districts'),
  ),
  bulletList('l', item('l1', 'Agree on the skills'), item('l2', 'Collect evidence'), item('l3', 'Look at it together')),
  image('https://example.org/pilot-2018.png', 'Schools in the pilot, 2018'),
  quote('q', paragraph('q1', 'We stopped counting hours and began to look.')),
  rightToLeft.before,
  japanese.before,
  paragraph('p9', 'Everybody may comment until the end of the round.'),
)

export const afterEverything: DocumentJson = doc(
  ...unchanged,
  heading('h1', 2, 'What is counted'),
  paragraph('p1', 'Schools award credit for hours spent in class.'),
  paragraph('p1b', 'Learners who know the matter already wait for the others.'),
  paragraph('p2', 'A portfolio collects evidence over time. Two teachers look at it before credit is awarded.'),
  paragraph('p4', [
    text('The rules stand in the '),
    text('handbook', link('https://example.org/handbook-2019')),
    text('.'),
  ]),
  heading('h2', 2, 'Over the years'),
  table(
    't',
    row(
      'r-head',
      ...['Year', 'Districts', 'Schools', 'Remark'].map((word, at) =>
        headerCell(`c-head-${[0, 9, 1, 2][at]}`, paragraph(`t-head-${at}`, word)),
      ),
    ),
    row(
      'r-2017',
      ...['2017', 'two', 'twelve', 'first pilot'].map((word, at) =>
        cell(`c-2017-${[0, 9, 1, 2][at]}`, paragraph(`t-2017-${at}`, word)),
      ),
    ),
    row(
      'r-2019',
      ...['2019', 'all', 'forty-one', 'in all districts'].map((word, at) =>
        cell(`c-2019-${[0, 9, 1, 2][at]}`, paragraph(`t-2019-${at}`, word)),
      ),
    ),
    row(
      'r-2020',
      ...['2020', 'all', 'fifty', 'with a handbook'].map((word, at) =>
        cell(`c-2020-${at}`, paragraph(`t-2020-${at}`, word)),
      ),
    ),
  ),
  orderedList(
    'l',
    item('l1', 'Agree on the skills', bulletList('m', item('l2', 'Collect evidence'))),
    item('l3', 'Look at it together'),
  ),
  image('https://example.org/pilot-2019.png', 'Schools in the pilot, 2019'),
  paragraph('q1', 'We stopped counting hours and began to look.'),
  paragraph('p9', [text('Everybody', bold), text(' may comment until the end of the round.')]),
  rightToLeft.after,
  japanese.after,
  paragraph('p5', 'Seat time is no evidence.'),
  paragraph('p10', 'A new paragraph says what happens next.'),
)
