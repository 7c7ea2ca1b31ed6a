export { Certificate } from './certificate.ts'
export { HTTPRoute, HTTPRouteV1beta1 } from './http-route.ts'
export { ServiceMonitor } from './service-monitor.ts'
