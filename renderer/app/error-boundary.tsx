/** A screen that broke: what it means for the person and what to do. Never what it held. */
import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button/button';
import css from './error-boundary.module.css';

interface Props {
  readonly children: ReactNode;
  /** Changing it tries again: the address. */
  readonly place?: string | undefined;
  readonly onLeave?: (() => void) | undefined;
}

interface State {
  readonly hasFailed: boolean;
  readonly place: string | undefined;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false, place: this.props.place };

  static getDerivedStateFromError(): Partial<State> {
    // The error's own words may quote a case, so they go nowhere.
    return { hasFailed: true };
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.place === state.place ? null : { hasFailed: false, place: props.place };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    const { onLeave } = this.props;
    return (
      <div className={css.failed} role="alert" data-pane="Main" tabIndex={-1}>
        <h1 data-screen-title tabIndex={-1}>
          This screen stopped working
        </h1>
        <p>
          Everything saved is safe, and what you were typing is kept as a draft. Try again; if it
          happens again, lock Redress and unlock it.
        </p>
        <div className="cluster">
          <Button kind="main" onClick={() => this.setState({ hasFailed: false })}>
            Try again
          </Button>
          {onLeave && <Button onClick={onLeave}>Go to Today</Button>}
        </div>
      </div>
    );
  }
}
