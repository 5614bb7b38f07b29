import editComment from './edit-comment.page.tsx'
import held from './held.page.tsx'
import hideComment from './hide-comment.page.tsx'
import mentions from './mentions.page.tsx'
import passages from './passages.page.tsx'
import report from './report.page.tsx'
import reports from './reports.page.tsx'
import talk from './talk.page.tsx'
import talkSettings from './talk-settings.page.tsx'
import thread from './thread.page.tsx'
import versions from './versions.page.tsx'

export const discussionPages = {
  'discussion/talk': talk,
  'discussion/talk-settings': talkSettings,
  'discussion/thread': thread,
  'discussion/passages': passages,
  'discussion/edit-comment': editComment,
  'discussion/hide-comment': hideComment,
  'discussion/versions': versions,
  'discussion/report': report,
  'discussion/reports': reports,
  'discussion/held': held,
  'discussion/mentions': mentions,
}
