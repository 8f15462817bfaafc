import { proveOneThread } from './prove-one-thread.ts'

proveOneThread(0)
