/** Every screen behind the lock. Loaded while the window is idle, Today first; none holds a word of a case. */
import { loadWhenIdle, onDemand } from './on-demand';

export const TodayScreen = onDemand(async () => (await import('../screens/today')).TodayScreen);
export const CasesScreen = onDemand(async () => (await import('../screens/cases')).CasesScreen);
export const IntakeScreen = onDemand(async () => (await import('../screens/intake')).IntakeScreen);
export const CaseScreen = onDemand(async () => (await import('../screens/case')).CaseScreen);
export const LetterScreen = onDemand(async () => (await import('../screens/letter')).LetterScreen);
export const LettersScreen = onDemand(
  async () => (await import('../screens/letters')).LettersScreen,
);
export const BundleScreen = onDemand(async () => (await import('../screens/bundle')).BundleScreen);
export const BundlesScreen = onDemand(
  async () => (await import('../screens/bundles')).BundlesScreen,
);
export const RedactScreen = onDemand(async () => (await import('../screens/bundle')).RedactScreen);
export const SortScreen = onDemand(async () => (await import('../screens/sort')).SortScreen);
export const RecordsScreen = onDemand(
  async () => (await import('../screens/records')).RecordsScreen,
);
export const SettingsScreen = onDemand(
  async () => (await import('../screens/settings')).SettingsScreen,
);

export function loadScreensWhenIdle(): void {
  loadWhenIdle([
    TodayScreen,
    CaseScreen,
    CasesScreen,
    IntakeScreen,
    SortScreen,
    LetterScreen,
    LettersScreen,
    SettingsScreen,
    BundlesScreen,
    BundleScreen,
    RecordsScreen,
  ]);
}
