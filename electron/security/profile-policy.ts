/**
 * Whether an administrator has allowed a profile place Redress would refuse.
 *
 * Threat: "allow" set by anyone but an administrator is no policy: a variable, a file in the person's own
 * folders, or %ProgramData% (where every user may create folders) could be planted by a script or a
 * helpful colleague. So: on Windows the machine's policy branch of the registry, writable by
 * administrators only; elsewhere a file under /etc that belongs to root and nobody else can write.
 * Read only when a place was refused, so an ordinary start pays nothing.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BadPlace } from './profile-location';

/** Windows value `AllowProfileLocation` (REG_SZ), or the member of /etc/redress/policy.json: places, comma-separated. */
const POLICY_KEY = 'HKLM\\SOFTWARE\\Policies\\Redress';
const POLICY_FILE = '/etc/redress/policy.json';

export function isAllowedByPolicy(place: BadPlace): boolean {
  const text = process.platform === 'win32' ? readRegistry() : readPolicyFile();
  return allows(text, place);
}

/** `text` lists places, comma-separated; "all" is every one. */
export function allows(text: string | undefined, place: BadPlace): boolean {
  const listed = (text ?? '').split(',').map((each) => each.trim().toLowerCase());
  return listed.includes('all') || listed.includes(place);
}

function readRegistry(): string | undefined {
  try {
    const reg = path.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe');
    const out = execFileSync(reg, ['query', POLICY_KEY, '/v', 'AllowProfileLocation'], {
      encoding: 'utf8',
      timeout: 5000,
      windowsHide: true,
    });
    return registryValue(out);
  } catch {
    return undefined;
  }
}

/** The data column of `reg query … /v AllowProfileLocation`. */
export function registryValue(output: string): string | undefined {
  return /^\s+AllowProfileLocation\s+REG_SZ\s+(.*?)\s*$/m.exec(output)?.[1];
}

function readPolicyFile(): string | undefined {
  try {
    const { uid, mode } = statSync(POLICY_FILE);
    if (uid !== 0 || (mode & 0o022) !== 0) return undefined;
    const policy: unknown = JSON.parse(readFileSync(POLICY_FILE, 'utf8'));
    const value = (policy as { allowProfileLocation?: unknown } | null)?.allowProfileLocation;
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
