export {
  emptyPerson,
  needsAuthority,
  onForm,
  personProblems,
  personValues,
  toPerson,
  type Authority,
  type PersonRole,
  type PersonValues,
} from './person-values';
export {
  AuthorityFields,
  ContactFields,
  NeedsFields,
  SafeContactFields,
  SpecialFields,
} from './person-fields';
export { AUTHORITY_WORDS, ROLE_WORDS } from './words';
