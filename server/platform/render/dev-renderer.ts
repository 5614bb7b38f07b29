import type { RequestHandler } from 'express'
import { hotReloadPort } from '../http/security-headers.ts'
import type { Assets } from './assets.ts'
import { type Answer, type Api, clientFolder, type Renderer } from './renderer.ts'

type EntryModule = {
  readonly themeScript: string
  renderPage(api: Api, request: object, frameOf: object, assets: Assets, sent: object | null): Promise<Answer | null>
  renderProblem(problem: object, frame: object, assets: Assets): string
}

/** Renders from the client's sources through Vite, which also serves them to the browser and reloads what changed. */
export async function devRenderer(): Promise<{
  renderer: Renderer
  middleware: RequestHandler
  close(): Promise<void>
}> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    root: clientFolder,
    configFile: `${clientFolder}/vite.config.ts`,
    // Any other way writes the settings into a file of its own first, which the watching of the server takes for a change.
    configLoader: 'native',
    server: { middlewareMode: true, ws: { port: hotReloadPort } },
    appType: 'custom',
  })
  const load = () => vite.ssrLoadModule('/entry-server.tsx') as Promise<EntryModule>
  const files = (entry: string) => ({ scripts: ['/@vite/client', '/react-preamble.js', entry], styles: [] })
  const assets: Assets = {
    read: files('/entry-read.ts'),
    form: files('/entry-form.ts'),
    work: files('/entry-work.tsx'),
    edit: files('/entry-edit.tsx'),
    fonts: [],
  }
  return {
    renderer: {
      themeScript: (await load()).themeScript,
      assetsFolder: null,
      page: async (api, { url, actor }, frameOf, sent) =>
        (await load()).renderPage(api, { url, query: url.searchParams, actor }, frameOf, assets, sent),
      problem: async (problem, frame) => (await load()).renderProblem(problem, frame, assets),
    },
    middleware: vite.middlewares as RequestHandler,
    close: () => vite.close(),
  }
}
