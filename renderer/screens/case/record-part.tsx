/** What kind of record it is, since when, what others call it and which cases it belongs with. */
import { timeLimit, type CaseFile, type DayContext } from '@shared/case-file';
import { formatDate } from '@shared/calendar';
import type { CaseLink } from '@shared/case-file/types';
import { addressOf, Link } from '../../app/navigation';
import { Button, Facts } from '../../ui';
import { KIND_WORDS } from '../record-words';
import css from './case.module.css';
import { LINK_WORDS } from './link-words';
import { Part } from './part';
import {
  ConvertForm,
  LinkForm,
  OfferForm,
  ReferenceForm,
  type RecordPanelProps,
} from './record-forms';

export function RecordPart(panel: RecordPanelProps) {
  const { file, day, open, goTo } = panel;
  const isRequest = file.kind === 'service request';
  const canChange = !file.readOnly;
  const form = (place: string, words: string, isOffered = true) =>
    isOffered && canChange && open !== place ? (
      <Button small onClick={() => goTo(place)}>
        {words}
      </Button>
    ) : null;
  return (
    <Part
      title="Record"
      action={
        <span className="cluster">
          {form('convert', 'Make it a complaint', isRequest && file.state !== 'closed')}
          {form('offer', 'Record the choice offered', isRequest && file.offered === undefined)}
          {form('link', 'Link a case')}
          {form('reference', 'Add a reference')}
        </span>
      }
    >
      {open === 'convert' && isRequest && <ConvertForm {...panel} />}
      {open === 'offer' && isRequest && <OfferForm {...panel} />}
      {open === 'link' && <LinkForm {...panel} />}
      {open === 'reference' && <ReferenceForm {...panel} />}
      <Facts
        items={[
          { label: 'Kind', value: kindOf(file) },
          ...(file.offered === undefined
            ? isRequest
              ? [{ label: 'Choice to complain', value: 'not recorded as offered (LGSCO Code 5.3)' }]
              : []
            : [
                {
                  label: 'Choice to complain',
                  value: `offered ${formatDate(file.offered.on)}, ${file.offered.how}: ${file.offered.answer}`,
                },
              ]),
          ...(file.effectiveOn === file.receivedOn || file.stage > 1
            ? []
            : [
                {
                  label: 'Counts from',
                  value: `${formatDate(file.effectiveOn)}, since it came after the council’s cut-off`,
                },
              ]),
          ...knownOf(file, day),
          {
            label: 'Other references',
            value:
              file.otherReferences.length === 0
                ? 'none'
                : file.otherReferences.map(({ system, value }) => `${system} ${value}`).join('; '),
          },
        ]}
      />
      {file.linked.length > 0 && (
        <ul className={css.lines} aria-label="Linked cases">
          {file.linked.map((link) => (
            <Linked key={`${link.reference} ${link.how}`} link={link} />
          ))}
        </ul>
      )}
    </Part>
  );
}

function kindOf(file: CaseFile): string {
  const { label } = KIND_WORDS[file.kind];
  return file.convertedOn === undefined
    ? label
    : `${label} since ${formatDate(file.convertedOn)}, a service request before; received ${formatDate(file.receivedOn)}`;
}

/** When they knew of it, and whether that was in time; a late complaint is not refused by its date. */
function knownOf(file: CaseFile, day: DayContext) {
  if (file.aboutOn === undefined) return [];
  const limit = timeLimit(file.rules, file.aboutOn, file.receivedOn, day.cal);
  const verdict = !limit
    ? ''
    : limit.isInTime
      ? `, in time until ${formatDate(limit.until)}`
      : `, in time until ${formatDate(limit.until)}: consider discretion and write why (${limit.source}, 2.3)`;
  return [{ label: 'They knew of it', value: `${formatDate(file.aboutOn)}${verdict}` }];
}

function Linked({ link }: { readonly link: CaseLink }) {
  return (
    <li>
      {link.case === undefined ? (
        <span className="num">{link.reference}</span>
      ) : (
        <Link to={addressOf.case(link.case)}>
          <span className="num">{link.reference}</span>
        </Link>
      )}
      <span className="sub small">{LINK_WORDS[link.how]}</span>
    </li>
  );
}
