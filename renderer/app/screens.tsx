/** Every screen behind the lock, loaded when it is first gone to. */
import { lazy } from 'react';

// React's own `lazy`: the router's writes sessionStorage when a file fails to load.
export const TodayScreen = lazy(async () => ({
  default: (await import('../screens/today')).TodayScreen,
}));
export const CasesScreen = lazy(async () => ({
  default: (await import('../screens/cases')).CasesScreen,
}));
export const IntakeScreen = lazy(async () => ({
  default: (await import('../screens/intake')).IntakeScreen,
}));
export const CaseScreen = lazy(async () => ({
  default: (await import('../screens/case')).CaseScreen,
}));
export const LetterScreen = lazy(async () => ({
  default: (await import('../screens/letter')).LetterScreen,
}));
export const BundleScreen = lazy(async () => ({
  default: (await import('../screens/bundle')).BundleScreen,
}));
export const SettingsScreen = lazy(async () => ({
  default: (await import('../screens/settings')).SettingsScreen,
}));
