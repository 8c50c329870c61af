import ts = require('@tslab/typescript-for-tslab');

/** What a parameter's values are; `'unknown'` when it is computed and has no type. */
export type ParameterKind = 'number' | 'bigint' | 'string' | 'boolean' | 'array' | 'object' | 'unknown';

/** A variable that a notebook's `parameters` cell declares. */
export interface Parameter {
  name: string;
  /** What its value is, by the way it is written or by its type. */
  kind: ParameterKind;
  /** `const`, `let` or `var`. */
  keyword: string;
  /** The type it is declared with, if any. */
  annotation?: string;
  /** What each element of an array is, where all are alike. */
  elements?: ParameterKind;
  /** The values that its type lists, where it lists them. */
  choices?: (string | number)[];
}

const literalKinds = new Map<ts.SyntaxKind, ParameterKind>([
  [ts.SyntaxKind.NumericLiteral, 'number'],
  [ts.SyntaxKind.BigIntLiteral, 'bigint'],
  [ts.SyntaxKind.StringLiteral, 'string'],
  [ts.SyntaxKind.NoSubstitutionTemplateLiteral, 'string'],
  [ts.SyntaxKind.TemplateExpression, 'string'],
  [ts.SyntaxKind.TrueKeyword, 'boolean'],
  [ts.SyntaxKind.FalseKeyword, 'boolean'],
  [ts.SyntaxKind.ArrayLiteralExpression, 'array'],
  [ts.SyntaxKind.ObjectLiteralExpression, 'object'],
]);

const typeKinds = new Map<ts.SyntaxKind, ParameterKind>([
  [ts.SyntaxKind.NumberKeyword, 'number'],
  [ts.SyntaxKind.BigIntKeyword, 'bigint'],
  [ts.SyntaxKind.StringKeyword, 'string'],
  [ts.SyntaxKind.BooleanKeyword, 'boolean'],
  [ts.SyntaxKind.ArrayType, 'array'],
  [ts.SyntaxKind.TupleType, 'array'],
  [ts.SyntaxKind.TypeLiteral, 'object'],
]);

/** The kind of a value as it is written: `-1.5e3` is a number, `['a']` an array, `a.length` is unknown. */
export function kindOfExpression(expression: ts.Expression): ParameterKind {
  const inner = bare(expression);
  if (ts.isPrefixUnaryExpression(inner)) {
    const kind = kindOfExpression(inner.operand);
    return kind === 'number' || kind === 'bigint' ? kind : 'unknown';
  }
  if (ts.isIdentifier(inner)) return /^(?:Infinity|NaN)$/.test(inner.text) ? 'number' : 'unknown';
  return literalKinds.get(inner.kind) ?? 'unknown';
}

/** The kind that a type says: `'left' | 'right'` is a string, `number | null` is unknown. */
export function kindOfType(type: ts.TypeNode): ParameterKind {
  if (ts.isParenthesizedTypeNode(type)) return kindOfType(type.type);
  if (ts.isTypeOperatorNode(type)) return kindOfType(type.type);
  if (ts.isLiteralTypeNode(type)) return kindOfExpression(type.literal as ts.Expression);
  if (ts.isUnionTypeNode(type)) {
    const kinds = new Set(type.types.map(kindOfType));
    return kinds.size === 1 ? [...kinds][0]! : 'unknown';
  }
  if (ts.isTypeReferenceNode(type))
    return /^(?:Readonly)?Array$/.test(type.typeName.getText()) ? 'array' : 'unknown';
  return typeKinds.get(type.kind) ?? 'unknown';
}

/** The strings or numbers that a type of literals allows; undefined for any other type. */
export function choicesOf(type: ts.TypeNode | undefined): (string | number)[] | undefined {
  const types = type && (ts.isUnionTypeNode(type) ? type.types : [type]);
  const choices = (types ?? []).map((each) => {
    const literal = ts.isLiteralTypeNode(each) ? each.literal : undefined;
    if (literal && ts.isStringLiteral(literal)) return literal.text;
    return literal && ts.isNumericLiteral(literal) ? Number(literal.text) : undefined;
  });
  const known = choices.filter((choice) => choice !== undefined);
  return known.length > 0 && known.length === choices.length ? known : undefined;
}

/** The one kind that all elements of a written array have, or that the array's type says. */
export function kindOfElements(
  value: ts.Expression | undefined,
  type: ts.TypeNode | undefined,
): ParameterKind {
  const inner = type && ts.isTypeOperatorNode(type) ? type.type : type;
  if (inner && ts.isArrayTypeNode(inner)) return kindOfType(inner.elementType);
  if (type || !value) return 'unknown';
  const list = bare(value);
  const kinds = new Set(ts.isArrayLiteralExpression(list) ? list.elements.map(kindOfExpression) : []);
  return kinds.size === 1 ? [...kinds][0]! : 'unknown';
}

/** Without parentheses, `as const`, `satisfies …` and `!`. */
function bare(expression: ts.Expression): ts.Expression {
  const wrapped =
    ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isNonNullExpression(expression);
  return wrapped ? bare(expression.expression) : expression;
}
