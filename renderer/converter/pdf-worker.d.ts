/** pdf.js ships its worker without types; only its presence is used (pdf-reader.ts). */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown;
}
