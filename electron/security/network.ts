/**
 * No network, at every layer that could reach it.
 *
 * Threat: case data leaving by a request nobody meant: a page's fetch, a prefetch, a dictionary download,
 * a component update, a proxy look-up, WebRTC's UDP. Blocking requests in the session is the obvious fix
 * and fails: WebRTC and preconnect never pass through it, and the browser's own services use sessions of
 * their own. So: the session refuses, names and addresses resolve to nothing, WebRTC may use only a proxy
 * there is none of, and the services that would call home are off.
 * Proved with listeners that must hear nothing (tests/e2e/shell/network.spec.ts), not by asking `fetch`.
 */
import type { App, Session } from 'electron';
import { parseAppAddress } from './scheme-paths';

/** Services of Chromium that look for company. Unknown names are ignored by other versions. */
const FEATURES_OFF = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'Translate',
  'WebOTP',
];

/** Must run before `ready`: switches are read when the browser's parts start. */
export function cutNetworkBeforeReady({ commandLine }: Pick<App, 'commandLine'>): void {
  // Addresses written as numbers are mapped too, not only names.
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // Windows would otherwise look for a proxy configuration on the network at the first request.
  commandLine.appendSwitch('no-proxy-server');
  commandLine.appendSwitch('webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-default-apps',
    'disable-domain-reliability',
    'disable-sync',
    'disable-quic',
    'no-pings',
    'no-first-run',
  ]) {
    commandLine.appendSwitch(name);
  }
  // A second switch of the same name would replace the first, and whoever starts us may have set one.
  const already = commandLine.getSwitchValue('disable-features');
  commandLine.appendSwitch(
    'disable-features',
    [...(already === '' ? [] : [already]), ...FEATURES_OFF].join(','),
  );
}

/** Whether a request may be made at all: our own scheme, and pictures or fonts a letter carries in itself. */
export function mayRequest(url: string, isDevelopment: boolean): boolean {
  if (parseAppAddress(url)) return true;
  if (url.startsWith('data:')) return true;
  return isDevelopment && url.startsWith('devtools://');
}

/** For every session, at its creation. */
export function cutSession(session: Session, isDevelopment: boolean): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !mayRequest(details.url, isDevelopment) });
  });
  session.setSpellCheckerEnabled(false);
  // Should anything turn it on again: an address that resolves to nothing, instead of Google's.
  session.setSpellCheckerDictionaryDownloadURL('app://none/');
  session.setCertificateVerifyProc((_request, callback) => callback(-2));
}

/** For every page: WebRTC, and nobody to log in to. */
export function cutPages(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
  app.on('login', (event, _contents, _details, _info, callback) => {
    event.preventDefault();
    callback();
  });
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
}
