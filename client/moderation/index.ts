import filter from './filter.page.tsx'
import log from './log.page.tsx'
import newcomers from './newcomers.page.tsx'

export const moderationPages = {
  'moderation/log': log,
  'moderation/filter': filter,
  'moderation/newcomers': newcomers,
}
