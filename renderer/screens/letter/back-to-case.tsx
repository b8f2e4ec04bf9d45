import type { CaseFile } from '@shared/case-file';
import { addressOf, Link } from '../../app/navigation';

/** The way back above a letter's title: whose case it is. */
export const BackToCase = ({ file }: { readonly file: CaseFile }) => (
  <Link to={addressOf.case(file.id, 'letters')}>
    <span className="num">{file.reference}</span> · {file.people[0]?.name || 'Name not given'}
  </Link>
);
