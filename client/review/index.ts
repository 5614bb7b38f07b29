import assign from './assign.page.tsx'
import decisions from './decisions.page.tsx'
import delegates from './delegates.page.tsx'
import draftCompare from './draft-compare.page.tsx'
import health from './health.page.tsx'
import own from './own.page.tsx'
import part from './part.page.tsx'
import patrol from './patrol.page.tsx'
import patrolLog from './patrol-log.page.tsx'
import queue from './queue.page.tsx'
import restore from './restore.page.tsx'
import review from './review.page.tsx'
import rollBack from './roll-back.page.tsx'
import rollback from './rollback.page.tsx'
import rollbacks from './rollbacks.page.tsx'
import rules from './rules.page.tsx'
import undo from './undo.page.tsx'
import update from './update.page.tsx'

export const reviewPages = {
  'review/roll-back': rollBack,
  'review/rollback': rollback,
  'review/rollbacks': rollbacks,
  'review/queue': queue,
  'review/assign': assign,
  'review/health': health,
  'review/patrol': patrol,
  'review/patrol-log': patrolLog,
  'review/draft-compare': draftCompare,
  'review/decisions': decisions,
  'review/delegates': delegates,
  'review/own': own,
  'review/rules': rules,
  'review/review': review,
  'review/restore': restore,
  'review/undo': undo,
  'review/update': update,
  'review/part': part,
}
