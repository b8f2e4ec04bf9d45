import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { classes } from '../classes';
import css from './tabs.module.css';

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly {
    readonly id: string;
    readonly label: string;
    readonly count?: number | undefined;
  }[];
  readonly current: string;
  /** The caller changes the address; the tabs follow it. */
  readonly onGo: (id: string) => void;
  /** The panel of `current`. */
  readonly children: ReactNode;
}

export function Tabs({ label, tabs, current, onGo, children }: TabsProps) {
  return (
    <AriaTabs
      className={classes(css.tabs)}
      selectedKey={current}
      onSelectionChange={(key) => {
        if (key !== current) onGo(String(key));
      }}
    >
      <TabList className={classes(css.list)} aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={classes(css.tab)}>
            {tab.label}
            {tab.count !== undefined && <span className={classes(css.count)}> {tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      <TabPanel key={current} id={current} className={classes(css.panel)}>
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
