import account from './account.page.tsx'
import block from './block.page.tsx'
import firstAccount from './first-account.page.tsx'
import people from './people.page.tsx'
import signIn from './sign-in.page.tsx'
import signUp from './sign-up.page.tsx'
import trust from './trust.page.tsx'
import trusted from './trusted.page.tsx'

export const accountsPages = {
  'accounts/sign-in': signIn,
  'accounts/sign-up': signUp,
  'accounts/first-account': firstAccount,
  'accounts/account': account,
  'accounts/people': people,
  'accounts/block': block,
  'accounts/trust': trust,
  'accounts/trusted': trusted,
}
