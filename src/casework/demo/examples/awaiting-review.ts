import { deciding, judging, marking, publishing, sending, signing } from '../stories/commands.ts'
import { step } from '../stories/step.ts'
import type { Story } from '../tell-stories.ts'
import type { Written } from './written-item.ts'
import { writing } from './written-item.ts'

const sixteen = '1.4.1 1.4.4 1.6.5 1.7.4 1.7.5 2.2.2 3.1.1 3.2.1 3.4.1 4.2.1 7.2.1 7.3.4 8.1.1 8.2.2 10.1.1 10.2.1'
const owners = ['Fiona Marsh', 'Raj Patel', 'Elin Davies', 'Marcus Reid']

/** Plans that a reviewer has to decide on. */
export const awaitingReview: readonly Story[] = [
  {
    organisation: 'XCK',
    summary: 'Coketown has changed the plan that was returned: the reviewer sees what has changed',
    steps: [
      step('2021-08-02', 'editor', marking('3.4.1 4.2.1 8.3.1')),
      step('2021-08-03', 'editor', publishing),
      step(
        '2021-08-09',
        'editor',
        writing({
          '3.4.1': { owner: 'Louisa Bounder', by: '2021-10-22' },
          '4.2.1': { owner: 'IT department', by: '2021-11-26', actions: ['Audit the accounts'] },
          '8.3.1': { owner: 'Stephen Black', by: '2021-12-17' },
        }),
      ),
      step('2021-08-12', 'siro', signing),
      step('2021-08-13', 'editor', sending),
      step(
        '2021-09-02',
        'reviewer',
        judging({ '4.2.1': 'Say who is accountable, and what will be done with the accounts that are found' }),
      ),
      step(
        '2021-09-02',
        'reviewer',
        deciding('return-plan', 'One item needs an owner and actions that meet the requirement'),
      ),
      step('2021-10-18', 'editor', writing({ '4.2.1': { owner: 'Rachael Sparsit', by: '2021-12-03' } })),
      step('2021-10-20', 'siro', signing),
      step('2021-10-21', 'editor', sending),
    ],
  },
  {
    organisation: 'XMN',
    summary: 'Milton-Northern’s plan keeps every rule, and there is much in it to look at twice',
    steps: [
      step('2021-09-13', 'editor', marking('7.2.1 8.2.1 8.2.2 10.2.1')),
      step('2021-09-14', 'editor', publishing),
      step(
        '2021-10-11',
        'editor',
        writing({
          '7.2.1': { owner: 'TBC', by: '2021-12-30', actions: ['Exercise the incident plan'] },
          '8.2.1': { owner: 'Divisional IG leads', by: '2021-12-30', actions: ['Ongoing'] },
          '8.2.2': { owner: 'John Thornton / Adam Bell', by: '2021-12-30', actions: ['Ongoing'] },
          '10.2.1': { owner: 'Margaret Hale', by: '2021-11-28', actions: ['Ongoing'] },
        }),
      ),
      step('2021-10-12', 'siro', signing),
      step('2021-10-12', 'editor', sending),
    ],
  },
  {
    organisation: 'XLO',
    summary: 'Loamshire has sent a plan for sixteen items: it may not be agreed',
    steps: [
      step('2021-09-28', 'editor', marking(sixteen)),
      step('2021-09-29', 'editor', publishing),
      step('2021-10-06', 'editor', writing(planFor(sixteen))),
      step('2021-10-08', 'siro', signing),
      step('2021-10-08', 'editor', sending),
    ],
  },
]

function planFor(references: string): Readonly<Record<string, Written>> {
  const days = ['2021-11-19', '2021-12-03', '2021-12-10', '2021-12-17']
  return Object.fromEntries(
    references.split(' ').map((reference, index) => {
      const owner = owners[index % owners.length] ?? ''
      const by = days[Math.floor(index / owners.length) % days.length] ?? ''
      return [reference, { owner, by }]
    }),
  )
}
