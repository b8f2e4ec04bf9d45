export { SortScreen } from './sort-screen';
