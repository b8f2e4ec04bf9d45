export { BundleScreen } from './bundle-screen';
