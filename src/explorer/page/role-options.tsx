/** Every role as an option of a choice, in words. */
import { ROLES } from '../access/table.js';
import { roleInWords } from './callers.js';

export function RoleOptions() {
  return ROLES.map((name) => (
    <option key={name} value={name}>
      {roleInWords(name)}
    </option>
  ));
}
