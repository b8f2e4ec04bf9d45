export { BundleScreen } from './bundle-screen';
export { RedactScreen } from './redact/redact-screen';
