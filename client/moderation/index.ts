import filter from './filter.page.tsx'
import filterTry from './filter-try.page.tsx'
import log from './log.page.tsx'
import newcomers from './newcomers.page.tsx'

export const moderationPages = {
  'moderation/log': log,
  'moderation/filter': filter,
  'moderation/filter-try': filterTry,
  'moderation/newcomers': newcomers,
}
