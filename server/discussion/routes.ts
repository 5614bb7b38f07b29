import { type ApiContext, api } from '../platform/api.ts'
import { admitNewcomer } from '../revisions/index.ts'
import { aboutDiscussion, listSettings } from './about.ts'
import { editComment, react, removeComment } from './comment-commands.ts'
import { blockGuest, release } from './held-commands.ts'
import { listHeld } from './held-queries.ts'
import { setHidden } from './hiding-commands.ts'
import type { DiscussionNeeds } from './needs.ts'
import { markRead } from './notice-commands.ts'
import { countUnread, listNotices } from './notice-queries.ts'
import { listPassages, startThreadInReview, startThreadOn } from './passages.ts'
import { listAnchors, listThreads, suggestPeople, viewComment, viewThread } from './reading.ts'
import { decideReport, reportComment } from './report-commands.ts'
import { listReports } from './report-queries.ts'
import { setThreadState } from './resolving-commands.ts'
import { setDiscussion } from './settings-commands.ts'
import { listVersions } from './version-queries.ts'
import { decideProposed, reanchor } from './words-commands.ts'
import { reply, startThread } from './writing-commands.ts'

const { discussion } = api

export function discussionRoutes(needs: DiscussionNeeds) {
  return {
    threads: discussion.threads.handler(({ input, context }) => listThreads(context.platform, context.actor, input)),
    anchors: discussion.anchors.handler(({ input, context }) => listAnchors(context.platform, context.actor, input)),
    thread: discussion.thread.handler(({ input, context }) => viewThread(context.platform, context.actor, input)),
    start: discussion.start.handler(async ({ input, context }) => {
      await admit(context, input)
      return startThread(needs, context.platform, context, input)
    }),
    passages: discussion.passages.handler(({ input, context }) => listPassages(context.platform, context.actor, input)),
    startOn: discussion.startOn.handler(async ({ input, context }) => {
      await admit(context, input)
      return startThreadOn(needs, context.platform, context, input)
    }),
    startInReview: discussion.startInReview.handler(async ({ input, context }) => {
      await admit(context, input)
      return startThreadInReview(needs, context.platform, context, input)
    }),
    reply: discussion.reply.handler(async ({ input, context }) => {
      await admit(context, input)
      return reply(context.platform, context, input)
    }),
    setState: discussion.setState.handler(({ input, context }) =>
      setThreadState(context.platform, context.actor, input),
    ),
    ...commentRoutes,
    ...wordsRoutes,
    ...moderatingRoutes,
  }
}

function admit({ platform, actor }: ApiContext, { text }: { readonly text: string }): Promise<void> {
  return admitNewcomer(platform, actor, 'comments', text)
}

const commentRoutes = {
  comment: discussion.comment.handler(({ input, context }) => viewComment(context.platform, context.actor, input.id)),
  edit: discussion.edit.handler(({ input, context }) => editComment(context.platform, context.actor, input)),
  remove: discussion.remove.handler(({ input, context }) => removeComment(context.platform, context.actor, input.id)),
  versions: discussion.versions.handler(({ input, context }) => listVersions(context.platform, context.actor, input)),
  react: discussion.react.handler(({ input, context }) => react(context.platform, context.actor, input)),
  mentions: discussion.mentions.handler(({ input, context }) => listNotices(context.platform, context.actor, input)),
  mentionCount: discussion.mentionCount.handler(({ context }) => countUnread(context.platform, context.actor)),
  readMentions: discussion.readMentions.handler(({ input, context }) =>
    markRead(context.platform, context.actor, input),
  ),
  suggestPeople: discussion.suggestPeople.handler(({ input, context }) =>
    suggestPeople(context.platform, context.actor, input.q),
  ),
}

const moderatingRoutes = {
  about: discussion.about.handler(({ input, context }) => aboutDiscussion(context.platform, context.actor, input.slug)),
  set: discussion.set.handler(({ input, context }) => setDiscussion(context.platform, context.actor, input)),
  settings: discussion.settings.handler(({ input, context }) => listSettings(context.platform, context.actor, input)),
  setHidden: discussion.setHidden.handler(({ input, context }) => setHidden(context.platform, context.actor, input)),
  held: discussion.held.handler(({ input, context }) => listHeld(context.platform, context.actor, input)),
  blockGuest: discussion.blockGuest.handler(({ input, context }) => blockGuest(context.platform, context.actor, input)),
  release: discussion.release.handler(({ input, context }) => release(context.platform, context.actor, input)),
  report: discussion.report.handler(({ input, context }) => reportComment(context.platform, context.actor, input)),
  reports: discussion.reports.handler(({ input, context }) => listReports(context.platform, context.actor, input)),
  decideReport: discussion.decideReport.handler(({ input, context }) =>
    decideReport(context.platform, context.actor, input),
  ),
}

const wordsRoutes = {
  decideProposed: discussion.decideProposed.handler(({ input, context }) =>
    decideProposed(context.platform, context.actor, input),
  ),
  reanchor: discussion.reanchor.handler(({ input, context }) => reanchor(context.platform, context.actor, input)),
}
