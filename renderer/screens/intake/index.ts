export { IntakeScreen } from './intake-screen';
