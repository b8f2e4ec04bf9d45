/** A closed case as a folder of ordinary files, for the council's records system. */
import type { CaseFile } from '@shared/case-file';
import type { OpenedEvent } from '@shared/history/types';
import { formatDate } from '@shared/calendar';
import { safeName } from '@shared/host/safe-names';
import { packFiles, recordOf } from '@shared/keeping';
import { useEffect, useRef, useState } from 'react';
import { useExports } from '../../app/exports';
import { useCouncil, useHandler, useStore, useToday } from '../../app/store-context';
import { ConversionFailed, letterToPdf } from '../../documents/converter';
import { recordToHtml } from '../../documents/record-html';
import { manifestFiles, saveFolder, textFile } from '../../documents/save-folder';
import { host, HostFailure } from '../../host';
import { Button, Notice, Progress, toast } from '../../ui';

const countWords = (files: number): string => {
  if (files === 0) return '';
  return files === 1 ? 'one document or letter, ' : `${files} documents and letters, `;
};

export function RecordsPack({
  file,
  events,
}: {
  readonly file: CaseFile;
  readonly events: readonly OpenedEvent[];
}) {
  const store = useStore();
  const exports = useExports();
  const { handlers, name: council } = useCouncil();
  const { today } = useToday();
  const me = useHandler();
  const [work, setWork] = useState<{ readonly done: number; readonly of: number }>();
  const [problem, setProblem] = useState<string>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const { files, leftOut } = packFiles(file);
  const make = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setProblem(undefined);
    setWork({ done: 0, of: files.length + 2 });
    try {
      const title = `Record of ${file.reference}`;
      const about = [
        council,
        `Made on ${formatDate(today)} by ${me.name} with Redress.`,
        ...leftOut.map(({ what, why }) => `Left out: ${what}. ${why}.`),
      ];
      const names = new Map(files.map(({ id, name }) => [id, name]));
      const sections = recordOf(file, events, handlers, names);
      const saved = await saveFolder(
        {
          purpose: 'records pack',
          name: safeName(`${file.reference} record`, 'record'),
          files: [
            {
              name: '00 Record.pdf',
              bytes: () => letterToPdf(host(), recordToHtml({ title, about, sections })),
            },
            textFile(
              'case.json',
              `${JSON.stringify({ format: 1, council, madeOn: today, case: file, history: events }, null, 2)}\n`,
            ),
            ...files.map((each) => ({
              name: each.name,
              bytes: () => store.files.readAll(file.id, each.file),
            })),
          ],
          last: (written) =>
            manifestFiles(
              {
                pack: 'record of a case',
                reference: file.reference,
                council,
                madeOn: today,
                leftOut,
              },
              written,
            ),
        },
        controller.signal,
        (done, of) => setWork({ done, of }),
      );
      if (!saved) return;
      await exports.remember('records pack', {
        place: saved.place,
        files: saved.files,
        cases: [file.id],
      });
      toast(
        `Saved ${saved.files} files in ${saved.folder}. They are not sealed there: file them, then delete the folder.`,
      );
    } catch (error) {
      if (controller.signal.aborted) return;
      const isKnown =
        error instanceof HostFailure ||
        error instanceof ConversionFailed ||
        (error instanceof Error && error.name === 'DamagedFile');
      setProblem(isKnown ? error.message : 'The pack could not be made. Nothing of it was kept.');
    } finally {
      setWork(undefined);
    }
  };
  return (
    <>
      <p className="sub">
        {file.closedOn === undefined
          ? 'Once the case is closed: a folder with its documents and letters, a readable record, and a list with checksums.'
          : `A folder with ${countWords(files.length)}a readable record as PDF, the case as JSON, and a list with SHA-256 checksums.`}
        {leftOut.length > 0 &&
          ` Legal advice stays out: ${leftOut.map(({ what }) => what).join(', ')}.`}
      </p>
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      {work ? (
        <Progress
          label="Making the pack"
          value={work.done}
          max={work.of}
          onCancel={() => stop.current?.abort()}
        />
      ) : (
        <div>
          <Button disabled={file.closedOn === undefined} onClick={() => void make()}>
            Save the pack…
          </Button>
        </div>
      )}
    </>
  );
}
