/**
 * Letters: by SMTP, or on the console while there is no SMTP, so that somebody
 * who only tries Quorate out can sign in.
 */
import { createTransport } from 'nodemailer';

interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  readonly by: 'smtp' | 'console';
  /** Resolves when the letter is handed on; never rejects, because the asker must not learn more than that. */
  readonly send: (letter: Letter) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface MailSettings {
  /** `smtps://user:password@mail.example.org`; without it letters go to the console. */
  readonly smtpUrl?: string | undefined;
  readonly from?: string | undefined;
  readonly print?: (text: string) => void;
}

export function mailSettingsFrom(environment: { readonly [name: string]: string | undefined }): MailSettings {
  return { smtpUrl: environment['QUORATE_SMTP_URL'], from: environment['QUORATE_MAIL_FROM'] };
}

export function openMailer({ smtpUrl, from = 'Quorate <quorate@localhost>', print = toConsole }: MailSettings): Mailer {
  if (smtpUrl === undefined || smtpUrl === '') return consoleMailer(print);
  const transport = createTransport(smtpUrl);
  const onTheWay = new Set<Promise<void>>();
  return {
    by: 'smtp',
    send: (letter) => {
      const sent: Promise<void> = transport
        .sendMail({ from, ...letter })
        .then(() => undefined)
        // Neither address nor text: a failed letter is worth a line, its contents are not.
        .catch((error: unknown) => toConsole(`quorate: a letter could not be sent (${codeOf(error)})\n`))
        .finally(() => onTheWay.delete(sent));
      onTheWay.add(sent);
      return sent;
    },
    close: async () => {
      await Promise.all(onTheWay);
      transport.close();
    },
  };
}

function consoleMailer(print: (text: string) => void): Mailer {
  return {
    by: 'console',
    send: ({ to, subject, text }) => {
      print(`\n---- mail, printed because no SMTP server is set ----\nTo: ${to}\n${subject}\n\n${text}\n----\n`);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}

function toConsole(text: string): void {
  process.stdout.write(text);
}

function codeOf(error: unknown): string {
  const code = (error as { readonly code?: unknown }).code;
  return typeof code === 'string' ? code : 'unknown';
}
