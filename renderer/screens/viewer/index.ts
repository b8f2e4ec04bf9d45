export { MailPaper } from './mail-view';
export { useReading } from './use-reading';
export { Reader, type ViewedFile, Viewer } from './viewer';
