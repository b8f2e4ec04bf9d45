export { RecordsScreen } from './records-screen';
