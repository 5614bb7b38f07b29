import account from './account.page.tsx'
import appeal from './appeal.page.tsx'
import appealAnswer from './appeal-answer.page.tsx'
import appeals from './appeals.page.tsx'
import block from './block.page.tsx'
import blocks from './blocks.page.tsx'
import endBlock from './end-block.page.tsx'
import firstAccount from './first-account.page.tsx'
import people from './people.page.tsx'
import signIn from './sign-in.page.tsx'
import signUp from './sign-up.page.tsx'
import trust from './trust.page.tsx'
import trusted from './trusted.page.tsx'

export { BlockCell } from './block-cell.tsx'

export const accountsPages = {
  'accounts/sign-in': signIn,
  'accounts/sign-up': signUp,
  'accounts/first-account': firstAccount,
  'accounts/account': account,
  'accounts/people': people,
  'accounts/block': block,
  'accounts/blocks': blocks,
  'accounts/end-block': endBlock,
  'accounts/appeal': appeal,
  'accounts/appeals': appeals,
  'accounts/appeal-answer': appealAnswer,
  'accounts/trust': trust,
  'accounts/trusted': trusted,
}
