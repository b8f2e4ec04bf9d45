/**
 * The character maps, standard fonts and decoders pdf.js asks for, served from the app itself under
 * hashed names. A PDF names them, so a name is looked up in a fixed table and never joined to an address.
 */
const addresses: Record<string, string> = {
  ...import.meta.glob<string>('../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
    query: '?url',
    import: 'default',
    eager: true,
  }),
  ...import.meta.glob<string>('../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
    query: '?url',
    import: 'default',
    eager: true,
  }),
  ...import.meta.glob<string>('../../node_modules/pdfjs-dist/wasm/*.wasm', {
    query: '?url',
    import: 'default',
    eager: true,
  }),
};
const byName = new Map(
  Object.entries(addresses).map(([path, address]) => [
    path.slice(path.lastIndexOf('/') + 1),
    address,
  ]),
);

/** What pdf.js constructs for itself; see its BaseBinaryDataFactory. */
export class PdfResources {
  /** @throws Error when pdf.js has no such file; it then goes on without. */
  async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const address = byName.get(filename);
    if (address === undefined) throw new Error('No such resource.');
    // Not the network: the app's own scheme, the only thing the converter's policy lets it read.
    // eslint-disable-next-line no-restricted-globals
    const response = await fetch(address);
    if (!response.ok) throw new Error('The resource could not be read.');
    return new Uint8Array(await response.arrayBuffer());
  }
}
