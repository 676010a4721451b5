export { compileTemplate } from './compile.ts';
export { walk } from './syntax/ast.ts';
export {
  apiMembers,
  apis,
  apisIn,
  constructs,
  globals,
  insteadOf,
  natives,
  verdictIn,
  type Construct,
  type Kind,
  type Treatment,
} from './table.ts';
