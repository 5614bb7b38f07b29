import { api } from '../platform/api.ts'
import type { DiscussionNeeds } from './needs.ts'
import { listAnchors, listThreads, viewThread } from './reading.ts'
import { setThreadState } from './resolving-commands.ts'
import { decideProposed, reanchor } from './words-commands.ts'
import { reply, startThread } from './writing-commands.ts'

export function discussionRoutes(needs: DiscussionNeeds) {
  return {
    threads: api.discussion.threads.handler(({ input, context }) =>
      listThreads(context.platform, context.actor, input),
    ),
    anchors: api.discussion.anchors.handler(({ input, context }) =>
      listAnchors(context.platform, context.actor, input),
    ),
    thread: api.discussion.thread.handler(({ input, context }) => viewThread(context.platform, context.actor, input)),
    start: api.discussion.start.handler(({ input, context }) => startThread(needs, context.platform, context, input)),
    reply: api.discussion.reply.handler(({ input, context }) => reply(context.platform, context, input)),
    setState: api.discussion.setState.handler(({ input, context }) =>
      setThreadState(context.platform, context.actor, input),
    ),
    ...wordsRoutes,
  }
}

const wordsRoutes = {
  decideProposed: api.discussion.decideProposed.handler(({ input, context }) =>
    decideProposed(context.platform, context.actor, input),
  ),
  reanchor: api.discussion.reanchor.handler(({ input, context }) => reanchor(context.platform, context.actor, input)),
}
