import { doc, paragraph } from '@fieldword/shared/document/build.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { withTerms } from './terms-in-text.ts'

export interface Stub {
  readonly title: string
  readonly slug: string
  readonly document: DocumentJson
  /** Other forms of the word. */
  readonly labels: readonly string[]
}

const definition = { 'definition of 2019': 'competency-based-education' }

/**
 * [SEED6] Words the definition uses. Each page says that it is a stub and how the definition uses the word; what the word
 * means is for the field to write.
 */
export const stubs: readonly Stub[] = [
  stub(
    'Mastery',
    'mastery',
    'In the definition of 2019, students “progress based on evidence of mastery, not seat time”. In the working definition of 2011 they “advance upon demonstrated mastery”; some copies of it lack “demonstrated”.',
    { ...definition, 'seat time': 'seat-time' },
  ),
  stub(
    'Seat time',
    'seat-time',
    'The definition of 2019 names seat time once, as what progress is not based on: “Students progress based on evidence of mastery, not seat time.” The working definition of 2011 does not name it.',
    { ...definition, mastery: 'mastery' },
  ),
  stub(
    'Competency',
    'competency',
    'The working definition of 2011 says that competencies “include explicit, measurable, transferable learning objectives that empower students”, and that learning outcomes “emphasize competencies”. The elements of the definition of 2019 do not use the word.',
    definition,
    ['competencies'],
  ),
  stub(
    'Pathway',
    'pathway',
    'In the definition of 2019, students “learn actively using different pathways and varied pacing”. Pathways and pacing are not named in the working definition of 2011.',
    { ...definition, 'varied pacing': 'pacing' },
    ['pathways'],
  ),
  stub(
    'Equity',
    'equity',
    'In the definition of 2019, strategies to ensure equity for all students “are embedded in the culture, structure, and pedagogy of schools and education systems”. Equity is not named in the working definition of 2011.',
    definition,
  ),
  stub(
    'Disposition',
    'disposition',
    'Both versions of the definition name dispositions beside skills. In 2011 it is “important skills and dispositions”, in an element that also names competencies; in 2019 “knowledge, skills, and dispositions”, which the expectations for learning are about.',
    { 'versions of the definition': 'competency-based-education', competencies: 'competency' },
    ['dispositions'],
  ),
]

function stub(
  title: string,
  slug: string,
  use: string,
  terms: Readonly<Record<string, string>>,
  labels: readonly string[] = [],
): Stub {
  const note = 'This page is a stub: it only notes how the definition of competency-based education uses the word.'
  return {
    title,
    slug,
    labels,
    document: doc(paragraph(`${slug}-stub`, note), paragraph(`${slug}-use`, withTerms(use, terms))),
  }
}
