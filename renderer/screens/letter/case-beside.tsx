/** What the letter is written from, beside it: their words, what was found, and every document, read without leaving. */
import type { CaseFile } from '@shared/case-file';
import type { Evidence } from '@shared/case-file/types';
import { formatDate } from '@shared/calendar';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from '../../app/store-context';
import { Button } from '../../ui';
import { evidenceName } from '../case/evidence-viewer';
import { Reader } from '../viewer';
import css from './letter.module.css';

export interface CaseBesideProps {
  readonly file: CaseFile;
  /** Id of the document being read; undefined: the list of them. */
  readonly reading: string | undefined;
  readonly onRead: (evidence: string | undefined) => void;
}

export function CaseBeside({ file, reading, onRead }: CaseBesideProps) {
  const came = useRef<string | undefined>(undefined);
  const item = file.evidence.find(({ id }) => id === reading);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Back from a document: the focus goes to where it was opened from.
    if (item !== undefined || came.current === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(came.current)}"]`)?.focus();
    came.current = undefined;
  }, [item]);
  if (item) {
    return (
      <Reading
        file={file}
        item={item}
        onBack={() => {
          came.current = item.id;
          onRead(undefined);
        }}
      />
    );
  }
  return (
    <div ref={list} className={css.checks}>
      <h2>In their words</h2>
      <Words text={file.theirWords} otherwise="The case holds no words of theirs." />
      <h2>What was found</h2>
      {file.points.length === 0 && <p className="small dim">No points yet.</p>}
      {file.points.map(({ id, number, text, finding }) => (
        <div key={id} className={css.found}>
          <p>
            <b>
              {number}. {text}
            </b>
          </p>
          {finding ? (
            <>
              <p className="small">Finding: {finding.outcome}</p>
              <Words label="What should have happened" text={finding.shouldHave} />
              <Words label="What happened" text={finding.happened} />
              <Words label="Why" text={finding.reasons} />
            </>
          ) : (
            <p className="small dim">Not decided yet.</p>
          )}
        </div>
      ))}
      <h2>Evidence</h2>
      {file.evidence.length === 0 && <p className="small dim">None on the case.</p>}
      <ul className={css.besides}>
        {file.evidence.map((each) => (
          <li key={each.id}>
            {each.erased ? (
              <span className="small dim">{evidenceName(each)}: erased</span>
            ) : (
              <button
                type="button"
                className={css.jump}
                data-item={each.id}
                onClick={() => onRead(each.id)}
              >
                {evidenceName(each)}
              </button>
            )}
            <span className="small dim num">
              {each.datedOn === undefined ? 'undated' : formatDate(each.datedOn)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Words(props: {
  readonly label?: string;
  readonly text: string;
  readonly otherwise?: string;
}) {
  const { label, text, otherwise } = props;
  if (text.trim() === '') return otherwise ? <p className="small dim">{otherwise}</p> : null;
  return (
    <p className={css.written}>
      {label !== undefined && <span className="dim">{label}: </span>}
      <bdi>{text}</bdi>
    </p>
  );
}

function Reading(props: {
  readonly file: CaseFile;
  readonly item: Evidence;
  readonly onBack: () => void;
}) {
  const { file, item, onBack } = props;
  const { files } = useStore();
  const { id } = file;
  const viewed = useMemo(
    () => ({
      title: evidenceName(item),
      fileName: item.fileName,
      load: () => files.readAll(id, item.file),
      case: id,
    }),
    [files, id, item],
  );
  return (
    <section className={css.beside} aria-label={viewed.title}>
      <div className={css.besideHead}>
        <Button small icon="back" onClick={onBack}>
          All of the case
        </Button>
        <b className="cut">{viewed.title}</b>
      </div>
      <Reader key={item.id} file={viewed} />
    </section>
  );
}
