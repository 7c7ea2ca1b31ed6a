import { describe, expect, test } from '@jest/globals'
import { KubeError, type ApiEvent, type ObjectList } from '@kindbox/core'
import { poisoned, sample, type Sample } from '../sample-object.fixture.ts'
import { defaultBackoff } from './backoff.ts'
import { broken, cut, expired, html, refused } from './kube-errors.fixture.ts'
import { step } from './step.ts'
import { begin, type Transition, type WatcherCommand, type WatcherInput, type WatcherSettings } from './watcher-state.ts'

const settings: WatcherSettings = {
  labelSelector: 'app=web',
  fieldSelector: undefined,
  initial: 'pages',
  pageSize: 2,
  watchSeconds: 30,
  backoff: defaultBackoff,
}
const streaming: WatcherSettings = { ...settings, initial: 'stream' }

const a = sample('a', { resourceVersion: '11' })
const b = sample('b', { resourceVersion: '12' })
const bad = poisoned('bad')
const moment = { at: 0, chance: 0 }

type Input = WatcherInput<Sample>

const page = (items: Sample[], next = '', version = '10', at = 0): Input => ({
  type: 'Page',
  list: {
    apiVersion: 'clux.dev/v1',
    kind: 'SampleList',
    metadata: { resourceVersion: version, continue: next },
    items,
  } as ObjectList<Sample>,
  invalid: [],
  at,
  chance: 0,
})
const event = (type: 'ADDED' | 'MODIFIED' | 'DELETED', object: Sample): Input => ({ type: 'Events', events: [{ type, object }] })
const invalid = (change: 'ADDED' | 'MODIFIED' | 'DELETED'): Input => ({
  type: 'Events',
  events: [{ type: 'INVALID', change, invalid: bad }],
})
const bookmark = (resourceVersion: string, isEnd = false): Input => {
  const annotations = isEnd ? { annotations: { 'k8s.io/initial-events-end': 'true' } } : {}
  const object = { apiVersion: 'clux.dev/v1', kind: 'Sample', metadata: { resourceVersion, ...annotations } }
  return { type: 'Events', events: [{ type: 'BOOKMARK', object } satisfies ApiEvent<Sample>] }
}
const failed = (error: KubeError, at = 0, chance = 0): Input => ({ type: 'Failed', error, at, chance })
const ended = (at = 30_000): Input => ({ type: 'Ended', at, chance: 0 })
const waited = (at = 0): Input => ({ type: 'Waited', ...moment, at })

/** What the machine says and does after each input, in words. */
function run(inputs: readonly Input[], used = settings): string[] {
  let transition: Transition<Sample> = begin(used, 0)
  const said = [told(transition)]
  for (const input of inputs) said.push(told((transition = step(transition.state, input, used))))
  return said
}

function told({ events, command }: Transition<Sample>): string {
  const words = events.map((each) => {
    switch (each.type) {
      case 'Page':
        return `Page(${each.objects.map(({ metadata }) => metadata.name).join()})`
      case 'Applied':
      case 'Deleted':
        return `${each.type}(${each.object.metadata.name})`
      case 'Invalid':
        return each.deleted ? 'Invalid(bad, deleted)' : 'Invalid(bad)'
      case 'Error':
        return `Error(${each.error.message}, ${each.retryInMilliseconds})`
      case 'ListStarted':
        return 'ListStarted'
      case 'ListCompleted':
      case 'Bookmark':
        return `${each.type}(${each.resourceVersion})`
    }
  })
  return [...words, ...(command === undefined ? [] : [commanded(command)])].join(' ')
}

function commanded(command: WatcherCommand): string {
  switch (command.type) {
    case 'List': {
      const { limit, continue: token, labelSelector, ...rest } = command.options
      expect([labelSelector, rest]).toEqual(['app=web', {}])
      return `-> list${limit === undefined ? ' whole' : ''}${token === undefined ? '' : ` from ${token}`}`
    }
    case 'Watch': {
      const { resourceVersion, sendInitialEvents, labelSelector, allowWatchBookmarks, timeoutSeconds, resourceVersionMatch } =
        command.options
      expect([labelSelector, allowWatchBookmarks, timeoutSeconds]).toEqual(['app=web', true, 30])
      expect(resourceVersionMatch).toBe(sendInitialEvents === true ? 'NotOlderThan' : undefined)
      return sendInitialEvents === true ? '-> stream' : `-> watch from ${resourceVersion}`
    }
    case 'Wait':
      return `-> wait ${command.milliseconds}`
    case 'GiveUp':
      return `-> give up: ${command.error.message}`
  }
}

