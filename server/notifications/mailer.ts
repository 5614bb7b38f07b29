import nodemailer from 'nodemailer'
import type { Config } from '../platform/config.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same however often it is sent. */
  readonly id: string
  /** [NTF6] Where one click ends all mail; none for what somebody asked for. */
  readonly stopAddress?: string
}

/** Hands letters to the server that SMTP_URL names. */
export interface Mailer {
  send(mail: Mail): Promise<void>
  close(): void
}

/** Milliseconds for each step of the talk with the mail server. */
const patience = 10_000

/** [NTF7] Null where no mail server is set. */
export function createMailer({ smtpUrl, mailFrom, publicUrl }: Config): Mailer | null {
  if (!smtpUrl) return null
  const waits = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience }
  const transport = nodemailer.createTransport({ url: smtpUrl, ...waits })
  const domain = new URL(publicUrl).hostname
  return {
    async send({ to, subject, text, id, stopAddress }) {
      await transport.sendMail({
        ...{ from: mailFrom ?? `Fieldword <wiki@${domain}>`, to: { name: '', address: to }, subject, text },
        messageId: `<${id}@${domain}>`,
        headers: {
          // Nobody's holiday answers are wanted.
          'Auto-Submitted': 'auto-generated',
          ...(stopAddress
            ? { 'List-Unsubscribe': `<${stopAddress}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
            : {}),
        },
      })
    },
    close: () => transport.close(),
  }
}
