import type { Argument, Literal, VariableReference } from './argument';

/** nginx reads its configuration through a buffer of 4096 bytes, in which an argument and what ends it must fit. */
export const LONGEST_ARGUMENT = 4095;

/** Text that needs no quotes: nothing in it ends an argument, opens a block or a comment, or escapes. */
const BARE = /^[A-Za-z0-9_./:@%+=~^*,!-]+$/;

const LINE_BREAKS: Record<string, string> = { '\n': '\\n', '\r': '\\r' };

/**
 * An argument as it stands in the file.
 *
 * Inside of quotes, single or double, nginx undoes `\\`, `\"`, `\'`, `\t`, `\r` and `\n`, and takes everything else as it is, but for
 * the dollar, which directives that evaluate variables look for afterwards.
 *
 * @throws when it is too long for nginx
 */
export function printArgument(argument: Argument): string {
  const printed = quote(piecesOf(argument));
  const length = Buffer.byteLength(printed);
  if (length > LONGEST_ARGUMENT) {
    throw new Error(`an argument of ${length} bytes is longer than nginx reads (${LONGEST_ARGUMENT}): ${printed.slice(0, 60)}...`);
  }
  return printed;
}

/** A name or key, quoted where it needs it. */
export function printName(name: string): string {
  return quote([{ text: name }]);
}

/** Text as it is, or the name of a variable. */
type Piece = { readonly text: string } | { readonly variable: string };

function piecesOf(argument: Argument): Piece[] {
  switch (argument.kind) {
    case 'literal':
    case 'token':
      return [{ text: argument.text }];
    case 'variable':
    case 'declaration':
      return [{ variable: argument.name }];
    case 'expression':
      return argument.parts.map(pieceOf);
    case 'parameter':
      return [{ text: `${argument.name}=` }, ...piecesOf(argument.value)];
  }
}

function pieceOf(part: Literal | VariableReference): Piece {
  return part.kind === 'literal' ? { text: part.text } : { variable: part.name };
}

function quote(pieces: readonly Piece[]): string {
  const bare = pieces.length > 0 && pieces.every((piece) => 'variable' in piece || BARE.test(piece.text));
  const text = pieces.map((piece) => ('text' in piece ? piece.text : '')).join('');
  // Text with double quotes, such as JSON, is easier to read between single ones.
  const mark = text.includes('"') && !text.includes("'") ? "'" : '"';
  const body = pieces
    .map((piece, i) => ('variable' in piece ? reference(piece.variable, pieces[i + 1]) : escapeText(piece.text, mark)))
    .join('');
  return bare ? body : `${mark}${body}${mark}`;
}

/** The braces keep a variable's name apart from text that could continue it. */
function reference(name: string, next: Piece | undefined): string {
  const runsOn = next !== undefined && 'text' in next && /^[A-Za-z0-9_]/.test(next.text);
  return runsOn ? `\${${name}}` : `$${name}`;
}

function escapeText(text: string, mark: string): string {
  return text.replace(/[\\"'\n\r]/g, (character) => {
    if (character === '\\' || character === mark) return `\\${character}`;
    return LINE_BREAKS[character] ?? character;
  });
}