const listed = page([a])
const startedAndWatched = ['-> list', 'ListStarted Page(a) ListCompleted(10) -> watch from 10']
const streamed = [event('ADDED', a), bookmark('20', true)]

interface Arc {
  readonly title: string
  readonly inputs: readonly Input[]
  /** From the start, or, behind the common beginning of a list and a watch, from there. */
  readonly said: readonly string[]
}

function holds(arcs: readonly Arc[], used = settings): void {
  test.each(arcs)('$title', ({ inputs, said }) => {
    expect(run(inputs, used)).toEqual(said)
  })
}

describe('a list in pages', () => {
  holds([
    { title: 'of one page', inputs: [listed], said: startedAndWatched },
    { title: 'that is empty', inputs: [page([])], said: ['-> list', 'ListStarted Page() ListCompleted(10) -> watch from 10'] },
    {
      title: 'of three, one of them empty, watched from the version of the first',
      inputs: [page([a], 't1'), page([], 't2', '99'), page([b], '', '99')],
      said: ['-> list', 'ListStarted Page(a) -> list from t1', 'Page() -> list from t2', 'Page(b) ListCompleted(10) -> watch from 10'],
    },
    {
      title: 'that fails is asked for again, and is no empty one',
      inputs: [failed(html), waited(), failed(broken, 0, 0.5), waited(), listed],
      said: [
        '-> list',
        'Error(HTML instead of JSON, 1000) -> wait 1000',
        '-> list',
        'Error(refused: 500 InternalError, 1250) -> wait 1250',
        ...startedAndWatched,
      ],
    },
    {
      title: 'of which a page fails goes on with that page',
      inputs: [page([a], 't1'), failed(cut), waited(), page([b])],
      said: [
        '-> list',
        'ListStarted Page(a) -> list from t1',
        'Error(the connection was cut, 1000) -> wait 1000',
        '-> list from t1',
        'Page(b) ListCompleted(10) -> watch from 10',
      ],
    },
    {
      title: 'whose token is refused starts again',
      inputs: [page([a], 't1'), failed(refused(400)), waited()],
      said: ['-> list', 'ListStarted Page(a) -> list from t1', 'Error(refused: 400 , 1000) -> wait 1000', '-> list'],
    },
    {
      title: 'that expires goes on with the token that the server gives, watched from the first page on',
      inputs: [page([a], 't1'), failed(refused(410, { metadata: { continue: 'newer' } })), page([b], '', '50')],
      said: ['-> list', 'ListStarted Page(a) -> list from t1', '-> list from newer', 'Page(b) ListCompleted(10) -> watch from 10'],
    },
    {
      title: 'that expired and whose version expires too is read in one piece next time',
      inputs: [
        page([a], 't1'),
        failed(refused(410, { metadata: { continue: 'newer' } })),
        page([b], '', '50'),
        failed(expired, 2_000),
        page([a, b], '', '60', 3_000),
      ],
      said: [
        '-> list',
        'ListStarted Page(a) -> list from t1',
        '-> list from newer',
        'Page(b) ListCompleted(10) -> watch from 10',
        'Error(refused: 410 Expired, 0) -> list whole',
        'ListStarted Page(a,b) ListCompleted(60) -> watch from 60',
      ],
    },
    {
      title: 'that expires twice starts again in one piece',
      inputs: [
        page([a], 't1'),
        failed(refused(410, { metadata: { continue: 'newer' } })),
        failed(refused(410, { metadata: { continue: 'x' } })),
        waited(),
      ],
      said: [
        '-> list',
        'ListStarted Page(a) -> list from t1',
        '-> list from newer',
        'Error(refused: 410 , 1000) -> wait 1000',
        '-> list whole',
      ],
    },
    {
      title: 'that expires without a token starts again in one piece',
      inputs: [page([a], 't1'), failed(expired), waited()],
      said: ['-> list', 'ListStarted Page(a) -> list from t1', 'Error(refused: 410 Expired, 1000) -> wait 1000', '-> list whole'],
    },
    {
      title: 'without a version is no list',
      inputs: [page([], '', ''), waited()],
      said: [
        '-> list',
        'Error(The list of SampleList has no metadata.resourceVersion, so nothing can be watched from it., 1000) -> wait 1000',
        '-> list',
      ],
    },
    {
      title: 'whose pages go in a circle is no list',
      inputs: [page([a], 't1'), page([b], 't1'), waited()],
      said: [
        '-> list',
        'ListStarted Page(a) -> list from t1',
        'Error(The list of SampleList says of a page that it is followed by the same page., 1000) -> wait 1000',
        '-> list',
      ],
    },
    {
      title: 'that is refused before it is sent ends the watcher',
      inputs: [failed(new KubeError('RequestError', 'not sent'))],
      said: ['-> list', '-> give up: not sent'],
    },
  ])
})

