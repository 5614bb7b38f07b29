import confirm from './confirm.page.tsx'
import mail from './mail.page.tsx'
import stop from './stop.page.tsx'

export const notificationsPages = {
  'notifications/mail': mail,
  'notifications/confirm': confirm,
  'notifications/stop': stop,
}
