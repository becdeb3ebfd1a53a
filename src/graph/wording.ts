/** What graphql-js says of a refused document or variable, without the values it would repeat: they may be personal. */

const REWORDINGS: readonly (readonly [RegExp, string])[] = [
  // Suggestions would help to guess at names.
  [/ Did you mean [\s\S]*$/, ''],
  [/^(Expected value of type "[^"]*"), found [\s\S]*$/, '$1.'],
  [/^Value [\s\S]* does not exist in "(\w+)" enum\.$/, 'This is not a value of $1.'],
  [/( cannot represent [\w -]*value): [\s\S]*$/, '$1.'],
  [/^(Argument "\w+" (?:of type "[^"]*" )?has invalid value) [\s\S]*$/, '$1.'],
  [/\b(found|Unexpected) (Name|Int|Float|String|BlockString) "[\s\S]*"\.$/, '$1 $2.'],
];

export function withoutValues(message: string): string {
  return REWORDINGS.reduce((text, [pattern, words]) => text.replace(pattern, words), message);
}
