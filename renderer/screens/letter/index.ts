export { LetterScreen } from './letter-screen';
