export { performBackups } from './perform-backups.ts'
