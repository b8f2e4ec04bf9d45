/** What the questions of set-up share. */
import type { ReactNode } from 'react';
import { Button } from '../../ui/button/button';
import type { FormProblem } from '../../ui/errors/problems';
import { ErrorSummary } from '../../ui/errors/error-summary';
import css from './setup.module.css';

export interface Answers {
  readonly council: { readonly name: string; readonly referencePrefix: string };
  readonly you: {
    readonly name: string;
    readonly role: string;
    readonly email: string;
    readonly phone: string;
  };
  readonly passphrase: string;
  readonly second: { readonly label: string; readonly passphrase: string } | undefined;
}

export interface StepProps {
  readonly answers: Answers;
  /** "Step 2 of 6". */
  readonly place: string;
  /** Leaves set-up: the cases exist, in a backup. */
  readonly restore: () => void;
  readonly next: (more: Partial<Answers>) => void;
  readonly back: (more: Partial<Answers>) => void;
}

interface StepFormProps {
  readonly place: string;
  readonly title: string;
  readonly intro?: ReactNode;
  readonly problems?: readonly FormProblem[];
  readonly onNext: () => void;
  readonly onBack?: (() => void) | undefined;
  readonly action?: string;
  readonly busy?: boolean;
  readonly children?: ReactNode;
}

export function StepForm(props: StepFormProps) {
  const {
    place,
    title,
    intro,
    problems = [],
    onNext,
    onBack,
    action = 'Continue',
    busy,
    children,
  } = props;
  return (
    <form
      className={css.step}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <div>
        <p className="small dim num">{place}</p>
        <h1 data-screen-title tabIndex={-1} className={css.title}>
          {title}
        </h1>
      </div>
      <ErrorSummary problems={problems} />
      {intro !== undefined && <div className="prose sub">{intro}</div>}
      {children}
      <div className="cluster">
        <Button kind="main" type="submit" busy={busy}>
          {action}
        </Button>
        {onBack && <Button onClick={onBack}>Back</Button>}
      </div>
    </form>
  );
}
