/** One forbidden direction: files whose path matches `from` must not import what matches `to`. */
export interface DependencyRule {
  readonly name: string;
  readonly from: RegExp;
  /** Project paths such as `adapters/x/y.ts`, `node:fs`, or `npm:koa` for a package. */
  readonly to: RegExp;
  /** Exceptions to `to`; `$1` stands for the first group of `from`. */
  readonly except?: string;
}

/** The hexagon (docs/architecture.md): dependencies point inwards only. */
export const dependencyRules: readonly DependencyRule[] = [
  { name: 'domain sees only domain', from: /^domain\//, to: /^(?!domain\/)/ },
  { name: 'application sees only domain and application', from: /^application\//, to: /^(?!domain\/|application\/)/ },
  {
    name: 'an adapter sees ports and domain, never another adapter, a use case or a host',
    from: /^adapters\/([^/]+)\//,
    to: /^(adapters|application|hosts|tests)\//,
    except: '^(adapters/$1/|application/ports/)',
  },
  { name: 'only tests import tests', from: /^(domain|application|adapters|hosts)\//, to: /^tests\// },
  {
    name: 'only the composition root and the entry points know adapters and Inversify',
    from: /^hosts\/(?!composition\/|cli\/|worker\/|koa\/main\.ts)/,
    to: /^(adapters\/|npm:inversify|npm:reflect-metadata)/,
  },
  {
    name: 'a host does not import another host',
    from: /^hosts\/(koa|worker|cli)\//,
    to: /^hosts\/(koa|worker|cli)\//,
    except: '^hosts/$1/',
  },
];
