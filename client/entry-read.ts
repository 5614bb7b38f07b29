import './styles/read.css'
import { copyOnClick } from './platform/copy.ts'
import { searchBySlash } from './platform/keys.ts'
import { stepThroughChanges } from './platform/step-changes.ts'
import { switchTheme } from './platform/theme.ts'

/** All the script a reading page has: it works the frame and never touches the text. */
switchTheme(document)
copyOnClick(document)
searchBySlash(document)
stepThroughChanges(document)
