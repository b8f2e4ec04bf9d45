export { type ViewedFile, Viewer } from './viewer';
