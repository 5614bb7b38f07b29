import './styles/work.css'
import './entry-read.ts'
import { findComment } from './discussion/find-comment.ts'
import { workRowByKeys } from './processes/answering/work-keys.ts'

findComment(document)
workRowByKeys(document)

const mentioning = document.querySelectorAll<HTMLTextAreaElement>('textarea[data-mentions]')
if (mentioning.length > 0) {
  import('./discussion/complete-mentions.ts').then(
    ({ completeMentions }) => mentioning.forEach(completeMentions),
    () => {},
  )
}

if (document.querySelector('[data-said-form]')) {
  import('./processes/contributions/choose-words.ts').then(
    ({ chooseWords }) => chooseWords(document),
    () => {},
  )
}
