/** The records themselves: how long they are kept, what people may have of them, what left, who did what. */
import { copiesIn, copiesToAsk } from '@shared/audit';
import { keptCases } from '@shared/keeping';
import { useMemo } from 'react';
import { addressOf, RECORDS_PARTS, type RecordsPart, useGo } from '../../app/navigation';
import { useCases, useCouncil, useToday } from '../../app/store-context';
import { Screen, Tabs } from '../../ui';
import { AccessTab } from './access-tab';
import { AuditTab } from './audit-tab';
import { CopiesTab } from './copies-tab';
import { ErasedTab } from './erased-tab';
import { RetentionTab } from './retention-tab';
import { useLog } from '../../app/council-log';

const LABELS: Readonly<Record<RecordsPart, string>> = {
  retention: 'Retention',
  access: 'Subject access',
  copies: 'Copies that left',
  erased: 'Erased',
  audit: 'Who did what',
};

export function RecordsScreen({ part }: { readonly part: string | undefined }) {
  const go = useGo();
  const cases = useCases();
  const { retention } = useCouncil();
  const { today } = useToday();
  const { log } = useLog();
  const current = RECORDS_PARTS.find((each) => each === part) ?? 'retention';
  const kept = useMemo(() => keptCases(cases, retention, today), [cases, retention, today]);
  const counts: Partial<Record<RecordsPart, number>> = {
    retention: kept.filter(({ state }) => state === 'due' || state === 'review').length,
    ...(log ? { copies: copiesToAsk(copiesIn(log), today).length } : {}),
  };
  return (
    <Screen title="Records">
      <Tabs
        label="Parts of the records"
        tabs={RECORDS_PARTS.map((id) => ({
          id,
          label: LABELS[id],
          ...(counts[id] ? { count: counts[id] } : {}),
        }))}
        current={current}
        onGo={(id) => {
          const next = RECORDS_PARTS.find((each) => each === id);
          if (next) go(addressOf.records(next), { replace: true });
        }}
      >
        {current === 'retention' && <RetentionTab kept={kept} />}
        {current === 'access' && <AccessTab />}
        {current === 'copies' && <CopiesTab />}
        {current === 'erased' && <ErasedTab />}
        {current === 'audit' && <AuditTab />}
      </Tabs>
    </Screen>
  );
}
