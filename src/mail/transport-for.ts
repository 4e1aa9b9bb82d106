import { folderTransport } from './folder.ts'
import { notifyTransport } from './notify.ts'
import { smtpTransport } from './smtp.ts'
import type { Transport } from './transport.ts'

/** How emails are sent; `from` is `Name <address>`. */
export type MailSettings =
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
  | { readonly kind: 'notify'; readonly key: string; readonly templateId: string }
  | { readonly kind: 'folder'; readonly folder: string; readonly from: string }

export function transportFor(mail: MailSettings): Transport {
  switch (mail.kind) {
    case 'smtp':
      return smtpTransport(mail.url, mail.from)
    case 'notify':
      return notifyTransport(mail.key, mail.templateId)
    case 'folder':
      return folderTransport(mail.folder, mail.from)
  }
}
