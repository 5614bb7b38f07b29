import type { ReactNode } from 'react'
import { renderToStaticMarkup, renderToString } from 'react-dom/server'
import { Document } from './platform/document.tsx'
import { fieldsOf } from './platform/field-problems.ts'
import { findRoute } from './platform/match.ts'
import {
  type Api,
  type Frame,
  type Head,
  type PageDefinition,
  type PageRequest,
  Redirect,
  type Refused,
} from './platform/page.ts'
import { Problem, titleOf } from './platform/problem.tsx'
import { refusedWords } from './platform/refused-words.ts'
import { routes } from './routes.tsx'

export { themeScript } from './platform/theme-script.ts'

/** Files of the built client, by what needs them. */
export interface Assets {
  readonly read: { readonly scripts: readonly string[]; readonly styles: readonly string[] }
  readonly form: { readonly scripts: readonly string[]; readonly styles: readonly string[] }
  readonly work: { readonly scripts: readonly string[]; readonly styles: readonly string[] }
  readonly edit: { readonly scripts: readonly string[]; readonly styles: readonly string[] }
  readonly fonts: readonly string[]
}

export interface Rendered {
  readonly status: number
  readonly html: string
  /** True when every visitor would get the same. */
  readonly shareable: boolean
}

/** A form that was sent to a page, and how the server tells what was refused of it from what went wrong. */
export interface SentForm {
  readonly form: URLSearchParams
  refusedOf(error: unknown): { readonly status: number; readonly body: ErrorBody } | null
}

interface ErrorBody {
  readonly code: string
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

export type Answer = Rendered | { readonly status: 301 | 303; readonly to: string }

/**
 * The whole document for an address; null when no page is there. Refusals of the API pass through as they are thrown,
 * for the server to answer by `renderProblem`.
 */
export async function renderPage(
  api: Api,
  request: Omit<PageRequest, 'params' | 'form'>,
  frameOf: () => Promise<Frame>,
  assets: Assets,
  sent: SentForm | null,
): Promise<Answer | null> {
  const found = findRoute(routes, request.url)
  if (!found || (sent && !found.page.submit)) return null
  const { page, params } = found
  const carried = sent && (await carryOut(page, api, { ...request, params, form: sent.form }, sent))
  if (carried instanceof Redirect) return { status: carried.status, to: carried.to }
  const [answer, frame] = await Promise.all([
    page.load(api, { ...request, params, form: sent?.form ?? null }),
    frameOf(),
  ])
  if (answer instanceof Redirect) return { status: answer.status, to: answer.to }
  const shown = { ...frame, refused: carried?.refused ?? null }
  const head = page.head(answer)
  const html = renderDocument(
    { id: found.id, script: page.script, section: page.section, head },
    <page.View answer={answer} frame={shown} />,
    answer,
    shown,
    assets,
  )
  const { status = 200, momentary = false } = head
  return {
    ...{ status: carried?.status ?? status, html },
    shareable: page.script === 'read' && status === 200 && !momentary,
  }
}

/** Sends the form on; what is refused of it becomes part of the page. What goes wrong is thrown. */
async function carryOut(
  page: PageDefinition<unknown>,
  api: Api,
  request: PageRequest & { readonly form: URLSearchParams },
  { refusedOf }: SentForm,
): Promise<Redirect | { readonly status: number; readonly refused: Refused | null }> {
  try {
    return (await page.submit?.(api, request)) ?? { status: 200, refused: null }
  } catch (error) {
    const refused = refusedOf(error)
    if (!refused) throw error
    const { code, message, details } = refused.body
    return {
      status: refused.status,
      refused: { code, message: refusedWords(code, message, details), fields: fieldsOf(details.issues) },
    }
  }
}

/** A problem in the look of the wiki: what happened and what to do next. */
export function renderProblem(
  problem: { code: string; status: number; message: string; requestId: string },
  frame: Frame,
  assets: Assets,
): string {
  const head = { title: `${titleOf(problem.status)} — Fieldword`, noIndex: true }
  const shell = { id: 'problem', script: 'read' as const, section: undefined, head }
  return renderDocument(shell, <Problem problem={problem} frame={frame} />, null, frame, assets)
}

interface Shell {
  readonly id: string
  readonly script: PageDefinition<unknown>['script']
  readonly section: 'definitions' | 'articles' | 'changes' | 'review' | undefined
  readonly head: Head
}

function renderDocument(shell: Shell, body: ReactNode, answer: unknown, frame: Frame, assets: Assets): string {
  const files = assets[shell.script]
  const island = shell.script === 'read' || shell.script === 'form' ? null : { id: shell.id, answer, frame }
  // Where the browser's React takes nothing over, nothing needs to be marked for it.
  const inside = island ? renderToString(body) : renderToStaticMarkup(body)
  const markup = renderToStaticMarkup(
    <Document
      head={shell.head}
      files={files}
      fonts={assets.fonts}
      island={island}
      section={shell.head.section ?? shell.section}
      framed={shell.script !== 'edit'}
      frame={frame}
      // A root of its own, as in the browser: ids made by useId must come out the same on both sides.
      body={inside}
    />,
    { identifierPrefix: 'frame' },
  )
  return `<!doctype html>${markup}`
}
