/** How one person signs letters: their words, name, title, lines under it and, if they like, a picture. */
import type { Signature } from '@shared/case-file/council';
import { PICTURE_BOXES } from '@shared/case-file/picture';
import { useState } from 'react';
import { Disclosure } from '../../ui/feedback/feedback';
import { FormRow } from '../../ui/fields/fieldset';
import { TextArea } from '../../ui/fields/text-area';
import { TextField } from '../../ui/fields/text-field';
import { PictureField } from './picture-field';
import { linesOf } from './section';

/** As typed: the lines are one text. */
export interface TypedSignature extends Omit<Signature, 'contact' | 'picture'> {
  readonly contact: string;
  readonly picture: Omit<NonNullable<Signature['picture']>, 'alt'> | null;
}

export const typedSignature = (stored: Signature | undefined): TypedSignature => ({
  signOff: stored?.signOff ?? '',
  name: stored?.name ?? '',
  title: stored?.title ?? '',
  contact: (stored?.contact ?? []).join('\n'),
  picture: stored?.picture ?? null,
});

/** Nothing typed is no signature of one's own. @param name whose it is, for the picture's words. */
export function storedSignature(typed: TypedSignature, name: string): Signature | undefined {
  const [signOff, own, title] = [typed.signOff, typed.name, typed.title].map((line) => line.trim());
  const contact = linesOf(typed.contact);
  const { picture } = typed;
  if (!signOff && !own && !title && contact.length === 0 && picture === null) return undefined;
  return {
    signOff: signOff ?? '',
    name: own ?? '',
    title: title ?? '',
    contact,
    picture:
      picture === null
        ? null
        : {
            mediaType: picture.mediaType,
            data: picture.data,
            width: picture.width,
            height: picture.height,
            alt: `Signature of ${name}`.slice(0, 200),
          },
  };
}

const LONGEST = 500;
const MOST_LINES = 6;

/** What is wrong with it, under the name of its field; none = nothing. */
export function signatureProblems(
  typed: TypedSignature,
): readonly { readonly field: 'signOff' | 'contact'; readonly message: string }[] {
  const lines = linesOf(typed.contact);
  return [
    ...(lines.length > MOST_LINES
      ? [
          {
            field: 'contact' as const,
            message: `Keep it to ${String(MOST_LINES)} lines under the name`,
          },
        ]
      : []),
    ...(lines.some((line) => line.length > LONGEST)
      ? [{ field: 'contact' as const, message: 'One of these lines is too long' }]
      : []),
    ...([typed.signOff, typed.name, typed.title].some((line) => line.length > LONGEST)
      ? [{ field: 'signOff' as const, message: 'Keep each of these to one line' }]
      : []),
  ];
}

export function SignatureFields(props: {
  readonly value: TypedSignature;
  readonly onChange: (value: TypedSignature) => void;
  /** Name and title as they stand in the form, used where the signature says nothing else. */
  readonly person: { readonly name: string; readonly title: string };
  readonly problems: ReturnType<typeof signatureProblems>;
}) {
  const { value, onChange, person, problems } = props;
  const set = (change: Partial<TypedSignature>) => onChange({ ...value, ...change });
  const errorOf = (field: string) => problems.find((each) => each.field === field)?.message;
  // As it was when opened: it must not close under somebody who empties a field.
  const [isUsed] = useState(() => storedSignature(value, person.name) !== undefined);
  return (
    <Disclosure summary="How they sign letters" open={isUsed || problems.length > 0}>
      <div className="stack">
        <p className="sub small">
          Leave empty what should be as usual: “Yours sincerely”, the name and job title above, and
          their phone and email or else the council’s.
        </p>
        <TextField
          label="Words before the signature"
          name="signature.signOff"
          optional
          placeholder="Yours sincerely"
          width="medium"
          error={errorOf('signOff')}
          value={value.signOff}
          onChange={({ target }) => set({ signOff: target.value })}
        />
        <FormRow>
          <TextField
            label="Name as signed"
            optional
            placeholder={person.name}
            value={value.name}
            onChange={({ target }) => set({ name: target.value })}
          />
          <TextField
            label="Title as signed"
            optional
            placeholder={person.title}
            value={value.title}
            onChange={({ target }) => set({ title: target.value })}
          />
        </FormRow>
        <TextArea
          label="Lines under the name"
          name="signature.contact"
          hint="How to reach them, one under the other. With nothing here, their phone, their email and the council’s site."
          optional
          rows={3}
          error={errorOf('contact')}
          value={value.contact}
          onChange={({ target }) => set({ contact: target.value })}
        />
        <PictureField
          what="signature"
          hint="Only with their consent: it will stand on every letter they sign, and in each Word file. PNG or JPEG, dark ink on white."
          picture={value.picture}
          alt={`Signature of ${person.name}`}
          box={PICTURE_BOXES.signature}
          onChange={(picture) => set({ picture })}
        />
      </div>
    </Disclosure>
  );
}
