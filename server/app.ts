import { createServer, type Server } from 'node:http'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { toMarkdown } from '@fieldword/shared/transfer/markdown/to-markdown.ts'
import { createRouterClient } from '@orpc/server'
import compression from 'compression'
import express from 'express'
import { accountsRoutes, createSessions, guardingRoutes, NetworkKeeper } from './accounts/index.ts'
import { attachCollab, collabRoutes, createRooms, renewDraft } from './collab/index.ts'
import {
  definitionsRoutes,
  driftRoutes,
  frontRoutes,
  glossaryRoutes,
  isNamed,
  overTimeRoutes,
  publishingRoutes,
} from './definitions/index.ts'
import { countOpenThreads, discussionRoutes, forgetQuotes, talkFeedRoutes } from './discussion/index.ts'
import { moderationRoutes } from './moderation/index.ts'
import { notificationsRoutes, oneClickStop, Post } from './notifications/index.ts'
import {
  deletionRoutes,
  existingSlugs,
  feedRoutes,
  findPageEver,
  findPagesById,
  findReadablePage,
  lockPage,
  pagesRoutes,
  pageTermsRoutes,
  protectionRoutes,
  TermKeeper,
} from './pages/index.ts'
import { apiHandler } from './platform/http/api-handler.ts'
import { refuseCrossSite } from './platform/http/csrf.ts'
import { apiErrors, noSuchApi } from './platform/http/error-answers.ts'
import { formBody } from './platform/http/form-body.ts'
import { healthRoutes } from './platform/http/health.ts'
import { openApiRoute } from './platform/http/open-api.ts'
import { PageCache } from './platform/http/page-cache.ts'
import { pageErrors, pageHandler } from './platform/http/page-handler.ts'
import { withRequestId } from './platform/http/request-id.ts'
import { securityHeaders } from './platform/http/security-headers.ts'
import type { Platform } from './platform/platform.ts'
import type { Renderer } from './platform/render/renderer.ts'
import { onceEach } from './platform/work/once.ts'
import {
  answerFilesRoute,
  contributionFileRoute,
  contributionsFileRoutes,
  countProcesses,
  processExportRoutes,
  processesRoutes,
  ratingCsvRoutes,
  reportFilesRoutes,
  StageSchedule,
} from './processes/index.ts'
import {
  decisionsFeedRoutes,
  findReviewed,
  patrolRoutes,
  healthRoutes as queueHealthRoutes,
  RollbackRunner,
  reviewRoutes,
  rollbackRoutes,
} from './review/index.ts'
import { AuthorshipCatchUp, AuthorshipKeeper, findRevisions, revisionsRoutes } from './revisions/index.ts'
import { exportRoutes, forgetSources, ImportRunner, transferRoutes, uploadRoute } from './transfer/index.ts'

export interface App {
  readonly server: Server
  /** Ends every socket after its room is on disk, then every connection. */
  close(): Promise<void>
}

export interface AppParts {
  readonly platform: Platform
  readonly renderer: Renderer
  /** Vite, while developing. */
  readonly developing?: express.RequestHandler
}

