export { BundlesScreen } from './bundles-screen';
