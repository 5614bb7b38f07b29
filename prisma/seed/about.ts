import { bulletList, doc, heading, link, listItem, paragraph, text } from '@fieldword/shared/document/build.ts'
import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'
import type { Source } from '@fieldword/shared/kernel/contract.ts'
import { withTerms } from './terms-in-text.ts'

const aurora = 'https://aurora-institute.org'

export const aboutSources: readonly Source[] = [
  { title: 'Aurora Institute, page about CompetencyWorks', address: `${aurora}/our-work/competencyworks` },
]

/** [SEED5] In our own words, after the publisher's page about itself and the pages named beside each date. */
export const aboutCompetencyWorks: DocumentJson = doc(
  paragraph(
    'what',
    withTerms(
      'CompetencyWorks is an initiative of the Aurora Institute, formerly iNACOL. It gives information and knowledge about competency-based education in kindergarten to grade 12, and draws on what innovators and early adopters have learned.',
      { 'competency-based education': 'competency-based-education' },
    ),
  ),
  paragraph(
    'shares',
    'It shares original research, news of policy and views from the field: in a blog with the knowledge of practitioners, in papers on emerging issues, and in a collection of resources from across the field.',
  ),
  paragraph(
    'mission',
    'The Aurora Institute describes its mission as driving the transformation of education systems and speeding the advance of breakthrough policies and practices, for high-quality learning for all.',
  ),
  heading('role', 2, 'How its role grew'),
  paragraph(
    'founding',
    'Susan Patrick, President and CEO of the Aurora Institute, and Chris Sturgis of LearningEdge (formerly of MetisNet) founded CompetencyWorks in 2012. At first it was to build the field, and to let the voices of innovators shape it. Its early work:',
  ),
  list('early', [
    'a working definition of competency-based education',
    'support for networks of innovators and for new organizations',
    'a strand on competency-based education at the Aurora Institute Symposium',
    'knowledge shared through a web page, a wiki, papers, blog posts and webinars',
  ]),
  paragraph('later', 'Later it also took on:'),
  list('grown', [
    'describing the work of innovative districts in more depth',
    'identifying and answering questions and emerging issues from the field',
    'light coordination across organizations',
    'briefings for policymakers, funders, district leaders and organizations',
    'policy development and advocacy',
    'stepping in on issues that make the field vulnerable or confused',
  ]),
  heading('updating', 2, 'Updating the definition'),
  paragraph(
    'process',
    withTerms(
      'From 2017 to 2019 CompetencyWorks ran a participatory process in several stages to update the working definition of 2011. The revised definition is of 2019. A school or district that is competency-based should implement all seven of its elements; strong implementation also needs policies, pedagogy, structures and a culture that support every student in developing essential knowledge, skills and dispositions.',
      { 'revised definition': 'competency-based-education', dispositions: 'disposition' },
    ),
  ),
  heading('history', 2, 'History'),
  bulletList(
    'dates',
    date(
      '2010',
      'November 2010',
      'Chris Sturgis (MetisNet) and Susan Patrick (iNACOL) publish “When Success Is the Only Option”, with a three-part working definition. The scan it rests on began in early 2010, for the Nellie Mae Education Foundation.',
      [
        ['Nellie Mae Education Foundation', 'https://nmefoundation.org/?p=2796'],
        ['copy on Scribd', 'https://de.scribd.com/document/346226489/competency-based-learning'],
      ],
    ),
    date(
      '2011',
      '2011',
      'A summit of 100 practitioners and educators (on another page of the publisher: more than 100 education innovators) discusses and fine-tunes the five-part working definition. The publisher says that iNACOL and CompetencyWorks led it, and elsewhere that CompetencyWorks was founded in 2012.',
      [
        ['Aurora Institute, blog on the definition', `${aurora}/blog/what-is-competency-education/`],
        [
          'blog on the updated definition',
          `${aurora}/blog/competencyworks-releases-report-updating-definition-of-competency-based-education/`,
        ],
      ],
    ),
    date('2012', '2012', 'CompetencyWorks is founded, with iNACOL as its lead organization.', [
      ['Aurora Institute, about CompetencyWorks', `${aurora}/our-work/competencyworks`],
      ['Aurora Institute, on its new name', `${aurora}/cw_post/inacol-has-become-the-aurora-institute/`],
    ]),
    date(
      '2017',
      '2017',
      'At the second National Summit on K-12 Competency-Based Education, the invited attendees give input to the revision.',
      [
        [
          'Aurora Institute, blog on the updated definition',
          `${aurora}/blog/competencyworks-releases-report-updating-definition-of-competency-based-education/`,
        ],
      ],
    ),
    date(
      '2018',
      'May 2018',
      '“Levers and Logic Models” introduces ten distinguishing features, drawn up with a Technical Advisory Group.',
      [
        [
          'CompetencyWorks, ten distinguishing features',
          'https://www.competencyworks.org/resources/ten-distinguishing-features-of-competency-based-education/',
        ],
      ],
    ),
    date('2019', '2019', 'iNACOL is renamed the Aurora Institute. CompetencyWorks goes on as its initiative.', [
      ['Aurora Institute, on its new name', `${aurora}/cw_post/inacol-has-become-the-aurora-institute/`],
    ]),
    date(
      '2019-11',
      '14 November 2019',
      'CompetencyWorks releases the updated definition, in seven elements. (The publisher’s resource record is dated 12 November, its newsletter 15 November.)',
      [['CompetencyWorks, announcements', 'https://www.competencyworks.org/categories/announcement/']],
    ),
    date(
      '2024',
      'April 2024',
      'The Aurora Institute makes a new graphic of the definition that shows how the seven elements relate, after several rounds of feedback from the field.',
      [['Aurora Institute, about CompetencyWorks', `${aurora}/our-work/competencyworks`]],
    ),
  ),
)

function list(id: string, items: readonly string[]): NodeJson {
  return bulletList(
    id,
    ...items.map((item, index) => listItem(`${id}-${index + 1}`, paragraph(`${id}-${index + 1}-text`, item))),
  )
}

function date(
  id: string,
  when: string,
  what: string,
  sources: readonly (readonly [title: string, address: string])[],
): NodeJson {
  const cited = sources.flatMap(([title, address], index) => [
    text(index === 0 ? ' (' : '; '),
    text(title, link(address)),
  ])
  return listItem(`on-${id}`, paragraph(`on-${id}-text`, [text(`${when}: ${what}`), ...cited, text(')')]))
}
