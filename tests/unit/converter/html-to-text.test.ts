import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToText } from '../../../renderer/converter/html-to-text';

describe('the words of an HTML email', () => {
  test.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['One<br>Two<br/>Three', 'One\nTwo\nThree'],
    ['<div>One</div><div>Two</div>', 'One\n\nTwo'],
    ['a\n  b\tc', 'a b c'],
    ['<ul><li>bins</li><li>noise</li></ul>', '- bins\n\n- noise'],
    ['<tr><td>a</td><td>b</td></tr>', 'a\tb'],
    ['caf&eacute; &pound;5 &#163;6 &#xa3;7 &amp;lt;', 'café £5 £6 £7 &lt;'],
    ['&unknown; &#0; &#xd800; &#99999999;', '&unknown;'],
    ['less < more', 'less < more'],
    ['<style>p{color:red}</style>kept', 'kept'],
    ['<script>steal()</script>kept', 'kept'],
    ['<head><title>no</title></head><body>kept</body>', 'kept'],
    ['<head>words of a head never closed', 'words of a head never closed'],
    ['<!-- no --><b>bold</b>', 'bold'],
    ['<!DOCTYPE html><?xml x?>kept', 'kept'],
    ['<a title="a > b">link</a>', 'link'],
    ['<a title="never closed>link</a> kept', 'link kept'],
    ['<img src="http://tracker.example/x.gif">kept', 'kept'],
    ['', ''],
  ])('%j reads %j', (html, text) => {
    expect(htmlToText(html).replace(/\n{2,}/g, '\n\n')).toBe(text);
  });

  test('any markup at all is read without failing', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '<p>',
      '<script>',
      '</script>',
      '"',
      "'",
      '<!--',
      '-->',
      'x',
      '&',
      '&lt;',
      '&#60;',
      ' ',
      '<a href="',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(typeof htmlToText(pieces.join(''))).toBe('string');
      }),
    );
  });

  test.each([
    ['open brackets', '<'.repeat(500_000)],
    ['unclosed quotes', '<a b="'.repeat(20_000)],
    ['unclosed scripts', '<script>'.repeat(50_000)],
    ['unclosed heads', '<head>'.repeat(80_000)],
    ['quotes of both kinds', `<a "'>`.repeat(80_000)],
    ['unclosed comments', '<!--'.repeat(100_000)],
    ['entities', '&amp'.repeat(200_000)],
    ['blank lines', '<p> '.repeat(100_000)],
    ['nesting', `${'<div>'.repeat(100_000)}x`],
    // Reading that looks back again and again would take minutes: the limit of every test ends it.
  ])('half a megabyte of %s is read to its end', (_what, html) => {
    const text = htmlToText(html);
    expect(text.length).toBeLessThanOrEqual(html.length);
  });
});
