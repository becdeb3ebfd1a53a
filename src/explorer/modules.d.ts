/** What the bundler takes in beside TypeScript. */
declare module '*.graphql' {
  const text: string;
  export default text;
}
declare module '*.css';
