/** What `kindbox validate --help` prints. */
export const validateHelp = `kindbox validate: judge manifests as the API server would, with file, line and column

Usage: kindbox validate [OPTION...] PATH...

A PATH is a file, a folder (its .yaml, .yml and .json files at any depth, without node_modules and
.git), or - for standard input. Custom resources are judged by the CustomResourceDefinitions found
on the same paths, whatever the order, and by those of --definitions, CEL rules included; the
definitions are judged too. Of built-in kinds the structure is judged: unknown, duplicate and required
fields, types, constants, metadata. Other objects are counted and skipped.

  kindbox validate crds/ manifests/
  kustomize build . | kindbox validate crds/ -
  git worktree add .base origin/main && kindbox validate crds/ manifests/ --old .base/manifests

Options:
  -d, --definitions FILE.ts  judge by the kinds that a TypeScript module exports; may be repeated
      --old PATH             what is replaced: a file, a folder, - or a module; may be repeated. What is
                             found there by kind, namespace and name is judged as an update
      --strict-kinds         an object that nothing is there to judge by is a finding
      --warnings-as-errors   warnings give exit code 1, too
  -o, --output text|json|sarif  findings one a line, one JSON object, or SARIF 2.1.0 for code
                             scanning. Default: text
  -h, --help

Findings go to stdout, a summary to stderr. Exit codes: 0 clean, 1 findings, 2 could not run, or not
to the end.
`
