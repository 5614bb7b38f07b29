import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { contract } from '@fieldword/shared/api.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ContractRouterClient } from '@orpc/contract'
import type { ErrorBody } from '../errors.ts'
import { type Assets, assetsOf, type Manifest } from './assets.ts'

export type Api = ContractRouterClient<typeof contract>

/** What stands around every page. */
export interface Frame {
  readonly actor: Actor
  readonly here: string
  readonly openReviews: number | null
  readonly unread: number
  readonly refused: null
}

/** A form that was sent to a page, and how to tell what was refused of it from what went wrong. */
export interface SentForm {
  readonly form: URLSearchParams
  refusedOf(error: unknown): { readonly status: number; readonly body: ErrorBody } | null
}

/** Who asks for which page. */
export interface Asked {
  readonly url: URL
  readonly actor: Actor
}

export type Answer =
  | { readonly status: number; readonly html: string; readonly shareable: boolean }
  | { readonly status: 301 | 303; readonly to: string }

/** What the built client offers the server: the one door between the two. */
interface EntryServer {
  readonly themeScript: string
  renderPage(
    api: Api,
    request: { query: URLSearchParams; url: URL; actor: Actor },
    frameOf: () => Promise<Frame>,
    assets: Assets,
    sent: SentForm | null,
  ): Promise<Answer | null>
  renderProblem(
    problem: { code: string; status: number; message: string; requestId: string },
    frame: Frame,
    assets: Assets,
  ): string
}

export interface Renderer {
  readonly themeScript: string
  /** Served as they are, never changing under one name. Null while Vite serves them itself. */
  readonly assetsFolder: string | null
  /** The frame is asked for when what was sent is done, beside what the page itself asks for. */
  page(api: Api, request: Asked, frameOf: () => Promise<Frame>, sent: SentForm | null): Promise<Answer | null>
  problem(problem: { code: string; status: number; message: string; requestId: string }, frame: Frame): Promise<string>
}

export const clientFolder = join(import.meta.dirname, '../../../client')

/** Renders with the client as it was built. */
export async function builtRenderer(): Promise<Renderer> {
  const entry = (await import(pathToFileURL(join(clientFolder, 'dist/server/entry-server.js')).href)) as EntryServer
  const manifest = JSON.parse(
    await readFile(join(clientFolder, 'dist/browser/.vite/manifest.json'), 'utf8'),
  ) as Manifest
  const assets = assetsOf(manifest)
  return {
    themeScript: entry.themeScript,
    assetsFolder: join(clientFolder, 'dist/browser'),
    page: (api, { url, actor }, frameOf, sent) =>
      entry.renderPage(api, { url, query: url.searchParams, actor }, frameOf, assets, sent),
    problem: async (problem, frame) => entry.renderProblem(problem, frame, assets),
  }
}
