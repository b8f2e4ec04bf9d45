/** Which enquiry the bundle answers, who the link officer is, and each question with its answer and documents. */
import { asksOf, ombudsmanName, type BundlePlan } from '@shared/bundle';
import type { CaseFile, OmbudsmanEnquiry } from '@shared/case-file/types';
import { formatDate } from '@shared/calendar';
import { CheckboxGroup, Disclosure, Select, TextArea, TextField } from '../../ui';
import { answer, type Answer, type Arrangement } from './arrangement';
import css from './bundle.module.css';

const NONE = 'none';

export function Answers({
  file,
  plan,
  enquiry,
  arrangement,
  onChange,
}: {
  readonly file: CaseFile;
  readonly plan: BundlePlan;
  readonly enquiry: OmbudsmanEnquiry | undefined;
  readonly arrangement: Arrangement;
  readonly onChange: (change: (now: Arrangement) => Arrangement) => void;
}) {
  const asks = enquiry ? asksOf(enquiry) : [];
  return (
    <section className={css.answers} aria-label="What this bundle answers">
      <h2>What this bundle answers</h2>
      <div className={css.fields}>
        {file.enquiries.length === 0 ? (
          <p className="sub small">
            No enquiry is recorded on the case, so the cover sheet names none.
          </p>
        ) : (
          <Select
            label="Enquiry"
            options={[
              ...file.enquiries.map((each) => ({
                value: each.id,
                label: `${ombudsmanName(each)}${each.reference === '' ? '' : `, ${each.reference}`}, ${formatDate(each.receivedOn)}`,
              })),
              { value: NONE, label: 'None of them' },
            ]}
            value={enquiry?.id ?? NONE}
            onChange={(event) => {
              const chosen = event.target.value;
              onChange((now) => ({ ...now, enquiry: chosen }));
            }}
          />
        )}
        <TextField
          label="Link officer"
          hint="The council’s contact for the Ombudsman, and how to reach them. Stands on the cover sheet."
          value={arrangement.linkOfficer}
          onChange={(event) => {
            const linkOfficer = event.target.value;
            onChange((now) => ({ ...now, linkOfficer }));
          }}
        />
      </div>
      {enquiry &&
        asks.map((text, at) => {
          const given = arrangement.answers[enquiry.id]?.[at] ?? { text: '', documents: [] };
          const set = (to: Answer) => onChange((now) => answer(now, enquiry.id, at, to));
          const count = given.documents.length;
          return (
            <Disclosure
              key={`${enquiry.id} ${at}`}
              summary={
                <>
                  <span dir="auto">
                    {at + 1}. {text}
                  </span>{' '}
                  <span className="sub small">
                    {given.text.trim() === '' && count === 0
                      ? 'not answered yet'
                      : `${given.text.trim() === '' ? 'no words' : 'answered'}, ${count} ${count === 1 ? 'document' : 'documents'}`}
                  </span>
                </>
              }
            >
              <div className="stack">
                <TextArea
                  label={`Answer to question ${at + 1}`}
                  rows={2}
                  value={given.text}
                  onChange={(event) => set({ ...given, text: event.target.value })}
                />
                <CheckboxGroup
                  label="Documents that show it"
                  options={plan.documents
                    .filter(({ included, withheldWhy }) => included && withheldWhy === undefined)
                    .map(({ key, section, title }) => ({
                      value: key,
                      label: `${section} ${title}`,
                    }))}
                  value={[...given.documents]}
                  onChange={(documents) => set({ ...given, documents })}
                />
              </div>
            </Disclosure>
          );
        })}
    </section>
  );
}

/** The enquiry somebody chose; the one the case suggests while nobody has. */
export function chosenEnquiry(
  file: CaseFile,
  chosen: string,
  suggested: OmbudsmanEnquiry | undefined,
): OmbudsmanEnquiry | undefined {
  if (chosen === NONE) return undefined;
  return file.enquiries.find(({ id }) => id === chosen) ?? suggested;
}
