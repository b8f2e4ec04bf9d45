/** Going from screen to screen: `useGo()` for code, `Link` for people. */
import { useRouter } from '@tanstack/react-router';
import { type ComponentProps, type MouseEvent, useCallback } from 'react';
import { type ButtonKind, buttonClass } from '../ui/button/button';
import { classes } from '../ui/classes';

export {
  addressOf,
  letterKindOf,
  RECORDS_PARTS,
  type RecordsPart,
  SETTINGS_SECTIONS,
  type SettingsSection,
} from './addresses';

export type Go = (address: string, options?: { readonly replace?: boolean }) => void;

/** `go(addressOf.case(id))`. `replace` where Back should not return to this place. */
export function useGo(): Go {
  const { history } = useRouter();
  return useCallback(
    (address, options) => {
      const { pathname, search } = history.location;
      if (address === pathname || address === `${pathname}${search}`) {
        // To the same screen as it is; without its part after "?" only when that is asked for.
        if (!options?.replace || search === '' || address !== pathname) return;
      }
      if (options?.replace) history.replace(address);
      else history.push(address);
    },
    [history],
  );
}

/** Back to where one came from, or to `otherwise` when the window began here. */
export function useBack(): (otherwise: string) => void {
  const { history } = useRouter();
  return useCallback(
    (otherwise) => {
      if (history.canGoBack()) history.back();
      else history.replace(otherwise);
    },
    [history],
  );
}

export interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  readonly to: string;
  readonly look?: 'link' | ButtonKind | undefined;
}

export function Link({ to, look = 'link', className, onClick, children, ...rest }: LinkProps) {
  const go = useGo();
  const press = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented) return;
    // There is one window: a middle press or Ctrl must not ask the shell for another.
    event.preventDefault();
    go(to);
  };
  return (
    <a
      {...rest}
      href={to}
      className={classes(look !== 'link' && buttonClass(look), className)}
      onClick={press}
    >
      {children}
    </a>
  );
}
