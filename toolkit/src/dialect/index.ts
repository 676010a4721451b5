export { compileTemplate } from './compile.ts';
export { walk } from './syntax/ast.ts';
export {
  apiMembers,
  apis,
  constructs,
  globals,
  insteadOf,
  natives,
  type Construct,
  type Kind,
  type Treatment,
} from './table.ts';
