/** A new recovery key: shown once, written down, proved by typing part of it. Used at set-up and in settings. */
import { confirmsRecoveryGroup, RECOVERY_GROUPS, recoveryGroup } from '@shared/sealing';
import { useState } from 'react';
import { copyOut } from '../../host';
import { Button } from '../../ui/button/button';
import { FormRow } from '../../ui/fields/fieldset';
import { TextField } from '../../ui/fields/text-field';
import { Notice } from '../../ui/feedback/feedback';
import css from './setup.module.css';

const COPIED = 'Copied. Paste it into a password manager now, then copy something else.';
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];

export function ShownKey({ recoveryKey }: { readonly recoveryKey: string }) {
  const [said, setSaid] = useState('');
  const groups = Array.from({ length: RECOVERY_GROUPS }, (_, index) =>
    recoveryGroup(recoveryKey, index + 1),
  );
  return (
    <>
      <p className="hidden">
        The recovery key: {groups.map((group) => [...group].join(' ')).join(', ')}
      </p>
      <div className={css.key} aria-hidden="true">
        {groups.map((group, index) => (
          <span key={index} className={css.group}>
            {group}
            <span className={css.number}>{index + 1}</span>
          </span>
        ))}
      </div>
      <div className="cluster">
        <Button
          icon="copy"
          onClick={() => {
            copyOut(recoveryKey).then(
              () => setSaid(COPIED),
              () => setSaid('It could not be copied. Write it down instead.'),
            );
          }}
        >
          Copy
        </Button>
        <span className="small sub" role="status">
          {said}
        </span>
      </div>
      <Notice tone="warning" title="Whoever has this key can read every case">
        Write it on paper and lock the paper away from this computer. Do not photograph it, email it
        or save it in a document.
      </Notice>
    </>
  );
}

/** Two different groups, counted from 1, in order. */
export function groupsToAsk(random: () => number = Math.random): readonly [number, number] {
  const first = 1 + Math.floor(random() * RECOVERY_GROUPS);
  const second = 1 + Math.floor(random() * (RECOVERY_GROUPS - 1));
  const other = second < first ? second : second + 1;
  return first < other ? [first, other] : [other, first];
}

/** Which groups to type, and whether what was typed is them. */
export function useKeyProof(recoveryKey: string) {
  const [groups] = useState(() => groupsToAsk());
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const messageFor = (group: number) =>
    `That is not the ${ORDINALS[group - 1]} group. Compare it with what you wrote down`;
  return {
    problems: wrong.map((group) => ({ field: `group${group}`, message: messageFor(group) })),
    check(): boolean {
      const found = groups.filter(
        (group) => !confirmsRecoveryGroup(recoveryKey, group, typed[group] ?? ''),
      );
      setWrong(found);
      return found.length === 0;
    },
    fields: (
      <FormRow>
        {groups.map((group) => (
          <TextField
            key={group}
            name={`group${group}`}
            label={`The ${ORDINALS[group - 1]} group of four`}
            width="short"
            maxLength={8}
            value={typed[group] ?? ''}
            error={wrong.includes(group) ? messageFor(group) : undefined}
            onChange={(event) => setTyped({ ...typed, [group]: event.target.value })}
          />
        ))}
      </FormRow>
    ),
  };
}
