import type { ProcessView, StageView } from '@fieldword/shared/processes/contract.ts'
import type { StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import type { ComponentType } from 'react'
import type { Api, Frame } from '../platform/page.ts'

export interface PanelProps<T = unknown> {
  readonly process: ProcessView
  readonly stage: StageView
  /** What `load` answered. */
  readonly answer: T
  readonly frame: Frame
}

/** From a stage to where something of it is told or done. */
export interface Way {
  readonly name: string
  /** Below the address of the process. */
  readonly path: string
  /** For what whoever asks is to do now. */
  readonly isAct?: boolean
}

/** How a kind of stage is seen on the page of its process. */
export interface StagePanel<T = unknown> {
  readonly kind: StageKind
  /** What it reads for a stage that is open or closed, beside what every stage has; few and quick questions. */
  load?(api: Api, process: ProcessView, stage: StageView): Promise<T>
  /** In place of the default panel, while the stage is open. */
  readonly Panel?: ComponentType<PanelProps<T>>
  /** A section of the page below the panel, while it is open and once it is closed. */
  readonly Section?: ComponentType<PanelProps<T>>
  /** Where what came of it is told, once it has begun. */
  ways(answer: T): readonly Way[]
}

/** Keeps the answer of a panel together through the list of all. */
export function definePanel<T>(panel: StagePanel<T>): StagePanel {
  return panel as StagePanel
}