/** Puts the wiki together. Express serves the API, the pages and, by upgrade, the sockets from one server. */
export async function createApp({ platform, renderer, developing }: AppParts): Promise<App> {
  const networks = new NetworkKeeper(platform)
  await networks.listen()
  const keeper = new AuthorshipKeeper(platform)
  const imports = new ImportRunner(platform)
  const post = new Post(platform)
  const router = {
    accounts: { ...accountsRoutes, ...guardingRoutes(networks) },
    moderation: moderationRoutes({
      findPage: findPageEver,
      pagesById: findPagesById,
      revisionsById: findRevisions,
    }),
    pages: pagesRoutes({ countOpenThreads, countProcesses }),
    deletion: deletionRoutes,
    protection: protectionRoutes,
    patrol: patrolRoutes,
    rollback: rollbackRoutes,
    revisions: revisionsRoutes({
      findPage: findReadablePage,
      existingSlugs,
      keeper,
      lockPage,
      renewDraft,
      forgetSources,
      forgetQuotes,
    }),
    collab: collabRoutes,
    discussion: discussionRoutes({ findReview: findReviewed }),
    review: reviewRoutes({ isNamed }),
    definitions: { ...definitionsRoutes, ...frontRoutes, ...driftRoutes },
    terms: { ...pageTermsRoutes, ...glossaryRoutes },
    processes: processesRoutes,
    notifications: notificationsRoutes(post.mailer),
    transfer: transferRoutes(imports),
  }
  const sessions = createSessions(platform, networks)
  const rooms = createRooms(platform)
  const cache = new PageCache(platform.clock)
  const terms = new TermKeeper(platform)
  await platform.signals.listen(
    'pages',
    () => {
      cache.clear()
      terms.look()
    },
    () => {
      cache.clear()
      terms.look()
    },
  )
  terms.look()

  const catchUp = new AuthorshipCatchUp(platform)
  await platform.signals.listen(
    'imports',
    () => catchUp.look(),
    () => catchUp.look(),
  )
  catchUp.look()

  const schedule = new StageSchedule(platform)
  const rollbacks = new RollbackRunner(platform, { isNamed })
  await rollbacks.listen()

  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', platform.config.trustProxy)
  app.use(withRequestId)
  app.use(securityHeaders(renderer.themeScript, platform.config))
  app.use(healthRoutes(platform))
  app.use(compression())
  if (developing) app.use(developing)
  if (renderer.assetsFolder) {
    app.use(
      '/assets',
      express.static(`${renderer.assetsFolder}/assets`, {
        immutable: true,
        maxAge: '1y',
        index: false,
        fallthrough: false,
      }),
    )
    app.use(express.static(renderer.assetsFolder, { index: false, maxAge: '1h' }))
  }
  app.use(feedRoutes(platform, cache))
  app.use(talkFeedRoutes(platform))
  app.use(decisionsFeedRoutes(platform))
  app.use(overTimeRoutes(platform))
  app.use(openApiRoute(platform.config.publicUrl))
  app.use(publishingRoutes({ platform, cache, toMarkdown }))
  app.use(exportRoutes(platform, request => sessions.actorOf(request)))
  app.use(oneClickStop(platform))
  app.use(refuseCrossSite(platform.config))
  app.use(sessions.middleware())

  app.use(queueHealthRoutes(platform, request => sessions.actorOf(request)))
  app.use(answerFilesRoute(platform, request => sessions.actorOf(request)))
  app.use(ratingCsvRoutes(platform, request => sessions.actorOf(request)))
  app.use(uploadRoute(platform, imports, request => sessions.actorOf(request)))
  app.use(contributionFileRoute(platform, request => sessions.actorOf(request)))
  app.use(contributionsFileRoutes(platform, request => sessions.actorOf(request)))
  app.use(processExportRoutes(platform))
  app.use(reportFilesRoutes(platform, request => sessions.actorOf(request)))

  app.use(
    '/api',
    apiHandler(
      router,
      async (request, response) => ({
        platform,
        actor: await sessions.actorOf(request),
        session: sessions.portOf(request, response),
        address: request.ip ?? '',
      }),
      // Other processes hear the signal a moment after the commit; this one must not answer first.
      { log: platform.log, onWritten: () => cache.clear() },
    ),
  )
  app.use('/api/v1', noSuchApi)
  app.use('/api', apiErrors(platform.log))

  const pages = {
    platform,
    renderer,
    cache,
    actorOf: (request: express.Request) => sessions.actorOf(request),
    apiFor: (actor: Actor, { ip: address = '', method }: express.Request) => {
      const once = method === 'POST' ? platform.once : onceEach()
      return createRouterClient(router, { context: { platform: { ...platform, once }, actor, session: null, address } })
    },
  }
  app.use(formBody, pageHandler(pages))
  app.use(noSuchApi)
  app.use(pageErrors(pages))

  const server = createServer((request, response) => {
    if (!cache.serve(request, response)) app(request, response)
  })
  const collab = attachCollab(server, {
    ...{ platform, rooms },
    identify: request => sessions.identify(request),
    actorsOf: sessionIds => sessions.actorsOf(sessionIds),
    comingFrom: (actor, address) => networks.actorFrom(actor, address),
  })
  return {
    server,
    async close() {
      server.close()
      await schedule.close()
      await imports.close()
      await rollbacks.close()
      await collab.close()
      await rooms.close()
      await post.close()
      await catchUp.close()
      await terms.close()
      await keeper.close()
      server.closeAllConnections()
      await sessions.close()
    },
  }
}
