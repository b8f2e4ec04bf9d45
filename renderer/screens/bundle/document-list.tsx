/** The documents by section: moved by keys or by hand, looked at, left out, withheld. */
import { SECTIONS, type BundlePlan, type PlannedDocument, type SectionId } from '@shared/bundle';
import { formatDate } from '@shared/calendar';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { announce, Button, Chip, classes, Icon, Menu } from '../../ui';
import css from './bundle.module.css';
import type { FileChecks } from './use-file-checks';

export type DocumentAction =
  'look' | 'redact' | 'details' | 'leave out' | 'put in' | 'withhold' | 'show' | 'release';

export interface DocumentListProps {
  readonly plan: BundlePlan;
  readonly checks: FileChecks;
  readonly isBusy: boolean;
  readonly mayDescribe: boolean;
  readonly onMove: (key: string, by: number) => void;
  readonly onAction: (document: PlannedDocument, action: DocumentAction) => void;
}

export function DocumentList({ onMove, ...props }: DocumentListProps) {
  const { plan } = props;
  const [dragged, setDragged] = useState<string>();
  const moved = useRef<{ readonly key: string; readonly way: 'up' | 'down' }>(undefined);
  // Moving a row takes its buttons out of the page for a moment, and an edge closes one of them.
  useEffect(() => {
    const { key, way } = moved.current ?? {};
    if (key === undefined) return;
    moved.current = undefined;
    const button = (which: string) =>
      document.querySelector<HTMLButtonElement>(`[data-move="${CSS.escape(`${which} ${key}`)}"]`);
    const wanted = button(way ?? 'up');
    (wanted?.disabled ? button(way === 'up' ? 'down' : 'up') : wanted)?.focus();
  }, [plan]);

  const move = (section: readonly PlannedDocument[], from: number, to: number) => {
    const moving = section[from];
    if (!moving || from === to) return;
    onMove(moving.key, to - from);
    announce(
      `${moving.title}: now ${to + 1} of ${section.length} in ${sectionName(moving.section)}`,
    );
  };
  return sectionsOf(plan).map(([section, documents]) => (
    <section key={section} className={css.section} aria-label={sectionName(section)}>
      <h2>{sectionName(section)}</h2>
      <ol>
        {documents.map((document, at) => (
          <li
            key={document.key}
            data-document={document.key}
            className={classes(
              !document.included && css.out,
              dragged === document.key && css.dragged,
            )}
            onDragOver={(event: DragEvent) => {
              if (documents.some(({ key }) => key === dragged)) event.preventDefault();
            }}
            onDrop={(event: DragEvent) => {
              event.preventDefault();
              const from = documents.findIndex(({ key }) => key === dragged);
              if (from >= 0) move(documents, from, at);
              setDragged(undefined);
            }}
          >
            <span
              className={css.handle}
              draggable={!props.isBusy && documents.length > 1}
              aria-hidden="true"
              onDragStart={(event: DragEvent) => {
                // Nothing of the case leaves with it: where it goes is known here.
                event.dataTransfer.setData('application/x-redress', '');
                event.dataTransfer.effectAllowed = 'move';
                setDragged(document.key);
              }}
              onDragEnd={() => setDragged(undefined)}
            >
              <Icon name="drag" size={16} />
            </span>
            <Row
              {...props}
              document={document}
              isFirst={at === 0}
              isLast={at === documents.length - 1}
              onStep={(by) => {
                moved.current = { key: document.key, way: by < 0 ? 'up' : 'down' };
                move(documents, at, at + by);
              }}
            />
          </li>
        ))}
      </ol>
    </section>
  ));
}

const sectionName = (section: SectionId) => `${section} ${SECTIONS[section]}`;

function sectionsOf(plan: BundlePlan): [SectionId, PlannedDocument[]][] {
  const sections = new Map<SectionId, PlannedDocument[]>();
  for (const document of plan.documents)
    sections.set(document.section, [...(sections.get(document.section) ?? []), document]);
  return [...sections];
}

