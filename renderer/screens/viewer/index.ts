export { MailPaper } from './mail-view';
export { useReading } from './use-reading';
export { type ViewedFile, Viewer } from './viewer';
