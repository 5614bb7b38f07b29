import type { Page } from 'playwright-core'
import type { World } from './world.ts'

export interface Screen {
  readonly name: string
  readonly as: 'visitor' | 'member' | 'moderator' | 'admin'
  path(world: World): string
  /** Brings the page into the state to be shown. */
  prepare?(page: Page, world: World): Promise<unknown>
  /** Takes back what was done to the browser or the wiki. */
  after?(page: Page): Promise<unknown>
  /** Something lies over the page: the picture is of the window, not of the whole page. */
  readonly over?: boolean
  /** What the browser may complain of here. */
  readonly complains?: RegExp
}
