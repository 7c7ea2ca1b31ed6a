import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A Go module of ours that pins published programs and holds no source. */
export interface ToolModule {
  readonly name: string
  readonly folder: string
  /** Programs by the name of their file, with the package that is built. */
  readonly programs: { readonly [file: string]: string }
  /** Arguments of `go build` between `go build` and the output. */
  readonly flags: readonly string[]
}

const tools = fileURLToPath(new URL('../../tools/', import.meta.url))
const kubernetes = 'v1.36.4'

/** `kubectl version` fails on a server that does not know its version; these are the variables a release sets. */
const versionFlags = ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].flatMap((at) =>
  [`gitVersion=${kubernetes}`, 'gitMajor=1', 'gitMinor=36', 'gitTreeState=clean'].map((value) => `-X ${at}.${value}`),
)

/** etcd and Kubernetes are built apart, so that neither moves the other's dependencies. */
export const toolModules: readonly ToolModule[] = [
  {
    name: 'etcd 3.6.14',
    folder: join(tools, 'etcd'),
    programs: { etcd: 'go.etcd.io/etcd/server/v3' },
    flags: ['-trimpath', '-ldflags', '-s -w'],
  },
  {
    name: `Kubernetes ${kubernetes.slice(1)}`,
    folder: join(tools, 'kube'),
    programs: Object.fromEntries(
      ['kube-apiserver', 'kube-controller-manager', 'kubectl'].map((program) => [program, `k8s.io/kubernetes/cmd/${program}`]),
    ),
    flags: ['-trimpath', '-tags', 'selinux,notest,grpcnotrace', '-ldflags', ['-s -w', ...versionFlags].join(' ')],
  },
]

/** Changes with everything that the built programs depend on but the machine. */
export function toolsKey(modules: readonly ToolModule[] = toolModules): string {
  const hash = createHash('sha256')
  for (const { folder, programs, flags } of modules) {
    for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(folder, file)))
    hash.update(JSON.stringify([programs, flags]))
  }
  return `${process.platform}-${process.arch}-${hash.digest('hex').slice(0, 16)}`
}
