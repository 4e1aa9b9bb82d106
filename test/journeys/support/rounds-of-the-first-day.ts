import { casefile, type Round } from './visit.ts'

/** The same service on its first day, before anybody has done anything. */
export const roundsOfTheFirstDay: readonly Round[] = [
  {
    who: 'editor',
    visits: [
      { path: '/' },
      { path: '/account' },
      { path: '/organisations/XCE' },
      ...casefile('XCE', 'assessment', 'plan', 'plan/upload', 'plan/check', 'updates', 'history', 'compare'),
    ],
  },
  { who: 'siro', visits: [{ path: '/' }, ...casefile('XCE', 'assessment', 'plan/sign-off')] },
  { who: 'reviewer', visits: [{ path: '/' }, { path: '/reviews' }, { path: '/reviews/XCE/2020-21' }] },
  { who: 'lead', visits: [{ path: '/' }, { path: '/letters' }] },
  { who: 'sro', visits: [{ path: '/' }, { path: '/exceptions' }] },
  { who: 'rsl', visits: [{ path: '/' }] },
  { who: null, visits: [{ path: '/' }, { path: '/register' }] },
]
