import { linkPage } from './link-page.tsx'

/** [NTF2] For whoever reads what is sent to the address. */
export default linkPage({
  path: '/mail/confirm',
  title: 'Confirm your address',
  lead: 'With it you say that mail from this wiki may be sent there.',
  button: 'Confirm it',
  said: 'It is confirmed. You choose how often you are told.',
  act: (api, token) => api.notifications.confirmAddress({ token }),
})
