import { readdir, readFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { builtinModules } from 'node:module';
import ts from 'typescript';

export interface Import {
  readonly from: string;
  readonly to: string;
}

const builtins = new Set(builtinModules);

/** Every import, export-from and dynamic import of the TypeScript files below `folders`, as project paths. */
export const findImports = async (root: string, folders: readonly string[]): Promise<readonly Import[]> => {
  const imports: Import[] = [];
  for (const folder of folders)
    for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.d.ts')) continue;
      const file = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
      imports.push(...importsOf(file, await readFile(join(root, file), 'utf8')));
    }
  return imports;
};

export const importsOf = (file: string, text: string): readonly Import[] =>
  ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => ({ from: file, to: target(file, fileName) }));

const target = (file: string, specifier: string): string => {
  if (specifier.startsWith('.'))
    return posix.normalize(posix.join(posix.dirname(file), specifier)).replace(/\.js$/, '.ts');
  if (specifier.startsWith('node:') || builtins.has(specifier))
    return specifier.startsWith('node:') ? specifier : `node:${specifier}`;
  const [scope, name] = specifier.split('/');
  return `npm:${scope?.startsWith('@') === true ? `${scope}/${name ?? ''}` : (scope ?? '')}`;
};