function Row({
  document,
  checks,
  isBusy,
  mayDescribe,
  isFirst,
  isLast,
  onStep,
  onAction,
}: Omit<DocumentListProps, 'plan' | 'onMove'> & {
  readonly document: PlannedDocument;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onStep: (by: -1 | 1) => void;
}) {
  const { key, title, included } = document;
  const check = checks.of(key);
  const choices = choicesFor(document, isBusy, mayDescribe);
  return (
    <>
      <span className={css.title}>
        <span className={css.words} dir="auto">
          {title}
        </span>
        <span className={css.chips}>
          <Flags document={document} isSlip={check?.slipSheet ?? false} />
          {!included && <span className="sub small">Left out: {document.leftOutWhy}</span>}
          {included && document.withheldWhy !== undefined && (
            <span className="sub small">Do not disclose: {document.withheldWhy}</span>
          )}
          {document.released && (
            <span className="sub small">
              Let go by {document.released.by}: {document.released.why}
            </span>
          )}
          {document.lateSince !== undefined && (
            <span className="sub small">
              Added after the bundle of {formatDate(document.lateSince)}
            </span>
          )}
        </span>
      </span>
      <span className={classes(css.when, 'num small sub')}>
        <span>{document.datedOn ? formatDate(document.datedOn) : 'undated'}</span>
        <span>{check && check.pages > 0 ? pagesText(check.pages) : ''}</span>
      </span>
      <span className={css.buttons}>
        <Button
          small
          kind="quiet"
          icon="up"
          disabled={isFirst || isBusy}
          data-move={`up ${key}`}
          onClick={() => onStep(-1)}
          aria-label={`Move ${title} up`}
        />
        <Button
          small
          kind="quiet"
          icon="down"
          disabled={isLast || isBusy}
          data-move={`down ${key}`}
          onClick={() => onStep(1)}
          aria-label={`Move ${title} down`}
        />
        <Button small busy={isBusy} onClick={() => onAction(document, 'look')}>
          Look<span className="hidden"> at {title}</span>
        </Button>
        {choices.length > 0 && (
          <Menu
            small
            label="Change"
            of={title}
            items={choices}
            onAction={(id) => onAction(document, id as DocumentAction)}
          />
        )}
      </span>
    </>
  );
}

const pagesText = (pages: number) => `${pages} ${pages === 1 ? 'page' : 'pages'}`;

function choicesFor(document: PlannedDocument, isBusy: boolean, mayDescribe: boolean) {
  const { included, withheldWhy, wholeWithheldWhy, flags, source, redaction } = document;
  const choice = (id: DocumentAction, label: string) => ({ id, label, disabled: isBusy });
  const isPrivileged = flags.includes('privileged');
  // The whole copy beside a redacted one follows the document it is of.
  if (redaction?.isOutlined) return [];
  return [
    ...(mayDescribe ? [choice('redact', 'Redact…')] : []),
    ...(source.type === 'blob' && mayDescribe ? [choice('details', 'Title, date and flags…')] : []),
    ...(included ? [choice('leave out', 'Leave out…')] : []),
    ...(!included && isPrivileged ? [choice('release', 'Record who lets it go…')] : []),
    ...(!included && !isPrivileged ? [choice('put in', 'Put in')] : []),
    ...(included && withheldWhy === undefined && wholeWithheldWhy === undefined
      ? [choice('withhold', 'Do not disclose…')]
      : []),
    ...(wholeWithheldWhy === undefined ? [] : [choice('show', 'Send no whole copy')]),
    ...(included && withheldWhy !== undefined ? [choice('show', 'Put it with the others')] : []),
  ];
}

function Flags({
  document: { flags, source, datedOn, redaction },
  isSlip,
}: {
  readonly document: PlannedDocument;
  readonly isSlip: boolean;
}) {
  return (
    <>
      {redaction?.isOutlined && <Chip>Whole copy</Chip>}
      {redaction && !redaction.isOutlined && redaction.marks > 0 && (
        <Chip tone="ok">
          Redacted: {redaction.marks} {redaction.marks === 1 ? 'mark' : 'marks'}
        </Chip>
      )}
      {flags.includes('privileged') && <Chip tone="late">Legal advice</Chip>}
      {flags.includes('third party') && <Chip tone="late">Third party</Chip>}
      {flags.includes('unreadable') && <Chip tone="soon">Unreadable</Chip>}
      {isSlip && <Chip tone="soon">Cannot be shown as pages</Chip>}
      {source.type === 'blob' && datedOn === undefined && <Chip>Undated</Chip>}
    </>
  );
}
