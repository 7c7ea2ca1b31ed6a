export { apply, jsonPatch, mergePatch, rawRequest, strategicMergePatch } from '@kindbox/core'
export type {
  AnyApiOptions,
  ApiOptions,
  ClientOptions,
  ClientSettings,
  ConnectOptions,
  NamespacedApiOptions,
  ObjectPolicy,
  RequestOptions,
} from './client-options.ts'
export { Client } from './client.ts'
export type { Connection } from './config/connection.ts'
export type { Credential, CredentialSource } from './config/credential.ts'
export type { Impersonation } from './config/impersonation.ts'
export type { InClusterOptions } from './config/in-cluster.ts'
export { inClusterConnection } from './config/in-cluster.ts'
export type { KubeconfigOptions } from './config/kubeconfig.ts'
export { loadKubeconfig } from './config/kubeconfig.ts'
export type { DiscoveredGroup, DiscoveredVersion, Discovery, DiscoveryProblem, KindRef } from './discovery/discovery.ts'
export type { DynamicResource } from './discovery/dynamic-resource.ts'
export type { ConnectAnswer, ConnectInit, ConnectLike, MessageSocket } from './transport/connect-like.ts'
export type { FetchInit, FetchLike, FetchResponse, Header } from './transport/fetch-like.ts'
export type { ClientCertificate, TlsOptions } from './transport/tls-options.ts'