describe('a streaming list', () => {
  holds(
    [
      {
        title: 'ends with its bookmark, and the same watch goes on',
        inputs: [...streamed, event('MODIFIED', b), failed(cut), waited()],
        said: [
          '-> stream',
          'ListStarted Applied(a)',
          'ListCompleted(20)',
          'Applied(b)',
          'Error(the connection was cut, 1000) -> wait 1000',
          '-> watch from 12',
        ],
      },
      {
        title: 'may end among other events',
        inputs: [
          { type: 'Events', events: [...streamed, event('MODIFIED', b)].flatMap((each) => (each.type === 'Events' ? each.events : [])) },
          ended(),
        ],
        said: ['-> stream', 'ListStarted Applied(a) ListCompleted(20) Applied(b)', '-> watch from 12'],
      },
      { title: 'of nothing', inputs: [bookmark('20', true)], said: ['-> stream', 'ListStarted ListCompleted(20)'] },
      {
        title: 'may hold changes, invalid objects and other bookmarks',
        inputs: [event('ADDED', a), bookmark('15'), invalid('ADDED'), event('DELETED', a), bookmark('20', true)],
        said: ['-> stream', 'ListStarted Applied(a)', '', 'Invalid(bad)', 'Deleted(a)', 'ListCompleted(20)'],
      },
      {
        title: 'that breaks off starts again',
        inputs: [event('ADDED', a), failed(cut), waited(), event('ADDED', b)],
        said: [
          '-> stream',
          'ListStarted Applied(a)',
          'Error(the connection was cut, 1000) -> wait 1000',
          '-> stream',
          'ListStarted Applied(b)',
        ],
      },
      {
        title: 'that is refused as unknown gives way to pages, for good',
        inputs: [failed(refused(422, { reason: 'Invalid' })), listed, failed(expired, 2_000), page([a], '', '10', 3_000)],
        said: ['-> stream', ...startedAndWatched, 'Error(refused: 410 Expired, 0) -> list', startedAndWatched[1]!],
      },
      { title: 'that is refused as a bad request does too', inputs: [failed(refused(400))], said: ['-> stream', '-> list'] },
      {
        title: 'that the server ends before it is complete does too',
        inputs: [event('ADDED', a), ended()],
        said: ['-> stream', 'ListStarted Applied(a)', '-> list'],
      },
      {
        title: 'that is forbidden is tried again as it is',
        inputs: [failed(refused(403)), waited()],
        said: ['-> stream', 'Error(refused: 403 , 1000) -> wait 1000', '-> stream'],
      },
      {
        title: 'comes again after the version has expired',
        inputs: [...streamed, failed(expired, 1_000)],
        said: ['-> stream', 'ListStarted Applied(a)', 'ListCompleted(20)', 'Error(refused: 410 Expired, 0) -> stream'],
      },
    ],
    streaming,
  )
})

/** Behind a list and the start of a watch. */
const watching = (arcs: readonly Arc[]) =>
  holds(arcs.map(({ inputs, said, ...rest }) => ({ ...rest, inputs: [listed, ...inputs], said: [...startedAndWatched, ...said] })))

