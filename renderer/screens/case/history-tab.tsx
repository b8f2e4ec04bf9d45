/** The case as a readable story, newest first, by topic if one likes. */
import { linesOn, tellHistory, TOPICS, type Topic } from '@shared/case-file';
import { useMemo } from 'react';
import { useKept } from '../../app/kept-state';
import { useCouncil } from '../../app/store-context';
import { Select } from '../../ui';
import type { CasePanelProps } from './case-screen';
import css from './case.module.css';
import { exactTime } from '../words';
import { capital, shortTime } from './overview-tab';

export function HistoryTab({ file, events }: CasePanelProps) {
  const { handlers } = useCouncil();
  const [topic, setTopic] = useKept<Topic | 'all'>(`case.${file.id}.topic`, 'all');
  const lines = useMemo(
    () => linesOn(tellHistory(file, events, handlers), topic).toReversed(),
    [file, events, handlers, topic],
  );
  return (
    <div className={css.stack}>
      <Select
        label="Show"
        options={[
          { value: 'all', label: 'Everything' },
          ...TOPICS.map((value) => ({ value, label: capital(value) })),
        ]}
        value={topic}
        onChange={(event) => setTopic(event.target.value as Topic | 'all')}
      />
      <ol className={css.history} reversed>
        {lines.map((line) => (
          <li key={line.event}>
            <p>
              {line.what}
              {/* What is new is told by the sentence itself; what was changed shows both. */}
              {line.from !== undefined && (
                <>
                  {' '}
                  <span className="sub">from</span> “{line.from}”
                  {line.to !== undefined && (
                    <>
                      {' '}
                      <span className="sub">to</span> “{line.to}”
                    </>
                  )}
                </>
              )}
            </p>
            {line.why !== undefined && <p className="sub">Why: {line.why}</p>}
            {line.anomaly !== undefined && <p className={css.odd}>{line.anomaly}</p>}
            <p className="dim small" title={exactTime(line.at)}>
              {line.who} · {shortTime(line.at)}
            </p>
          </li>
        ))}
      </ol>
      {lines.length === 0 && <p className="sub">Nothing on this topic yet.</p>}
    </div>
  );
}
