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
]

export function findPreset(key: string): Preset | null {
  return presets.find(preset => preset.key === key) ?? null
}
