import { letterPicture, PICTURE_BOXES, type LetterPicture } from '@shared/case-file/picture';
import { FILE_NAME_PARTS, patternProblem } from '@shared/letters';
import { Controller, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { useCouncil } from '../../app/store-context';
import { RadioGroup } from '../../ui/fields/choices';
import { Notice } from '../../ui/feedback/feedback';
import { TextField } from '../../ui/fields/text-field';
import { LetterPictureView } from '../letter/letter-picture';
import { PictureField } from './picture-field';
import type { PictureWithoutWords } from './picture-file';
import { Part, Section, SettingsForm, useSectionForm } from './section';
import { TemplatePart } from './template-part';
import css from './settings.module.css';

const SIZES = ['12', '14', '16', '18'] as const;
const schema = z
  .object({
    bodyPoints: z.string().regex(/^\d+$/),
    logo: letterPicture.omit({ alt: true }).nullable(),
    logoAlt: z.string().max(200, 'Say it in 200 characters or fewer'),
    letterFileName: z
      .string()
      .max(200)
      .superRefine((pattern, context) => {
        const problem = patternProblem(pattern);
        if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
      }),
  })
  .refine(({ logo, logoAlt }) => logo === null || logoAlt.trim() !== '', {
    path: ['logoAlt'],
    error: 'Say what the logo shows, for people who do not see it',
  });

const pictureWith = (
  { mediaType, data, width, height }: PictureWithoutWords,
  alt: string,
): LetterPicture => ({ mediaType, data, width, height, alt });

export function LettersSection() {
  const { bodyPoints, logo, letterFileName, name, address, phone, email, web } = useCouncil();
  const section = useSectionForm({
    name: 'letters',
    schema,
    values: { bodyPoints: String(bodyPoints), logo, logoAlt: logo?.alt ?? '', letterFileName },
    change: (typed) => ({
      bodyPoints: Number(typed.bodyPoints),
      letterFileName: typed.letterFileName.trim(),
      logo: typed.logo && pictureWith(typed.logo, typed.logoAlt.trim()),
    }),
  });
  const known: readonly string[] = SIZES;
  const sizes = known.includes(String(bodyPoints)) ? known : [...known, String(bodyPoints)].sort();
  const { control, register, formState } = section.form;
  const [points, picture, alt] = useWatch({ control, name: ['bodyPoints', 'logo', 'logoAlt'] });
  const chosen = Number(points);
  return (
    <Section title="Letters">
      <SettingsForm section={section}>
        <Controller
          control={control}
          name="bodyPoints"
          render={({ field }) => (
            <RadioGroup
              {...field}
              label="Size of the text"
              hint="The Ombudsman asks for at least 14 point. Someone who needs larger print has it noted on their case."
              options={sizes.map((value) => ({ value, label: `${value} point` }))}
            />
          )}
        />
        {chosen < 14 && (
          <Notice tone="warning" title="Under 14 point">
            The Local Government and Social Care Ombudsman’s own standard for letters is 14 point or
            larger.
          </Notice>
        )}
        <TextField
          label="What Word files are called"
          hint={`${Object.keys(FILE_NAME_PARTS)
            .map((part) => `{${part}}`)
            .join(', ')} become the letter’s own. No names: a file name is read by anybody.`}
          error={formState.errors.letterFileName?.message}
          {...register('letterFileName')}
        />
        <Part title="Letterhead">
          <Controller
            control={control}
            name="logo"
            render={({ field }) => (
              <PictureField
                what="logo"
                hint="PNG or JPEG of at most 10 MB. It is made small enough for print, without hidden data, and stands above the council’s name on letters made from then on."
                picture={field.value}
                alt={alt}
                onChange={field.onChange}
              />
            )}
          />
          {picture !== null && (
            <TextField
              label="What the logo shows"
              hint="For people who do not see it: in Word, PDF and on screen."
              error={formState.errors.logoAlt?.message}
              {...register('logoAlt')}
            />
          )}
          <div className={css.letterhead} role="img" aria-label="How letters begin">
            {picture !== null && (
              <LetterPictureView
                key={picture.data.length}
                picture={pictureWith(picture, alt.trim() || 'Logo')}
                box={PICTURE_BOXES.logo}
              />
            )}
            <div>
              <p className={css.council}>{name}</p>
              {[...address, phone, email, web]
                .filter((line) => line !== '')
                .map((line, at) => (
                  <p key={at}>{line}</p>
                ))}
            </div>
          </div>
          <p className="sub small">The name and the lines under it are set under Council.</p>
        </Part>
      </SettingsForm>
      <TemplatePart />
    </Section>
  );
}
