/** A letter: the one being written, or one that went. */
import { lettersToWrite } from '@shared/case-file';
import type { LetterKind } from '@shared/case-file/schema';
import type { StreamId } from '@shared/history/types';
import { useCase } from '../../app/store-context';
import { EmptyState, Notice, Screen, Working } from '../../ui';
import { BackToCase } from './back-to-case';
import { DraftScreen } from './draft-screen';
import { IssuedScreen } from './issued-screen';

export function LetterScreen({
  id,
  kind,
  letter,
}: {
  readonly id: StreamId;
  readonly kind: LetterKind;
  /** One that was issued; absent = the one to write, or the last of its kind. */
  readonly letter: string | undefined;
}) {
  const view = useCase(id);
  const title = kind.charAt(0).toUpperCase() + kind.slice(1);
  if (view.state === 'loading')
    return (
      <Screen title={title}>
        <Working>Opening the case…</Working>
      </Screen>
    );
  if (view.state === 'problem')
    return (
      <Screen title={title}>
        <Notice tone="error">{view.message}</Notice>
      </Screen>
    );
  const canWrite = lettersToWrite(view.file).includes(kind);
  const issued =
    letter === undefined
      ? canWrite
        ? undefined
        : view.file.letters.findLast((each) => each.kind === kind)
      : view.file.letters.find(({ id: its }) => its === letter);
  if (issued) return <IssuedScreen file={view.file} letter={issued} title={title} />;
  const isAnswered = view.file.kind === 'complaint' || view.file.kind === 'member enquiry';
  if (!isAnswered) {
    return (
      <Screen title={title} above={<BackToCase file={view.file} />}>
        <EmptyState title={`No letters for a ${view.file.kind}`}>
          Pass it to the service and record what was done. If it is a complaint after all, record
          that on the case.
        </EmptyState>
      </Screen>
    );
  }
  return <DraftScreen file={view.file} kind={kind} title={title} />;
}
