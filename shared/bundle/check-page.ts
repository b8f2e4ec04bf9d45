/**
 * A page that goes along in the folder, with which anybody checks it against its manifest: opened from disk in any
 * browser, it reads the files somebody picks, on that machine, and has no way to send anything anywhere.
 */
export const CHECK_PAGE = 'check these files.html';

/** Its script; what it decides is in `judge`, which takes and gives plain data. */
export const CHECK_SCRIPT = `'use strict';
function judge(listed, found) {
  var lines = [];
  listed.forEach(function (entry) {
    var file = found.filter(function (each) { return each.name === entry.name; })[0];
    var state = !file ? 'missing' : file.size === entry.size && file.sha256 === entry.sha256 ? 'ok' : 'changed';
    lines.push({ name: entry.name, state: state });
  });
  found.forEach(function (file) {
    var isListed = listed.some(function (entry) { return entry.name === file.name; });
    if (!isListed && file.name !== 'manifest.json') lines.push({ name: file.name, state: 'not listed' });
  });
  return lines;
}
function hex(buffer) {
  return Array.prototype.map.call(new Uint8Array(buffer), function (byte) {
    return ('0' + byte.toString(16)).slice(-2);
  }).join('');
}
if (typeof document !== 'undefined') (function () {
  var WORDS = { ok: 'Matches', changed: 'Is not the file that was listed', missing: 'Is missing', 'not listed': 'Is not in the list' };
  var pick = document.getElementById('pick'), said = document.getElementById('said'), rows = document.getElementById('rows');
  var tell = function (words, bad) { said.textContent = words; said.className = bad ? 'bad' : ''; };
  if (!window.crypto || !crypto.subtle) { pick.disabled = true; tell('This browser cannot check files opened from disk. Try another one.', true); }
  pick.addEventListener('change', async function () {
    rows.textContent = '';
    try {
      var files = Array.prototype.slice.call(pick.files), found = [], manifest;
      for (var at = 0; at < files.length; at += 1) {
        tell('Reading ' + (at + 1) + ' of ' + files.length + ' files');
        var bytes = await files[at].arrayBuffer();
        found.push({ name: files[at].name, size: bytes.byteLength, sha256: hex(await crypto.subtle.digest('SHA-256', bytes)) });
        if (files[at].name === 'manifest.json') manifest = JSON.parse(new TextDecoder().decode(bytes));
      }
      if (!manifest || !Array.isArray(manifest.files)) { tell('There is no manifest.json among these files. Choose the whole folder.', true); return; }
      var lines = judge(manifest.files, found), wrong = lines.filter(function (line) { return line.state !== 'ok'; });
      var own = found.filter(function (file) { return file.name === 'manifest.json'; })[0];
      tell(wrong.length === 0
        ? 'All ' + lines.length + ' files are those that were listed on ' + manifest.preparedOn + '. SHA-256 of the list itself, to compare with the council’s: ' + own.sha256
        : wrong.length + ' of ' + lines.length + ' files are not as they should be.', wrong.length > 0);
      lines.forEach(function (line) {
        var row = rows.insertRow();
        row.insertCell().textContent = line.name;
        row.insertCell().textContent = WORDS[line.state];
        if (line.state !== 'ok') row.className = 'bad';
      });
    } catch (error) { tell('The files could not be read. Choose the whole folder again.', true); }
  });
})();
`;

/** The same bytes for every bundle: it names nobody. */
export function checkPage(): string {
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Check these files</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<style>body { font: 16px/1.5 Arial, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff } table { border-collapse: collapse; width: 100%; margin-top: 1rem } td { border-bottom: 1px solid #999; padding: 0.3rem 0.5rem 0.3rem 0; overflow-wrap: anywhere } .bad { color: #a3211b; font-weight: bold } label { font-weight: bold; display: block } #said { margin-top: 1rem; overflow-wrap: anywhere }</style>
</head><body><h1>Check these files</h1>
<p>This shows whether the files in this folder are those the council sent, byte for byte. They are read on this computer and go nowhere.</p>
<label for="pick">Choose the folder this page is in</label>
<input id="pick" type="file" multiple webkitdirectory>
<p id="said" role="status"></p>
<table><caption hidden>Each file and whether it matches</caption><tbody id="rows"></tbody></table>
<script>${CHECK_SCRIPT}</script>
</body></html>
`;
}
