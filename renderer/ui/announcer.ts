/**
 * What a screen reader should hear though focus does not move: saved, filtered to 12 cases, locked.
 * Two live regions are made once and stay; a region made together with its words is not read.
 */
export type Urgency = 'polite' | 'assertive';

const regions = new Map<Urgency, HTMLElement>();

/** Makes the regions; call once before the first announcement so that they are known by then. */
export function prepareAnnouncer(): void {
  region('polite');
  region('assertive');
}

export function announce(message: string, urgency: Urgency = 'polite'): void {
  const place = region(urgency);
  // The same words twice are two announcements: emptied first, filled after the tree has noticed.
  place.textContent = '';
  setTimeout(() => {
    place.textContent = message;
  }, 60);
}

/** Empties both, so that a locked window keeps no words of a case. */
export function silence(): void {
  for (const place of regions.values()) place.textContent = '';
}

function region(urgency: Urgency): HTMLElement {
  const known = regions.get(urgency);
  if (known?.isConnected) return known;
  const made = document.createElement('div');
  made.className = 'hidden';
  made.setAttribute('aria-live', urgency);
  made.setAttribute('role', urgency === 'assertive' ? 'alert' : 'status');
  // Modal dialogs hide the rest of the page from screen readers; the announcer must stay heard.
  made.dataset['liveAnnouncer'] = 'true';
  document.body.append(made);
  regions.set(urgency, made);
  return made;
}
