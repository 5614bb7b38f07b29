import type { StageKind } from './vocabulary.ts'

export interface PresetStage {
  readonly kind: StageKind
  /** What its kind says, where nothing else is said. */
  readonly title?: string
  readonly purpose?: string
  readonly days?: number | null
  readonly plan?: Readonly<Record<string, unknown>>
}

/** [PR34] A process as one begins to put it together: data, which is edited before it is opened. */
export interface Preset {
  readonly key: string
  readonly name: string
  readonly purpose: string
  readonly stages: readonly PresetStage[]
}

const all: readonly StageKind[] = [
  'charter',
  'input',
  'issues',
  'drafting',
  'comment',
  'disposition',
  'rating',
  'convening',
  'last_call',
  'adoption',
  'maintenance',
]

const of = (...kinds: readonly StageKind[]): PresetStage[] => kinds.map(kind => ({ kind }))

export const presets: readonly Preset[] = [
  {
    key: 'full',
    name: 'Full',
    purpose: 'From a charter to an adopted version and its maintenance, with every stage there is.',
    stages: of(...all),
  },
  {
    key: 'light',
    name: 'Light',
    purpose: 'Ask the field, write, let everybody comment, answer each comment, vote.',
    stages: of('input', 'drafting', 'comment', 'disposition', 'adoption'),
  },
  {
    key: 'delphi',
    name: 'Delphi',
    purpose: 'A panel rates a draft in rounds, each seeing where the group stands, and ratifiers vote.',
    stages: of('drafting', 'rating', 'adoption'),
  },
  {
    key: 'competencyworks',
    name: 'CompetencyWorks 2017–2019 (reconstruction)',
    purpose: 'What is published of how the definition of 2019 came about, and nothing else: no counts, no drafts.',
    stages: [
      {
        kind: 'convening',
        title: 'Second National Summit, 2017',
        days: null,
        purpose:
          'The invited attendees of the Second National Summit on K-12 Competency-Based Education give input to the revision. Source: https://aurora-institute.org/blog/competencyworks-releases-report-updating-definition-of-competency-based-education/',
      },
      {
        kind: 'drafting',
        title: 'Levers and Logic Models, May 2018',
        days: null,
        purpose:
          '“Levers and Logic Models” introduces ten distinguishing features, drawn up with a Technical Advisory Group. Features 1 to 7 are known to the letter. Source: https://www.competencyworks.org/resources/ten-distinguishing-features-of-competency-based-education/',
      },
      {
        kind: 'input',
        title: 'Field surveys',
        days: null,
        purpose:
          'Surveys of the field are named among what went into the definition of 2019. When they were held and what was answered is not published there. Source: https://www.competencyworks.org/categories/announcement/',
      },
      {
        kind: 'adoption',
        title: 'Release, 14 November 2019',
        days: null,
        purpose:
          'CompetencyWorks releases the updated definition of seven elements, after field surveys, the input of the invited attendees of the summit of 2017 and of a Technical Advisory Group of more than 40 experts. Source: https://www.competencyworks.org/categories/announcement/ (the publisher’s own record is dated 12 November, its newsletter 15 November).',
      },
    ],
  },
]

export function findPreset(key: string): Preset | null {
  return presets.find(preset => preset.key === key) ?? null
}
