import {
  Composer,
  Lexer,
  Parser,
  YAMLParseError,
  type CST,
  type Document,
  type DocumentOptions,
  type ParseOptions,
  type SchemaOptions,
} from 'yaml';
import { mostLevels, nestingFault } from './nesting.ts';

/** As `parseDocument`, but what nests too deeply is one error in an empty document. */
export function parseYaml(
  source: string,
  options: ParseOptions & DocumentOptions & SchemaOptions,
): Document.Parsed {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(source)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > mostLevels) return withError([], options, nestingFault, parser.offset);
  }
  tokens.push(...parser.end());
  const [document, second] = composed(tokens, options, source.length);
  if (document !== undefined && second === undefined) return document;
  return withError(tokens, options, 'there is more than one document', second?.range[0] ?? 0);
}

function composed(
  tokens: readonly CST.Token[],
  options: ParseOptions & DocumentOptions & SchemaOptions,
  end: number,
): readonly Document.Parsed[] {
  return [...new Composer(options).compose(tokens, true, end)];
}

function withError(
  tokens: readonly CST.Token[],
  options: ParseOptions & DocumentOptions & SchemaOptions,
  message: string,
  offset: number,
): Document.Parsed {
  const [document] = composed(tokens, options, 0);
  if (document === undefined) throw new Error('The composer makes a document in any case.');
  document.errors.push(new YAMLParseError([offset, offset + 1], 'MULTIPLE_DOCS', message));
  return document;
}
