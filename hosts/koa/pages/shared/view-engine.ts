import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pug from 'pug';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiled = new Map<string, pug.compileTemplate>();

/** HTML of a view under `pages/`, such as `dashboard/dashboard`. Each template is compiled once in a process. */
export const renderView = (view: string, locals: object): string => {
  let template = compiled.get(view);
  if (template === undefined) {
    template = pug.compileFile(join(root, `${view}.pug`), { basedir: root, compileDebug: false });
    compiled.set(view, template);
  }
  return template(locals);
};
