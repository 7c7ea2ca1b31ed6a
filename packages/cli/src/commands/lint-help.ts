/** What `kindbox lint --help` prints. */
export const lintHelp = `kindbox lint: judge CustomResourceDefinitions as the API server would, and tell its traps

Usage: kindbox lint [OPTION...] PATH...

A PATH is a file, a folder (its .yaml, .yml and .json files at any depth, without node_modules and
.git), - for standard input, or a TypeScript module that exports kinds. What is no
CustomResourceDefinition is counted and skipped.

Errors are what the server refuses. Warnings are what it warns about, what it drops without a word,
and traps: what it accepts though nobody can have meant it. Each trap comes with a fix.

  kindbox lint crds/ src/kinds.ts
  git worktree add .base origin/main && kindbox lint crds/ --old .base/crds

Options:
  -d, --definitions FILE.ts  a TypeScript module, as if it were a PATH; may be repeated
      --old PATH             what is replaced: a file, a folder, - or a module; may be repeated. A
                             definition that is found there by its name is judged as an update
      --no-traps             only what the server says
      --warnings-as-errors   warnings give exit code 1, too
  -o, --output text|json|sarif  findings one a line, one JSON object, or SARIF 2.1.0 for code
                             scanning. Default: text
  -h, --help

Findings go to stdout, a summary to stderr. Exit codes: 0 clean, 1 findings, 2 could not run, or not
to the end.
`
