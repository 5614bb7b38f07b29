import './styles/read.css'
import { workPassages } from './blame/passages.ts'
import { keepElement } from './definitions/keep-element.ts'
import { offerToComment } from './discussion/offer-to-comment.ts'
import { copyOnClick } from './platform/copy.ts'
import { searchBySlash } from './platform/keys.ts'
import { openAllOnClick } from './platform/open-all.ts'
import { rememberView } from './platform/remember-view.ts'
import { stepThroughChanges } from './platform/step-changes.ts'
import { switchTheme } from './platform/theme.ts'
import { workScrubber } from './playback/controls.ts'
import { walkRows } from './review/walk-rows.ts'
import { namePickedPair } from './revisions/name-pair.ts'

/** All the script a reading page has: it works the frame and never touches the text. */
switchTheme(document)
copyOnClick(document)
searchBySlash(document)
openAllOnClick(document)
keepElement(document)
stepThroughChanges(document)
rememberView(document)
namePickedPair(document)
walkRows(document)
workScrubber(document)
workPassages(document)
offerToComment(document)

// Only where there are terms, and after everything else: until then they are the links they are.
if (document.querySelector('.fw-term')) {
  import('./terms/term-cards.ts').then(
    ({ openTermCards }) => openTermCards(document),
    () => {},
  )
}
