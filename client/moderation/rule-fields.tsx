import type { RuleWish } from '@fieldword/shared/moderation/filter-contract.ts'
import { TextField } from '../ui/text-field.tsx'

const acts = [
  { act: 'warn', does: 'Whoever writes is asked once whether they mean it' },
  { act: 'hold', does: 'A moderator looks at it first' },
  { act: 'refuse', does: 'It is not taken' },
] as const

export const actNames = { warn: 'Warn', hold: 'Hold', refuse: 'Refuse' } as const

export type SentRule = Omit<RuleWish, 'reason'>

/** What a form holds of a rule, before anybody knows whether it is sound. */
export function ruleIn(form: URLSearchParams | null): SentRule {
  const asked = form?.get('act')
  return {
    kind: form?.get('kind') === 'site' ? 'site' : 'words',
    text: form?.get('text') ?? '',
    whole: form ? form.get('whole') === 'yes' : true,
    act: acts.find(({ act }) => act === asked)?.act ?? 'hold',
  }
}

interface RuleFieldsProps {
  readonly sent: SentRule
  readonly problem: string | undefined
  readonly isOptional?: boolean
}

/** [ACC42] What to look for, and what to do then. */
export function RuleFields({ sent, problem, isOptional }: RuleFieldsProps) {
  return (
    <>
      <label>
        <span className="fw-label">Look for</span>
        <select className="fw-select" name="kind" defaultValue={sent.kind}>
          <option value="words">words or a phrase</option>
          <option value="site">links to a site</option>
        </select>
      </label>
      <TextField
        name="text"
        label="Words or site"
        autoComplete="off"
        help="Case and accents make no difference. A site includes those below it: example.org."
        problem={problem}
        isOptional={isOptional ?? false}
        written={sent.text}
        maxLength={80}
      />
      <label className="fw-check">
        <input type="checkbox" name="whole" value="yes" defaultChecked={sent.whole} />
        <span>Whole words only</span>
      </label>
      <label>
        <span className="fw-label">What to do</span>
        <select className="fw-select" name="act" defaultValue={sent.act}>
          {acts.map(({ act, does }) => (
            <option key={act} value={act}>
              {`${actNames[act]}: ${does}`}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}
