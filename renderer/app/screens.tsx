/** Every screen behind the lock, loaded when it is first gone to. */
import { type ComponentType, lazy } from 'react';
import type { LetterKind } from '@shared/case-file/schema';
import type { StreamId } from '@shared/history/types';

const found = import.meta.glob<Record<string, ComponentType<never>>>('../screens/*/index.{ts,tsx}');

function screen<P extends object>(folder: string, name: string) {
  return lazy(async () => {
    const load = found[`../screens/${folder}/index.ts`] ?? found[`../screens/${folder}/index.tsx`];
    const component = (await load?.())?.[name];
    return { default: (component ?? (() => null)) as ComponentType<P> };
  });
}

export const TodayScreen = screen<object>('today', 'TodayScreen');
export const CasesScreen = screen<object>('cases', 'CasesScreen');
export const IntakeScreen = screen<object>('intake', 'IntakeScreen');
export const CaseScreen = screen<{ id: StreamId; tab: string | undefined }>('case', 'CaseScreen');
export const LetterScreen = screen<{ id: StreamId; kind: LetterKind }>('letter', 'LetterScreen');
export const BundleScreen = screen<{ id: StreamId }>('bundle', 'BundleScreen');
export const SettingsScreen = screen<{ section: string | undefined }>('settings', 'SettingsScreen');
