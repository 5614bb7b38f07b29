import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { contract } from '@fieldword/shared/api.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ContractRouterClient } from '@orpc/contract'
import { type Assets, assetsOf, type Manifest } from './assets.ts'

export type Api = ContractRouterClient<typeof contract>

interface Frame {
  readonly actor: Actor
  readonly here: string
  readonly openReviews: number | null
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
    frame: Frame,
    assets: Assets,
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
  page(api: Api, url: URL, frame: Frame): Promise<Answer | null>
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
    page: (api, url, frame) =>
      entry.renderPage(api, { url, query: url.searchParams, actor: frame.actor }, frame, assets),
    problem: async (problem, frame) => entry.renderProblem(problem, frame, assets),
  }
}
