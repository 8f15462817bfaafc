import { renderAwsError } from './aws-errors.ts'
import type { AwsResponse } from './aws-request.ts'
import type { Json } from './json.ts'
import type { Template } from '../template/template.ts'

/** The secrets of the template. */
export interface Secrets {
  /** Gives every secret of the template this value. */
  set(value: string): void
  /** Answers `GetSecretValue`; `id` is the secret's ARN. */
  get(id: Json | undefined): AwsResponse
  /** Answers `PutSecretValue`. */
  put(id: Json | undefined, value: Json | undefined): AwsResponse
}

export function createSecrets(template: Template): Secrets {
  const secrets = new Map(template.ofType('AWS::SecretsManager::Secret').map(({ ref, name }) => [ref, name]))
  let current: string | undefined
  const missing = (): AwsResponse =>
    renderAwsError('secretsmanager', 400, 'ResourceNotFoundException', 'Secrets Manager cannot find the secret')
  const describe = (id: string, name: string) => ({
    ARN: id,
    Name: name,
    VersionId: 'local',
    VersionStages: ['AWSCURRENT'],
  })
  return {
    set: (value) => {
      current = value
    },
    get(id) {
      const name = typeof id === 'string' ? secrets.get(id) : undefined
      if (name === undefined || typeof id !== 'string' || current === undefined) return missing()
      return answer({ ...describe(id, name), SecretString: current })
    },
    put(id, value) {
      const name = typeof id === 'string' ? secrets.get(id) : undefined
      if (name === undefined || typeof id !== 'string' || typeof value !== 'string') return missing()
      current = value
      return answer(describe(id, name))
    },
  }
}

const answer = (value: object): AwsResponse => ({
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: Buffer.from(JSON.stringify(value)),
})
