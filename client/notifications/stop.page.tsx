import { linkPage } from './link-page.tsx'

/** [NTF6] For whoever opens the link in a letter; mail programs send the form themselves. */
export default linkPage({
  path: '/mail/stop',
  title: 'End mail',
  lead: 'No letter will be sent to your address any more. You can read what concerns you in the wiki, and begin again there.',
  button: 'End it',
  said: 'No more mail is sent to your address.',
  act: (api, token) => api.notifications.stopMail({ token }),
})
