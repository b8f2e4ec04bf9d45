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

export interface CheckChoice {
  readonly id: string;
  readonly label: string;
  /** At the end of its line: a count. */
  readonly detail?: string | undefined;
}

export interface CheckMenuProps {
  /** What is chosen from: "Service". */
  readonly label: string;
  readonly items: readonly CheckChoice[];
  readonly chosen: readonly string[];
  readonly onToggle: (id: string) => void;
  /** A menu of the title row: full height, and no count of what is ticked. */
  readonly plain?: boolean | undefined;
}

/** "" is a value like others ("nobody yet"), but no key. */
const keyOf = (id: string): string => `=${id}`;

/** Several of a list at once; stays open while one chooses. Space or Enter ticks, Escape closes. */
export function CheckMenu({ label, items, chosen, onToggle, plain = false }: CheckMenuProps) {
  const isMarked = !plain && chosen.length > 0;
  const change = (keys: 'all' | Set<string | number>) => {
    const next = keys === 'all' ? items.map(({ id }) => keyOf(id)) : [...keys].map(String);
    for (const { id } of items) if (next.includes(keyOf(id)) !== chosen.includes(id)) onToggle(id);
  };
  return (
    <MenuTrigger>
      <AriaButton className={classes(buttonClass('plain', !plain), isMarked && css.isChosen)}>
        {!plain && <span className="hidden">Filter by </span>}
        {label}
        {isMarked && <span className={css.count}>{chosen.length}</span>}
        <Icon name="down" size={14} />
      </AriaButton>
      <Popover className={classes(css.popover)}>
        <AriaMenu
          className={classes(css.menu, css.checks)}
          aria-label={label}
          selectionMode="multiple"
          shouldCloseOnSelect={false}
          selectedKeys={chosen.map(keyOf)}
          onSelectionChange={change}
        >
          {items.map(({ id, label: words, detail }) => (
            <MenuItem key={id} id={keyOf(id)} textValue={words} className={classes(css.item)}>
              {({ isSelected }) => (
                <>
                  <span className={css.tick} data-ticked={isSelected || undefined}>
                    {isSelected && <Icon name="done" size={14} />}
                  </span>
                  <span className={css.words}>{words}</span>
                  {detail !== undefined && <span className="dim num">{detail}</span>}
                </>
              )}
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
