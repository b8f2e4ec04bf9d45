/** What is and is not protected, in plain words. Says what the design says (README, security), no more. */
import { ErasureFacts } from '../keeping/erase-case';
import { Part, Section } from './section';

export function SecuritySection() {
  return (
    <Section
      title="What is protected"
      intro="Said plainly, so that nobody has to guess what this program does."
    >
      <Part title="Protected">
        <ul className="prose">
          <li>
            Everything you enter is sealed before it is written to this computer’s disk: names,
            addresses, subjects, notes, letters, evidence, half-filled forms, settings.
          </li>
          <li>
            The key is made from your passphrase by slow arithmetic, so that trying many takes long.
            Nobody can reset it: not your IT team, not the people who made Redress.
          </li>
          <li>
            Redress never uses the network. Files from outside are opened in a separate, closed-off
            process.
          </li>
          <li>
            Every entry in a case is chained to the one before. A change, a swap or a cut shows; see
            Check the data.
          </li>
          <li>
            Locking clears the screen, saves what you were typing, forgets the keys and ends the
            process that held them.
          </li>
        </ul>
      </Part>
      <Part title="Visible to whoever can read this disk">
        <ul className="prose">
          <li>
            How many cases there are, when and on which computer each was touched, and how large
            they are.
          </li>
          <li>Never a name, an address, a subject, a note, a service or an outcome.</li>
          <li>
            The same is visible to whoever can read the folder of the backups, and nothing more:
            they hold the same sealed bytes, and open with the same passphrases and recovery key.
          </li>
        </ul>
      </Part>
      <Part title="When something is erased">
        <ErasureFacts />
      </Part>
      <Part title="Not protected by Redress">
        <ul className="prose">
          <li>
            The system’s own copies of memory: the swap file, hibernation, crash dumps. That is why
            the whole disk must be encrypted (BitLocker, FileVault or LUKS).
          </li>
          <li>What leaves it: letters, bundles, prints, and what you copy to the clipboard.</li>
          <li>
            The clipboard history of Windows (Windows key and V). Redress forgets what it copied
            when it locks, but Windows may have kept it, on your other computers too. Ask your IT
            team to turn the history off.
          </li>
          <li>A computer that is unlocked, or has malicious software on it.</li>
          <li>
            Against key-holders: whoever holds a key can read everything it opens. Roles in Redress
            guide honest people; they are not locks. Someone who leaves keeps what they copied.
          </li>
          <li>
            Waiting after wrong passphrases slows a person at this keyboard. It does not slow
            someone with a copy of the disk; only a strong passphrase does.
          </li>
          <li>
            Removal of the newest entries, or putting the whole folder back to an earlier day, can
            be found only against a backup kept elsewhere. After each unlock Redress compares itself
            with the newest one it can reach.
          </li>
        </ul>
      </Part>
      <Part title="If you lose">
        <ul className="prose">
          <li>
            <strong>your passphrase</strong>: the recovery key opens the vault, or another
            key-holder does.
          </li>
          <li>
            <strong>the recovery key</strong>: make a new one in Keys; the old one then opens
            nothing.
          </li>
          <li>
            <strong>every key</strong>: the cases are lost.
          </li>
        </ul>
      </Part>
    </Section>
  );
}
