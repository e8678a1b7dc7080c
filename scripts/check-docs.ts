/**
 * Every exported symbol of the pure layers has a docstring that says something (style-guide section 7), and what README,
 * CHANGELOG and the other pages name is there (`docs-references.ts`).
 * A symbol is documented where it is declared; a list of re-exports needs no second text.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { danglingInPages } from './docs-references.ts';

const PURE_LAYERS = ['base', 'geometry', 'domain', 'dicom', 'editor'];

/** Shorter than this a docstring repeats the name at best. Unit: letters. */
const SHORTEST_DOC = 10;

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** The names an exported statement declares. */
function declaredNames(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  ) {
    return [statement.name?.text ?? 'default'];
  }
  return [];
}

const hasDocstring = (statement: ts.Statement): boolean =>
  ts.getJSDocCommentsAndTags(statement).some((doc) => {
    const text = ts.isJSDoc(doc) ? ts.getTextOfJSDocComment(doc.comment) : undefined;
    return (text?.trim().length ?? 0) >= SHORTEST_DOC;
  });

/** The exported symbols of a file, each with whether it is documented. Overloads count once, by the first. */
export function exportedSymbols(
  fileName: string,
  text: string,
): ReadonlyMap<string, { readonly isDocumented: boolean; readonly line: number }> {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const exportedLater = new Set<string>();
  for (const statement of source.statements) {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier !== undefined) continue;
    if (statement.exportClause === undefined || !ts.isNamedExports(statement.exportClause))
      continue;
    for (const element of statement.exportClause.elements) {
      exportedLater.add((element.propertyName ?? element.name).text);
    }
  }
  const symbols = new Map<string, { isDocumented: boolean; line: number }>();
  for (const statement of source.statements) {
    for (const name of declaredNames(statement)) {
      if (!isExported(statement) && !exportedLater.has(name)) continue;
      const line = source.getLineAndCharacterOfPosition(statement.getStart()).line + 1;
      const known = symbols.get(name)?.isDocumented ?? false;
      symbols.set(name, { isDocumented: known || hasDocstring(statement), line });
    }
  }
  return symbols;
}

function main(): void {
  const root = resolve(import.meta.dirname, '..');
  let symbolCount = 0;
  const missing: string[] = [];
  for (const layer of PURE_LAYERS) {
    const folder = join('src', layer);
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    for (const name of files) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts') || name.endsWith('.d.ts')) continue;
      const path = join(folder, name);
      const text = readFileSync(join(root, path), 'utf8');
      for (const [symbol, { isDocumented, line }] of exportedSymbols(path, text)) {
        symbolCount += 1;
        if (!isDocumented) missing.push(`${path}:${line} ${symbol} has no docstring`);
      }
    }
  }
  const { pages, dangling } = danglingInPages(root);
  for (const problem of [...missing, ...dangling]) console.error(problem);
  console.log(
    `docs: ${symbolCount} exported symbols, ${missing.length} without a docstring; ` +
      `${pages} pages, ${dangling.length} names in them that lead nowhere`,
  );
  const isChecked = symbolCount > 0 && pages > 0;
  process.exitCode = isChecked && missing.length + dangling.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
