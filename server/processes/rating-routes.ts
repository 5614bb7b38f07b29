import { api } from '../platform/api.ts'
import { rate } from './rating-commands.ts'
import { readSheet } from './rating-reading.ts'
import { listReasons, readResults } from './results-reading.ts'
import { closeRound, openRound } from './round-commands.ts'

const { processes } = api

export const ratingRoutes = {
  ratingSheet: processes.ratingSheet.handler(({ input, context }) =>
    readSheet(context.platform, context.actor, input.slug),
  ),
  rate: processes.rate.handler(({ input, context }) => rate(context.platform, context.actor, input)),
  ratingResults: processes.ratingResults.handler(({ input, context }) =>
    readResults(context.platform, context.actor, input),
  ),
  ratingReasons: processes.ratingReasons.handler(({ input, context }) =>
    listReasons(context.platform, context.actor, input),
  ),
  closeRound: processes.closeRound.handler(({ input, context }) => closeRound(context.platform, context.actor, input)),
  openRound: processes.openRound.handler(({ input, context }) => openRound(context.platform, context.actor, input)),
}
