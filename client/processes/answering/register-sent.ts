import type { Api } from '../../platform/page.ts'

const text = (form: URLSearchParams, name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n').trim()
const numberIn = (form: URLSearchParams, name: string) => (text(form, name) === '' ? null : Number(text(form, name)))

/** Carries out what a button of the register asks for; answers with the issue to go on at, where it is another one. */
export async function carryOutInRegister(
  api: Api,
  slug: string,
  form: URLSearchParams,
  issue: number | null = null,
): Promise<number | null> {
  const contributions = form.getAll('pick').map(Number)
  const here = { slug, number: issue ?? 0 }
  switch (form.get('act')) {
    case 'open':
      return (await api.processes.openIssue({ slug, ...aboutIn(form), ...saidIn(form), contributions })).number
    case 'edit':
      await api.processes.editIssue({ ...here, ...saidIn(form) })
      return null
    case 'place':
      await api.processes.place({ slug, number: numberIn(form, 'to') ?? 0, contributions })
      return null
    case 'take-out':
      await api.processes.takeOut({ ...here, contributions })
      return null
    case 'split': {
      const { title } = saidIn(form)
      return (await api.processes.splitIssue({ ...here, title, contributions, reason: text(form, 'reason') })).number
    }
    case 'merge':
      return (
        await api.processes.mergeIssue({ ...here, into: numberIn(form, 'into') ?? 0, reason: text(form, 'reason') })
      ).number
    case 'contest':
      await api.processes.contest({
        ...{ slug, number: numberIn(form, 'contribution') ?? 0 },
        ...{ issue: numberIn(form, 'issue'), reason: text(form, 'reason') },
      })
      return null
    default:
      await api.processes.answerContest({
        ...{ slug, id: text(form, 'id'), to: numberIn(form, 'to'), answer: text(form, 'answer') },
        outcome: form.get('act') === 'moved' ? 'moved' : 'stays',
      })
      return null
  }
}

const saidIn = (form: URLSearchParams) => ({ title: text(form, 'title'), description: text(form, 'description') })

function aboutIn(form: URLSearchParams) {
  const [scope = '', elementId = null] = text(form, 'about').split(' ')
  return scope === 'element'
    ? { scope: 'element' as const, elementId }
    : { scope: scope === 'missing' ? ('missing' as const) : ('whole' as const), elementId: null }
}
