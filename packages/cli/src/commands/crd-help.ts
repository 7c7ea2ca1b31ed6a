/** What `kindbox crd --help` prints. */
export const crdHelp = `kindbox crd: print the CustomResourceDefinitions of the kinds that TypeScript modules export

Usage: kindbox crd [OPTION...] FILE.ts...

Every exported resource counts, and those in exported lists. Versions of one kind become one
CustomResourceDefinition. Modules are loaded as they are; nothing has to be built.

  kindbox crd src/kinds.ts | kubectl apply -f -

Options:
  -o, --output yaml|json  one YAML document each, or one JSON object (a List for several). Default: yaml
  -h, --help

What a server would ignore in a schema is told on stderr. Exit codes: 0 printed, 2 could not run: a
module that does not load, a definition that no server would take.
`
