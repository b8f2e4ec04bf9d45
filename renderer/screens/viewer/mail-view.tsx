/** An email: who, when, what; its words without layout or anything remote; its attachments to open. */
import type { ParsedMail } from '@shared/host/contract';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Bytes } from '../../documents/converter';
import { Button, Facts, Notice } from '../../ui';
import { megabytes } from '../intake/incoming';
import { BlockList } from './blocks';
import { ReadingArea } from './reading-area';
import { Tools } from './toolbar';
import css from './viewer.module.css';

interface MailProps {
  readonly mail: ParsedMail;
  readonly attachments: readonly Bytes[];
  /** Opens the attachment in this part. */
  readonly onOpen: (part: number) => void;
  /** The attachment one has come back from: its button takes the focus. */
  readonly from?: number | undefined;
}

export function MailView(props: MailProps & { readonly tools: ReactNode }) {
  const { tools, ...mail } = props;
  return (
    <>
      <Tools>{tools}</Tools>
      <ReadingArea
        label={mail.mail.subject || 'Email without a subject'}
        takesFocus={mail.from === undefined}
      >
        <MailPaper {...mail} />
      </ReadingArea>
    </>
  );
}

export function MailPaper({ mail, attachments, onOpen, from }: MailProps) {
  const { name, address } = mail.from;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (from !== undefined)
      list.current?.querySelector<HTMLElement>(`[data-attachment="${String(from)}"]`)?.focus();
  }, [from]);
  return (
    <div className={css.paper}>
      <Facts
        items={[
          {
            label: 'From',
            value: [name, address && `<${address}>`].filter(Boolean).join(' ') || 'Not given',
          },
          ...(mail.to.length > 0 ? [{ label: 'To', value: mail.to.join(', ') }] : []),
          ...(mail.cc?.length ? [{ label: 'Copied to', value: mail.cc.join(', ') }] : []),
          {
            label: 'Sent',
            value: mail.date === undefined ? 'Not given' : sent.format(Date.parse(mail.date)),
          },
          { label: 'Subject', value: mail.subject || 'None' },
        ]}
      />
      {mail.attachments.length > 0 && (
        <ul ref={list} className={css.attachments} aria-label="Attachments">
          {mail.attachments.map(({ fileName, part }) => (
            <li key={part}>
              <Button small icon="attach" data-attachment={part} onClick={() => onOpen(part)}>
                <span className="cut">{fileName}</span>
              </Button>
              <span className="dim small num">{megabytes(attachments[part]?.byteLength ?? 0)}</span>
            </li>
          ))}
        </ul>
      )}
      {mail.warnings.length > 0 && (
        <Notice>
          {mail.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      <BlockList blocks={mail.blocks ?? []} cut={false} />
    </div>
  );
}

const sent = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
