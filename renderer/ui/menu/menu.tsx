import type { ReactElement } from 'react';
import {
  Button as AriaButton,
  Focusable,
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover,
  Tooltip as AriaTooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { buttonClass } from '../button/button';
import { classes } from '../classes';
import { Icon, type IconName } from '../icon';
import { ariaKeys, Kbd } from '../kbd';
import css from './menu.module.css';

export interface MenuChoice {
  readonly id: string;
  readonly label: string;
  readonly keys?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

export interface MenuProps {
  readonly label: string;
  readonly icon?: IconName | undefined;
  readonly items: readonly MenuChoice[];
  readonly onAction: (id: string) => void;
  readonly quiet?: boolean | undefined;
  readonly small?: boolean | undefined;
  /** What it is the menu of, read out after its label where many stand in a list. */
  readonly of?: string | undefined;
}

export function Menu({ label, icon, items, onAction, quiet, small, of }: MenuProps) {
  return (
    <MenuTrigger>
      <AriaButton className={classes(buttonClass(quiet ? 'quiet' : 'plain', small))}>
        {icon && <Icon name={icon} size={16} />}
        {label}
        {of !== undefined && <span className="hidden"> {of}</span>}
        <Icon name="down" size={14} />
      </AriaButton>
      <Popover className={classes(css.popover)}>
        <AriaMenu
          className={classes(css.menu)}
          disabledKeys={items.filter((item) => item.disabled).map((item) => item.id)}
          onAction={(id) => onAction(String(id))}
        >
          {items.map((item) => (
            <MenuItem
              key={item.id}
              id={item.id}
              textValue={item.label}
              className={classes(css.item, item.danger && css.danger)}
            >
              <span>{item.label}</span>
              {item.keys !== undefined && <Kbd keys={item.keys} />}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

/** Words for a control whose own are short. The child must be one focusable element. */
export function Tooltip(props: {
  readonly text: string;
  readonly keys?: string | undefined;
  readonly children: ReactElement<Record<string, unknown>, string>;
}) {
  const { text, keys, children } = props;
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      <Focusable>{children}</Focusable>
      <AriaTooltip
        className={classes(css.tooltip)}
        {...(keys === undefined ? {} : { 'aria-keyshortcuts': ariaKeys(keys) })}
      >
        {text}
        {keys !== undefined && <Kbd keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
