import type { contract } from '@fieldword/shared/api.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ContractRouterClient } from '@orpc/contract'
import type { ComponentType } from 'react'

/** The typed API: in-process while a page is rendered, over HTTP in the browser. */
export type Api = ContractRouterClient<typeof contract>

/** What a page is asked for. */
export interface PageRequest {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly url: URL
  readonly actor: Actor
  /** What a form of this page that was sent holds. */
  readonly form: URLSearchParams | null
}

export type Section = 'definitions' | 'articles' | 'changes' | 'review'

export interface Head {
  readonly title: string
  readonly description?: string
  /** Path of the one address this page should be known by. */
  readonly canonical?: string
  /** Path of the Atom feed that says what is new here. */
  readonly feed?: string
  /** What the page is about, in JSON-LD. */
  readonly described?: Readonly<Record<string, unknown>>
  /** Path of the oEmbed description of its card. */
  readonly card?: string
  /** Keeps a page out of search engines. */
  readonly noIndex?: boolean
  /** True for what will soon be otherwise: it is not kept for the next visitor. */
  readonly momentary?: boolean
  /** The status of the answer, where the address has something else than what it was asked for. */
  readonly status?: 404 | 410
  /** Which part of the main navigation is current, where the answer decides it. */
  readonly section?: Section
}

/** Instead of an answer: go there. Permanent when the address will not come back. */
export class Redirect {
  readonly to: string
  readonly status: 301 | 303

  constructor(to: string, status: 301 | 303 = 303) {
    this.to = to
    this.status = status
  }
}

/** What every page knows beside its own answer. */
export interface Frame {
  readonly actor: Actor
  /** Path and query of this page, for links that come back here. */
  readonly here: string
  /** Open reviews, for moderators; null for everybody else. */
  readonly openReviews: number | null
  /** Comments that concern whoever asks, and are unread. */
  readonly unread: number
  /** Why the form that was sent was not carried out. */
  readonly refused: Refused | null
}

export interface Refused {
  readonly code: string
  readonly message: string
  /** Problems by field. */
  readonly fields: Readonly<Record<string, string>>
}

export interface ViewProps<T> {
  readonly answer: T
  readonly frame: Frame
}

export interface PageDefinition<T> {
  /** A URLPattern pathname. */
  readonly path: string
  /**
   * read: server-rendered and left alone, but for one small script that works the frame.
   * form: the same, with the styles of pages one works on. For forms that need no state: what is filled in before scripts have
   * loaded would be lost by hydrating.
   * work: hydrated, for pages that need state.
   * edit: hydrated, with no frame around it.
   */
  readonly script: 'read' | 'form' | 'work' | 'edit'
  /** Which part of the main navigation is current. */
  readonly section?: Section
  load(api: Api, request: PageRequest): Promise<T | Redirect>
  /**
   * Carries out a form that was sent to this page, for pages that work without scripts. Goes elsewhere; or null to show the page
   * again with what the form holds, as it is shown when the API refuses.
   */
  submit?(api: Api, request: PageRequest & { readonly form: URLSearchParams }): Promise<Redirect | null>
  head(answer: T): Head
  readonly View: ComponentType<ViewProps<T>>
}

/** Keeps a page's answer type together through the list of all pages. */
export function definePage<T>(page: PageDefinition<T>): PageDefinition<unknown> {
  return page as PageDefinition<unknown>
}
