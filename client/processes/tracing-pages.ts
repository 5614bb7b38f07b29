import changes from './changes.page.tsx'
import draftCompare from './draft-compare.page.tsx'
import draftMerge from './draft-merge.page.tsx'
import drafts from './drafts.page.tsx'
import flow from './flow.page.tsx'
import matrix from './matrix.page.tsx'
import report from './report.page.tsx'
import said from './said.page.tsx'
import why from './why.page.tsx'

export const tracingPages = {
  'processes/drafts': drafts,
  'processes/draft-compare': draftCompare,
  'processes/draft-merge': draftMerge,
  'processes/changes': changes,
  'processes/said': said,
  'processes/why': why,
  'processes/matrix': matrix,
  'processes/flow': flow,
  'processes/report': report,
}
