/** What the council decides once: one section a page, its address in the address bar. */
import { type ComponentType, useEffect, useRef } from 'react';
import { addressOf, Link, SETTINGS_SECTIONS, type SettingsSection } from '../../app/navigation';
import { Screen } from '../../ui/screen/screen';
import { AppearanceSection } from './appearance-section';
import { BackupsSection } from './backups/backups-section';
import { CouncilSection } from './council-section';
import { DatesSection } from './dates-section';
import { IntegritySection } from './integrity-section';
import { KeysSection } from './keys-section';
import { LettersSection } from './letters-section';
import { LibrarySection } from './library-section';
import { OmbudsmanSection } from './ombudsman-section';
import { PeopleSection } from './people-section';
import { PlainEnglishSection } from './plain-english-section';
import { RetentionSection } from './retention-section';
import { ProceduresSection } from './procedures-section';
import { SecondCheckSection } from './second-check-section';
import { SecuritySection } from './security-section';
import { ServicesSection } from './services-section';
import css from './settings.module.css';

const SECTIONS: Readonly<
  Record<SettingsSection, { readonly label: string; readonly content: ComponentType }>
> = {
  council: { label: 'Council', content: CouncilSection },
  people: { label: 'People', content: PeopleSection },
  services: { label: 'Services', content: ServicesSection },
  procedures: { label: 'Procedures', content: ProceduresSection },
  ombudsman: { label: 'Stage 2 and Ombudsman', content: OmbudsmanSection },
  dates: { label: 'Working days', content: DatesSection },
  retention: { label: 'Retention', content: RetentionSection },
  letters: { label: 'Letters', content: LettersSection },
  library: { label: 'Paragraphs and words', content: LibrarySection },
  'plain-english': { label: 'Plain English', content: PlainEnglishSection },
  check: { label: 'Second check', content: SecondCheckSection },
  appearance: { label: 'Appearance and lock', content: AppearanceSection },
  keys: { label: 'Keys', content: KeysSection },
  backups: { label: 'Backups', content: BackupsSection },
  integrity: { label: 'Check the data', content: IntegritySection },
  security: { label: 'What is protected', content: SecuritySection },
};

export function SettingsScreen({ section }: { readonly section: string | undefined }) {
  const current = SETTINGS_SECTIONS.find((each) => each === section) ?? 'council';
  const { label, content: Content } = SECTIONS[current];
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // The list is longer than a small window: the section one is in stays in sight.
    nav.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <Screen title="Settings" fill>
      <div className={css.layout}>
        <nav
          ref={nav}
          className={css.nav}
          aria-label="Settings"
          data-pane="Settings sections"
          tabIndex={-1}
        >
          {SETTINGS_SECTIONS.map((each) => (
            <Link
              key={each}
              to={addressOf.settings(each)}
              className={css.link}
              aria-current={each === current ? 'page' : undefined}
            >
              {SECTIONS[each].label}
            </Link>
          ))}
        </nav>
        <section
          className={css.content}
          aria-label={label}
          data-pane={label}
          // Nothing in it takes focus, so it must itself, or it could not be scrolled by keys.
          tabIndex={current === 'security' ? 0 : -1}
        >
          <Content key={current} />
        </section>
      </div>
    </Screen>
  );
}
