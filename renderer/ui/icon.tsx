import css from './icon.module.css';

/** Paths on an 18 × 18 grid, drawn with a 1.6 stroke. An icon never stands alone where it must be learnt. */
const PATHS = {
  today: 'M9 2a7 7 0 1 0 0 14A7 7 0 0 0 9 2zM9 5v4l3 2',
  cases: 'M2 5h5l1.5 2H16v8H2z',
  letters: 'M2 4h14v10H2zM2 5l7 5 7-5',
  bundles: 'M4 2h10v14H4zM7 2v14',
  settings:
    'M9 6.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM9 2v2M9 14v2M2 9h2M14 9h2M4 4l1.5 1.5M12.5 12.5L14 14M14 4l-1.5 1.5M5.500 12.5L4 14',
  search: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3zM11.700 11.700L15.500 15.500',
  add: 'M9 3v12M3 9h12',
  lock: 'M4 8h10v7H4zM6 8V6a3 3 0 0 1 6 0v2',
  unlock: 'M4 8h10v7H4zM6 8V6a3 3 0 0 1 5.800-1',
  close: 'M4.500 4.500l9 9M13.500 4.500l-9 9',
  back: 'M11 4L6 9l5 5',
  forward: 'M7 4l5 5-5 5',
  down: 'M4 7l5 5 5-5',
  up: 'M4 11l5-5 5 5',
  person: 'M9 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3 16c0-3.500 2.500-5.500 6-5.500s6 2 6 5.500',
  phone:
    'M4 2.500l3 .5 1 3.500-1.800 1.300a9 9 0 0 0 4 4L11.500 10l3.500 1 .5 3-1.500 1.500C8 15.500 2.500 10 2.500 4z',
  attach:
    'M13.500 8l-5.200 5.200a2.800 2.800 0 0 1-4-4L10 3.500a1.900 1.900 0 0 1 2.700 2.700L7.200 11.700a.9.9 0 0 1-1.300-1.300L10.500 5.800',
  document: 'M4 2h7l3 3v11H4zM11 2v3h3M6.500 9h5M6.500 12h5',
  picture: 'M2 3h14v12H2zM2 13l4-4 3 3 3-4 4 4',
  print: 'M5 7V2h8v5M5 13H2V7h14v6h-3M5 11h8v5H5z',
  save: 'M3 3h10l2 2v10H3zM6 3v4h6V3M6 15v-5h6v5',
  copy: 'M6 6h9v9H6zM3 12V3h9',
  edit: 'M3 15l.8-3.500L12 3.300a1.500 1.500 0 0 1 2.100 0l.6.6a1.500 1.500 0 0 1 0 2.100L6.500 14.200z',
  remove: 'M3 5h12M7 5V3h4v2M5 5l.7 10h6.600L13 5',
  key: 'M12 2a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM9.200 8.800L2.500 15.500M4.500 13.500l2 2M7 11l2 2',
  keyboard: 'M2 5h14v8H2zM4.500 8h.01M7.500 8h.01M10.500 8h.01M13.500 8h.01M5.500 10.800h7',
  info: 'M9 2a7 7 0 1 0 0 14A7 7 0 0 0 9 2zM9 8v4.500M9 5.300v.2',
  warning: 'M9 2.500L16.500 15.500h-15zM9 7v4M9 13v.2',
  done: 'M3 9.500l4 4 8-9',
  more: 'M4 9h.01M9 9h.01M14 9h.01',
  filter: 'M2 4h14M5 9h8M8 14h2',
  sort: 'M5 3v12M5 15l-2.500-2.500M5 15l2.500-2.500M12 15V3M12 3L9.500 5.500M12 3l2.500 2.500',
  drag: 'M6.500 4h.01M11.500 4h.01M6.500 9h.01M11.500 9h.01M6.500 14h.01M11.500 14h.01',
  history: 'M3 9a6 6 0 1 1 2 4.500M3 13.500V10h3.500M9 5.500V9l2.500 1.500',
  shield: 'M9 2l6 2v5c0 4-2.700 6-6 7-3.300-1-6-3-6-7V4z',
  panel: 'M2 3h14v12H2zM11 3v12',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({
  name,
  size = 18,
}: {
  readonly name: IconName;
  readonly size?: 14 | 16 | 18;
}) {
  return (
    <svg
      className={css.icon}
      width={size}
      height={size}
      viewBox="0 0 18 18"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
