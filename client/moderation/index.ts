import log from './log.page.tsx'

export const moderationPages = {
  'moderation/log': log,
}
