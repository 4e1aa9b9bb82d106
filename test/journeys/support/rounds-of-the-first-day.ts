import { casefile, type Round, refused } from './visit.ts'

/** The same service on its first day, before anybody has done anything. */
export const roundsOfTheFirstDay: readonly Round[] = [
  {
    who: 'editor',
    visits: [
      { path: '/' },
      { path: '/account' },
      { path: '/organisations/XCE' },
      ...casefile('XCE', 'assessment', 'plan', 'plan/upload', 'plan/check', 'updates', 'history', 'compare'),
      ...casefile('XCE', 'early-warning'),
      { path: '/organisations/XCE/2020-21/early-warning', does: refused('Tell the Regional Security Lead') },
    ],
  },
  { who: 'siro', visits: [{ path: '/' }, ...casefile('XCE', 'assessment', 'plan/sign-off')] },
  { who: 'reviewer', visits: [{ path: '/' }, { path: '/reviews' }, { path: '/reviews/XCE/2020-21' }] },
  { who: 'lead', visits: [{ path: '/' }, { path: '/emails' }] },
  { who: 'sro', visits: [{ path: '/' }, { path: '/late-plans' }] },
  {
    who: 'rsl',
    visits: [
      { path: '/' },
      { path: '/region/Y60' },
      { path: '/services-directory' },
      ...casefile('XCE', 'support', 'early-warning'),
    ],
  },
  { who: 'administrator', visits: [{ path: '/' }, ...casefile('XCE', 'exemplar')] },
  { who: null, visits: [{ path: '/' }, { path: '/register' }] },
]
