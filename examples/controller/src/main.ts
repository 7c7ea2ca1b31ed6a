import { Client } from '@kindbox/client'
import { runFooController } from './foo-controller.ts'
import { jsonLog } from './log.ts'

// What the Deployment runs: the cluster is the one of the pod, or of the kubeconfig; everything else comes from the environment.
const log = jsonLog((line) => process.stdout.write(line))
const abort = new AbortController()
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    log('info', 'shutting down', { signal })
    abort.abort()
  })
}

try {
  await using client = await Client.fromDefault({ userAgent: 'foo-controller/0.1.0', onWarning: (warning) => log('warn', warning) })
  const { POD_NAMESPACE: namespace = client.defaultNamespace, POD_NAME: identity, PORT = '8080', HOST = '127.0.0.1' } = process.env
  const signal = abort.signal
  await runFooController({ client, namespace, log, signal, port: Number(PORT), host: HOST, ...(identity !== undefined && { identity }) })
  log('info', 'stopped')
} catch (error) {
  // Whoever has lost the lease begins anew as another process: the Deployment restarts it.
  log('error', 'the controller ended', { error })
  process.exitCode = 1
}
