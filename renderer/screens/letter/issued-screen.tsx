/** What went out, byte for byte; nothing here can be changed. */
import type { CaseFile } from '@shared/case-file';
import type { IssuedLetter } from '@shared/case-file/types';
import { formatDate } from '@shared/calendar';
import { letterDocument, type LetterDocument } from '@shared/letters';
import { useEffect, useState } from 'react';
import { useShortcut } from '../../app/keys/shortcuts';
import { useExports } from '../../app/exports';
import { useStore } from '../../app/store-context';
import { easyReadWord } from '../../documents/easy-read-word';
import { HostFailure } from '../../host';
import { Button, Notice, Screen, toast, Working } from '../../ui';
import { BackToCase } from './back-to-case';
import { ClipboardNote, CopyOut } from './copy-out';
import { FrozenLetter } from './frozen-letter';
import css from './letter.module.css';

export function IssuedScreen({
  file,
  letter,
  title,
}: {
  readonly file: CaseFile;
  readonly letter: IssuedLetter;
  readonly title: string;
}) {
  const store = useStore();
  const exports = useExports();
  const [model, setModel] = useState<LetterDocument>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    let isGone = false;
    store.files.readAll(file.id, letter.model).then(
      (bytes) => {
        const read = letterDocument.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
        if (isGone) return;
        if (read.success) setModel(read.data);
        else
          setProblem('The text of this letter cannot be shown. Its Word file can still be saved.');
      },
      () => {
        if (!isGone)
          setProblem(
            'This letter could not be read from the disk. Check the case under Settings, Integrity.',
          );
      },
    );
    return () => {
      isGone = true;
    };
  }, [store, file.id, letter.model]);
  const save = async (name: string, bytes: () => Promise<Uint8Array<ArrayBuffer>>) => {
    setBusy(true);
    try {
      const saved = await exports.save('letter', 'letter', name, await bytes(), [file.id]);
      if (saved) toast(`Saved ${saved.name}`);
    } catch (error) {
      toast(
        error instanceof HostFailure ? error.message : 'The letter could not be saved. Try again.',
        { tone: 'error' },
      );
    } finally {
      setBusy(false);
    }
  };
  const saveWord = () =>
    void save(letter.fileName, () => store.files.readAll(file.id, letter.word));
  useShortcut({ keys: 'Ctrl+Enter', what: 'Save the Word file', run: saveWord });
  return (
    <Screen
      fill
      above={<BackToCase file={file} />}
      title={title}
      sub={`Sent ${formatDate(letter.sent.on)} by ${letter.sent.how} to ${letter.sent.to}. Frozen as it went.`}
      actions={
        <>
          <CopyOut file={file} letter={letter} model={model} />
          {letter.kind !== 'information request' && (
            <Button
              busy={isBusy}
              disabled={model === undefined}
              onClick={() => {
                if (!model) return;
                const name = letter.fileName.replace(/(\.docx)?$/, ' Easy Read.docx');
                void save(name, () => easyReadWord(model));
              }}
            >
              Begin an Easy Read version…
            </Button>
          )}
          <Button kind="main" keys="Ctrl+Enter" busy={isBusy} onClick={saveWord}>
            Save Word file…
          </Button>
        </>
      }
    >
      <div className={css.desk}>
        <ClipboardNote />
        {problem !== undefined && <Notice tone="error">{problem}</Notice>}
        {model ? (
          <FrozenLetter letter={model} />
        ) : (
          problem === undefined && <Working>Opening the letter…</Working>
        )}
      </div>
    </Screen>
  );
}
