export type { Fault } from './faults/fault.ts'
export { FaultProxy } from './faults/fault-proxy.ts'
export { TcpRelay } from './faults/tcp-relay.ts'
