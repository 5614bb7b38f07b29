import { appealsContract } from './accounts/appeals-contract.ts'
import { accountsContract } from './accounts/contract.ts'
import { networksContract } from './accounts/networks-contract.ts'
import { trustContract } from './accounts/trust-contract.ts'
import { collabContract } from './collab/contract.ts'
import { citeContract } from './definitions/cite-contract.ts'
import { comparisonsContract } from './definitions/comparisons-contract.ts'
import { definitionsContract } from './definitions/contract.ts'
import { driftContract } from './definitions/drift-contract.ts'
import { frontContract } from './definitions/front-contract.ts'
import { glossaryContract } from './definitions/glossary-contract.ts'
import { lineageContract } from './definitions/lineage-contract.ts'
import { commentsContract } from './discussion/comments-contract.ts'
import { discussionContract } from './discussion/contract.ts'
import { moderatingContract } from './discussion/moderating-contract.ts'
import { passagesContract } from './discussion/passages-contract.ts'
import { moderationContract } from './moderation/contract.ts'
import { filterContract } from './moderation/filter-contract.ts'
import { notificationsContract } from './notifications/contract.ts'
import { changesContract } from './pages/changes-contract.ts'
import { pagesContract } from './pages/contract.ts'
import { deletionContract } from './pages/deletion-contract.ts'
import { protectionContract } from './pages/protection-contract.ts'
import { pageTermsContract } from './pages/terms-contract.ts'
import { commentingContract } from './processes/commenting-contract.ts'
import { processesContract } from './processes/contract.ts'
import { decidingContract } from './processes/deciding-contract.ts'
import { dispositionsContract } from './processes/dispositions-contract.ts'
import { processEditingContract } from './processes/editing-contract.ts'
import { filesContract } from './processes/files-contract.ts'
import { issuesContract } from './processes/issues-contract.ts'
import { processLogContract } from './processes/log-contract.ts'
import { processPeopleContract } from './processes/people-contract.ts'
import { ratingContract } from './processes/rating-contract.ts'
import { surveyContract } from './processes/survey-contract.ts'
import { tracingContract } from './processes/tracing-contract.ts'
import { withholdingContract } from './processes/withholding-contract.ts'
import { batchContract } from './review/batch-contract.ts'
import { catchingUpContract } from './review/catching-up-contract.ts'
import { reviewContract } from './review/contract.ts'
import { delegationContract } from './review/delegation-contract.ts'
import { draftComparisonContract } from './review/draft-comparison-contract.ts'
import { filterTrialContract } from './review/filter-trial-contract.ts'
import { healthContract } from './review/health-contract.ts'
import { reviewLogContract } from './review/log-contract.ts'
import { mergingContract } from './review/merging-contract.ts'
import { partContract } from './review/part-contract.ts'
import { patrolContract } from './review/patrol-contract.ts'
import { queueContract } from './review/queue-contract.ts'
import { rollbackContract } from './review/rollback-contract.ts'
import { reviewRulesContract } from './review/rules-contract.ts'
import { authorshipContract } from './revisions/authorship-contract.ts'
import { comparingContract } from './revisions/comparing-contract.ts'
import { revisionsContract } from './revisions/contract.ts'
import { hidingContract } from './revisions/hiding-contract.ts'
import { historyContract } from './revisions/history-contract.ts'
import { newcomersContract } from './revisions/newcomers-contract.ts'
import { transferContract } from './transfer/contract.ts'

/** The whole API, one contract a slice: served under /api/v1, spoken by the client, called in-process by the pages. */
export const contract = {
  accounts: { ...accountsContract, ...trustContract, ...networksContract, ...appealsContract },
  moderation: { ...moderationContract, ...filterContract },
  pages: { ...pagesContract, ...changesContract },
  deletion: deletionContract,
  protection: protectionContract,
  revisions: {
    ...revisionsContract,
    ...newcomersContract,
    ...hidingContract,
    ...historyContract,
    ...authorshipContract,
    ...comparingContract,
  },
  collab: collabContract,
  discussion: { ...discussionContract, ...passagesContract, ...commentsContract, ...moderatingContract },
  patrol: patrolContract,
  rollback: rollbackContract,
  review: {
    ...reviewContract,
    ...mergingContract,
    ...draftComparisonContract,
    ...reviewRulesContract,
    ...reviewLogContract,
    ...delegationContract,
    ...catchingUpContract,
    ...partContract,
    ...queueContract,
    ...batchContract,
    ...filterTrialContract,
    ...healthContract,
  },
  definitions: {
    ...definitionsContract,
    ...lineageContract,
    ...frontContract,
    ...driftContract,
    ...comparisonsContract,
    ...citeContract,
  },
  terms: { ...pageTermsContract, ...glossaryContract },
  processes: {
    ...processesContract,
    ...processEditingContract,
    ...processLogContract,
    ...processPeopleContract,
    ...commentingContract,
    ...surveyContract,
    ...filesContract,
    ...tracingContract,
    ...decidingContract,
    ...issuesContract,
    ...dispositionsContract,
    ...ratingContract,
    ...withholdingContract,
  },
  notifications: notificationsContract,
  transfer: transferContract,
}
