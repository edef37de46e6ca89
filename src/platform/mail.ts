import { createTransport } from 'nodemailer';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Repeated sends of one mail carry the same id, so that a mail client can show it once. */
  messageId: string;
}

export interface Mailer {
  /** Resolves once the mail server has taken it. */
  send(mail: Mail): Promise<void>;
}

/** E-mail through SMTP. `from` is an address with or without a name. */
export function createMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  const limits = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };
  const transport = createTransport({ url: smtpUrl, ...limits }, { from });
  const host = /@([^>\s]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    send: async ({ messageId, ...mail }) => {
      await transport.sendMail({ ...mail, messageId: `<${messageId}@${host}>` });
    },
  };
}
