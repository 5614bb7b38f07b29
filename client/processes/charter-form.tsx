import type { ProcessView } from '@fieldword/shared/processes/contract.ts'
import type { Refused } from '../platform/page.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { strataAsText } from './charter-sent.ts'
import { WordsField } from './words-field.tsx'

interface CharterFormProps {
  readonly process: ProcessView
  readonly sent: URLSearchParams | null
  readonly refused: Refused | null
}

/** [PR5] [PR6] What is decided, by which rules, and with whom. */
export function CharterForm({ process, sent, refused }: CharterFormProps) {
  const { title, summary, charter, strata } = process
  const written = (name: string, kept: string) => sent?.get(name) ?? kept
  const problem = (name: string) => refused?.fields[name] ?? refused?.fields[`charter.${name}`]
  const groups = Object.entries(refused?.fields ?? {}).find(([path]) => path.startsWith('strata'))?.[1]
  return (
    <form className="form rform" method="post" noValidate>
      <h2>Charter</h2>
      <RefusedNote refused={refused} />
      <input type="hidden" name="act" value="charter" />
      <TextField
        {...{ name: 'title', label: 'Title', autoComplete: 'off', maxLength: 200 }}
        written={written('title', title)}
        problem={problem('title')}
      />
      <WordsField
        {...{ name: 'summary', label: 'In two sentences' }}
        written={written('summary', summary)}
        problem={problem('summary')}
      />
      <WordsField
        {...{ name: 'scope', label: 'What is to be decided', rows: 5 }}
        help="And what is not."
        written={written('scope', charter.scope)}
        problem={problem('scope')}
      />
      <WordsField
        {...{ name: 'conflicts', label: 'Conflicts of interest' }}
        help="How people say what could get in the way."
        written={written('conflicts', charter.conflicts)}
        problem={problem('conflicts')}
      />
      <WordsField
        {...{ name: 'strata', label: 'Groups', rows: 6 }}
        help="One a line, with the share to aim for: “Teachers, 40”. People say which they are of."
        written={written('strata', strataAsText(strata))}
        problem={groups}
      />
      <TextField
        {...{ name: 'smallestCell', label: 'Smallest group that is told', autoComplete: 'off' }}
        help="Figures of fewer people are kept back: 1 to 50."
        written={written('smallestCell', String(charter.smallestCell))}
        problem={problem('smallestCell')}
      />
      <Choice
        {...{
          name: 'names',
          legend: 'What people say stands under their name',
          chosen: written('names', charter.names),
        }}
        choices={{ public: 'For everybody', people: 'For the people of the process alone' }}
      />
      <Choice
        {...{ name: 'joining', legend: 'Takes part', chosen: written('joining', charter.joining) }}
        choices={{ open: 'Anyone with an account', invitation: 'Whoever was invited' }}
      />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          Save the charter
        </button>
      </p>
    </form>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly legend: string
  readonly chosen: string
  readonly choices: Readonly<Record<string, string>>
}

export function Choice({ name, legend, chosen, choices }: ChoiceProps) {
  return (
    <fieldset className="form__kinds">
      <legend className="fw-label">{legend}</legend>
      {Object.entries(choices).map(([value, words]) => (
        <label key={value} className="fw-check">
          <input type="radio" className="fw-radio" name={name} value={value} defaultChecked={value === chosen} />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  )
}
