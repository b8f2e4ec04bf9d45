/** A document of the case, read inside the app. */
import type { CaseFile } from '@shared/case-file';
import type { Evidence } from '@shared/case-file/types';
import { useMemo } from 'react';
import { useStore } from '../../app/store-context';
import { Viewer } from '../viewer';

/** @param item undefined: nothing is open. */
export function EvidenceViewer(props: {
  readonly file: Pick<CaseFile, 'id'>;
  readonly item: Evidence | undefined;
  readonly onClose: () => void;
}) {
  const { item, onClose } = props;
  const { id } = props.file;
  const { files } = useStore();
  const viewed = useMemo(
    () =>
      item && {
        title: evidenceName(item),
        fileName: item.fileName,
        load: () => files.readAll(id, item.file),
        case: id,
      },
    [files, id, item],
  );
  return <Viewer file={viewed} onClose={onClose} />;
}

export const evidenceName = (item: Evidence): string =>
  `E${String(item.number)} ${item.title || item.fileName}`;
