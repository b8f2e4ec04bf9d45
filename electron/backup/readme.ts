/** Lies in every backup folder, for whoever finds it on a drive and wonders. */
export const README_NAME = 'READ ME.txt';

export const README = `This folder holds backups made by Redress, the complaints application.

They are sealed. Without a passphrase of a key-holder, or the recovery key that
was written down when Redress was set up, nobody can read them.

Do not rename, move or delete anything in here. Redress removes by itself what
it no longer needs.

To get the cases back on another computer:

 1. Install Redress and start it.
 2. On the first page, press "Restore from a backup".
 3. Choose this folder, or the one it lies in.
 4. Type a passphrase or the recovery key.
 5. Choose a day, look at what is in it, and press "Restore".

How these files are made up is written down in shared/backup/FORMAT.md of
Redress's source, together with a small program that reads them without Redress
(build/backup-reader.mjs).
`.replaceAll('\n', '\r\n');
