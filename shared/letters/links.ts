/** Where a link in a letter may lead: the web, an email address, a telephone. */

/**
 * A pasted link. Mail filters wrap links so that they can watch who follows; the wrapping goes.
 * @returns undefined for an address a letter may not hold, or none
 */
export function unwrappedLink(href: string): string | undefined {
  const trimmed = href.trim();
  if (!/^(?:https?:|mailto:|tel:)/i.test(trimmed)) return undefined;
  const wrapped =
    /^https:\/\/[a-z0-9.]+\.safelinks\.protection\.outlook\.com\/[^?]*\?(?:[^#]*&)?url=([^&#]+)/i.exec(
      trimmed,
    )?.[1];
  if (wrapped === undefined) return trimmed;
  try {
    return unwrappedLink(decodeURIComponent(wrapped));
  } catch {
    return undefined;
  }
}

/**
 * A link as people type it: "www.example.org", "name@example.org", or whole.
 * @returns undefined when it leads nowhere a letter may link to
 */
export function typedLink(typed: string): string | undefined {
  const text = typed.trim();
  if (/\s/.test(text) || text === '') return undefined;
  if (/^(?:https?:\/\/|mailto:|tel:)\S/i.test(text)) return text;
  if (/^[^@/:]+@[^@/:]+\.[a-z]{2,}$/i.test(text)) return `mailto:${text}`;
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#]\S*)?$/i.test(text) ? `https://${text}` : undefined;
}
