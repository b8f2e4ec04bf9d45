/** The window's calls about itself. */
import type { AppWindow } from '../window';
import type { IdleWatch } from '../lock-triggers';
import type { Handlers } from './guard';

type WindowCalls = Extract<keyof Handlers, `window.${string}` | `session.${string}`>;

export function windowCapability(window: AppWindow, idle: IdleWatch): Pick<Handlers, WindowCalls> {
  return {
    'window.replace': () => {
      // After the answer: the caller's process ends with its window.
      setImmediate(() => window.replace());
      return {};
    },
    'window.title': ({ title }) => {
      window.setTitle(title);
      return {};
    },
    'window.stillClosing': () => {
      window.stillClosing();
      return {};
    },
    'window.readyToClose': () => {
      window.readyToClose();
      return {};
    },
    'session.idleMinutes': ({ minutes }) => {
      idle.setMinutes(minutes);
      return {};
    },
  };
}
