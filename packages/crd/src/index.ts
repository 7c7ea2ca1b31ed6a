export type {
  CustomResourceColumnDefinition,
  CustomResourceConversion,
  CustomResourceDefinitionCondition,
  CustomResourceDefinitionNames,
  CustomResourceDefinitionSpec,
  CustomResourceDefinitionStatus,
  CustomResourceDefinitionVersion,
  CustomResourceSubresourceScale,
} from './custom-resource-definition.ts'
export { CustomResourceDefinition } from './custom-resource-definition.ts'
export { fromCrd } from './from-crd.ts'
export { crd } from './manifest.ts'
