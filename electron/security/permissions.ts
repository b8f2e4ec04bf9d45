/**
 * Permissions: none, but keeping our own storage.
 *
 * Threat: Electron GRANTS every permission request unless told otherwise: camera, location, screen,
 * devices. One handler is the obvious fix and fails: requests (a prompt) and checks (a silent question,
 * and `navigator.permissions.query`) go different ways, and devices a third. Denying everything fails
 * too: then `navigator.storage.persist()` is refused and Chromium may clear the case store when the disk
 * is full.
 */
import type { App, Session, WebContents } from 'electron';
import { APP_HOST } from '@shared/host/names';
import { parseAppAddress } from './scheme-paths';

/** Whether `permission` may be had by a page at `origin` ("app://redress/", as Chromium writes it). */
export function mayHave(permission: string, origin: string): boolean {
  return permission === 'persistent-storage' && parseAppAddress(origin)?.host === APP_HOST;
}

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(details.isMainFrame && mayHave(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    mayHave(permission, requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.on('select-hid-device', (event) => event.preventDefault());
  session.on('select-serial-port', (event) => event.preventDefault());
  session.on('select-usb-device', (event) => event.preventDefault());
}

/** Bluetooth and certificates ask the page or the app, not the session. */
export function denyDeviceChoosers(app: App): void {
  app.on('select-client-certificate', (event) => event.preventDefault());
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('select-bluetooth-device', (event, _devices, choose) => {
      event.preventDefault();
      choose('');
    });
  });
}
