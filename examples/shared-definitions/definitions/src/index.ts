export { Backup, BackupV1beta1 } from './backup.ts'
