import { useEffect, useState } from 'react';
import { z } from 'zod';
import { type Appearance, loadAppearance, PLAIN, saveAppearance } from '../../app/appearance';
import { useCouncil, useStore } from '../../app/store-context';
import { RadioGroup } from '../../ui/fields/choices';
import { TextField } from '../../ui/fields/text-field';
import { Part, Section, SettingsForm, useSectionForm } from './section';

const schema = z.object({
  lockAfterMinutes: z
    .string()
    .trim()
    .regex(/^\d+$/, 'Enter a number of minutes')
    .refine((minutes) => Number(minutes) >= 1 && Number(minutes) <= 60, 'Enter 1 to 60 minutes'),
});

export function AppearanceSection() {
  const { lockAfterMinutes } = useCouncil();
  const section = useSectionForm({
    name: 'lock',
    schema,
    values: { lockAfterMinutes: String(lockAfterMinutes) },
    change: (typed) => ({ lockAfterMinutes: Number(typed.lockAfterMinutes) }),
  });
  return (
    <Section title="Appearance and lock">
      <Looks />
      <Part title="Locking">
        <SettingsForm section={section}>
          <TextField
            label="Lock after this many minutes without a key or a click"
            hint="The same for everyone in this vault. Ctrl+L locks at once; so does locking the computer or closing its lid."
            width="short"
            inputMode="numeric"
            error={section.form.formState.errors.lockAfterMinutes?.message}
            {...section.form.register('lockAfterMinutes')}
          />
        </SettingsForm>
      </Part>
    </Section>
  );
}

/** Taken up at once, on this computer. */
function Looks() {
  const store = useStore();
  const [looks, setLooks] = useState<Appearance>(PLAIN);
  useEffect(() => {
    let isGone = false;
    void loadAppearance(store)
      .catch(() => PLAIN)
      .then((found) => {
        if (!isGone) setLooks(found);
      });
    return () => {
      isGone = true;
    };
  }, [store]);
  const choose = (change: Partial<Appearance>) => {
    const next = { ...looks, ...change };
    setLooks(next);
    void saveAppearance(store, next).catch(() => undefined);
  };
  return (
    <>
      <RadioGroup
        label="Colours"
        value={looks.theme}
        onChange={(theme) => choose({ theme })}
        inline
        options={[
          { value: 'system', label: 'As the computer' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
      <RadioGroup
        label="Rows in lists"
        value={looks.density}
        onChange={(density) => choose({ density })}
        inline
        options={[
          { value: 'comfortable', label: 'Comfortable' },
          { value: 'compact', label: 'Compact' },
        ]}
      />
    </>
  );
}
