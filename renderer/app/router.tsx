/**
 * The addresses and their screens. Browser history on `app://redress/…`, so that Back, Forward and reload
 * work. The router's scroll memory and its lazy loader both write sessionStorage, which reaches the disk:
 * neither is used (`tests/e2e` looks).
 */
import {
  createBrowserHistory,
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';
import { letterKindOf } from './addresses';
import { Frame } from './frame/frame';
import { NotHere } from './frame/not-here';
import {
  BundlesScreen,
  BundleScreen,
  RedactScreen,
  CaseScreen,
  CasesScreen,
  IntakeScreen,
  LetterScreen,
  LettersScreen,
  RecordsScreen,
  SettingsScreen,
  SortScreen,
  TodayScreen,
} from './screens';

const root = createRootRoute({ component: Frame, notFoundComponent: NotHere });

const at = <P extends string>(path: P) => ({ getParentRoute: () => root, path });

const home = createRoute({
  ...at('/'),
  beforeLoad: () => {
    throw redirect({ to: '/today', replace: true });
  },
});
const today = createRoute({ ...at('/today'), component: TodayScreen });
const sort = createRoute({
  ...at('/sort/{-$mail}'),
  component: function SortAt() {
    const { mail } = sort.useParams();
    return <SortScreen mail={mail} />;
  },
});
const cases = createRoute({ ...at('/cases'), component: CasesScreen });
const newCase = createRoute({ ...at('/cases/new'), component: IntakeScreen });
const oneCase = createRoute({
  ...at('/cases/$id/{-$tab}/{-$subject}'),
  component: function CaseAt() {
    const { id, tab, subject } = oneCase.useParams();
    // Another case is another screen: nothing half-typed may be carried over.
    return <CaseScreen key={id} id={id} tab={tab} subject={subject} />;
  },
});
const letter = createRoute({
  ...at('/cases/$id/letters/$kind/{-$letter}'),
  component: function LetterAt() {
    const { id, kind, letter: which } = letter.useParams();
    const known = letterKindOf(kind);
    return known === undefined ? (
      <NotHere />
    ) : (
      <LetterScreen key={`${id} ${known} ${which ?? ''}`} id={id} kind={known} letter={which} />
    );
  },
});
const letters = createRoute({ ...at('/letters'), component: LettersScreen });
const bundles = createRoute({ ...at('/bundles'), component: BundlesScreen });
const bundle = createRoute({
  ...at('/cases/$id/bundle'),
  component: function BundleAt() {
    const { id } = bundle.useParams();
    return <BundleScreen key={id} id={id} />;
  },
});
const records = createRoute({
  ...at('/records/{-$part}'),
  component: function RecordsAt() {
    const { part } = records.useParams();
    return <RecordsScreen part={part} />;
  },
});
const redact = createRoute({
  ...at('/cases/$id/bundle/redact/$document'),
  component: function RedactAt() {
    const { id, document } = redact.useParams();
    return <RedactScreen key={`${id} ${document}`} id={id} document={document} />;
  },
});
const settings = createRoute({
  ...at('/settings/{-$section}'),
  component: function SettingsAt() {
    const { section } = settings.useParams();
    return <SettingsScreen section={section} />;
  },
});

const routeTree = root.addChildren([
  home,
  today,
  sort,
  cases,
  newCase,
  oneCase,
  letter,
  letters,
  bundles,
  bundle,
  records,
  redact,
  settings,
]);

export function makeRouter(history: RouterHistory = createBrowserHistory()) {
  return createRouter({
    routeTree,
    history,
    scrollRestoration: false,
    defaultPreload: false,
    // Screens load in milliseconds from the app's own files; a flash of "loading" would only flicker.
    defaultPendingMs: 500,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