describe('a watch', () => {
  watching([
    {
      title: 'tells changes, and goes on behind the last of them',
      inputs: [event('ADDED', a), event('MODIFIED', b), event('DELETED', sample('a', { resourceVersion: '13' })), ended()],
      said: ['Applied(a)', 'Applied(b)', 'Deleted(a)', '-> watch from 13'],
    },
    {
      title: 'moves on by bookmarks',
      inputs: [bookmark('40'), ended()],
      said: ['Bookmark(40)', '-> watch from 40'],
    },
    {
      title: 'tells objects that do not fit apart, and stays where it is where they have no version',
      inputs: [invalid('MODIFIED'), invalid('DELETED'), ended()],
      said: ['Invalid(bad)', 'Invalid(bad, deleted)', '-> watch from 10'],
    },
    { title: 'that lasted goes on at once', inputs: [ended(1_000), ended(31_000)], said: ['-> watch from 10', '-> watch from 10'] },
    {
      title: 'that ends as it begins does not spin',
      inputs: [ended(12), waited()],
      said: ['Error(The server ended the watch after 12 ms., 1000) -> wait 1000', '-> watch from 10'],
    },
    {
      title: 'that is cut goes on behind what it told',
      inputs: [event('ADDED', a), failed(cut, 0, 0.5), waited()],
      said: ['Applied(a)', 'Error(the connection was cut, 1250) -> wait 1250', '-> watch from 11'],
    },
    {
      title: 'that the server cannot serve now is tried again when the server says',
      inputs: [failed(refused(429, { details: { retryAfterSeconds: 4 } })), waited()],
      said: ['Error(refused: 429 , 4000) -> wait 4000', '-> watch from 10'],
    },
    {
      title: 'that answers HTML is tried again',
      inputs: [failed(html), waited()],
      said: ['Error(HTML instead of JSON, 1000) -> wait 1000', '-> watch from 10'],
    },
    {
      title: 'whose version is refused gives way to a list, after a while',
      inputs: [failed(refused(404)), waited()],
      said: ['Error(refused: 404 , 1000) -> wait 1000', '-> list'],
    },
    {
      title: 'that expires after it began gives way to a list at once',
      inputs: [failed(expired, 1_000), page([b], '', '30', 2_000)],
      said: ['Error(refused: 410 Expired, 0) -> list', 'ListStarted Page(b) ListCompleted(30) -> watch from 30'],
    },
    {
      title: 'that has expired as it begins gives way to a list a second later',
      inputs: [failed(expired, 999, 0.5), waited(2_249)],
      said: ['Error(refused: 410 Expired, 1250) -> wait 1250', '-> list'],
    },
    {
      title: 'that expires again and again is neither listed nor watched more than once a second',
      inputs: [failed(expired), waited(1_000), page([b], '', '31', 1_050), waited(2_000), failed(expired, 2_050), waited(3_050)],
      said: [
        'Error(refused: 410 Expired, 1000) -> wait 1000',
        '-> list',
        'ListStarted Page(b) ListCompleted(31) -> wait 950',
        '-> watch from 31',
        'Error(refused: 410 Expired, 1000) -> wait 1000',
        '-> list',
      ],
    },
    {
      title: 'that expires after a healthy time is listed at once again',
      inputs: [failed(expired, 1_000), page([b], '', '30', 2_000), failed(expired, 12_000), page([b], '', '40', 13_000)],
      said: [
        'Error(refused: 410 Expired, 0) -> list',
        'ListStarted Page(b) ListCompleted(30) -> watch from 30',
        'Error(refused: 410 Expired, 0) -> list',
        'ListStarted Page(b) ListCompleted(40) -> watch from 40',
      ],
    },
  ])
})

describe('failures are counted', () => {
  /** Fails so often, after the watch has lived for `lived` milliseconds each time, and gives the last longest delay. */
  function delayAfterFailures(count: number, lived: number): number {
    let transition = step<Sample>(begin<Sample>(settings, 0).state, listed, settings)
    let at = 0
    for (let nth = 1; nth <= count; nth++) {
      transition = step(transition.state, event('MODIFIED', a), settings)
      transition = step(transition.state, failed(cut, (at += lived), 1 - 2 ** -53), settings)
      if (nth < count) transition = step(transition.state, waited(at), settings)
    }
    const { command } = transition
    return command?.type === 'Wait' ? command.milliseconds : 0
  }
  test.each([
    { title: 'although a watch begins and tells something in between', count: 110, lived: 9_999, delay: 30_000 },
    { title: 'until a watch has lived for ten seconds', count: 110, lived: 10_000, delay: 1_500 },
  ])('$title', ({ count, lived, delay }) => {
    expect(delayAfterFailures(count, lived)).toBe(delay)
  })
})

test('an input that does not belong to what is being done is a fault of the caller', () => {
  const { state } = begin<Sample>(settings, 0)
  expect(() => step(state, waited(), settings)).toThrow('A watcher that is listing expects no Waited.')
  expect(() => step(state, event('ADDED', a), settings)).toThrow('A watcher that is listing expects no Events.')
})
