import { api } from '../platform/api.ts'
import { readWords } from './withholding.ts'
import { destroyWords, setWordsHidden } from './withholding-commands.ts'

const { processes } = api

export const withholdingRoutes = {
  words: processes.words.handler(({ input, context: { platform, actor } }) => readWords(platform, actor, input)),
  setWordsHidden: processes.setWordsHidden.handler(({ input, context: { platform, actor } }) =>
    setWordsHidden(platform, actor, input),
  ),
  destroyWords: processes.destroyWords.handler(({ input, context: { platform, actor } }) =>
    destroyWords(platform, actor, input),
  ),
}
