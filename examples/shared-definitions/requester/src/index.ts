export { requestBackup } from './request-backup.ts'
