import type { ItemTexts } from '../../../core/plan/item-texts.ts'

/** What a made-up plan says about one evidence item. `role` is who would usually own it. */
type BelievableItem = Partial<ItemTexts> & {
  readonly gap: string
  readonly actions: readonly [string, ...string[]]
  readonly role: string
}

/** Made up for the demo, after what organisations really struggle with; the first of several is the usual one. */
export const believableItems: Readonly<Record<string, readonly [BelievableItem, ...BelievableItem[]]>> = {
  '1.4.1': [
    {
      gap: 'The information asset register was last reviewed in 2018 and leaves out the systems bought since.',
      actions: [
        'Interview all 42 information asset owners and bring the register up to date',
        'Take the register to the information governance group for approval',
      ],
      role: 'Information Governance Manager',
    },
  ],
  '1.4.4': [
    {
      gap: 'The national data opt-out is not yet applied to extracts for research.',
      actions: ['Switch on the check against the opt-out service in the extract tool', 'Test it with the next extract'],
      role: 'Head of Business Intelligence',
    },
  ],
  '1.6.5': [
    {
      gap: 'Impact assessments are written for large projects only, and often after the contract is signed.',
      actions: [
        'Add the screening questions to the business case form, so that no order is placed without them',
        'Train the 12 project managers in writing an impact assessment',
      ],
      role: 'Data Protection Officer',
    },
  ],
  '1.7.4': [
    {
      gap: 'The retention schedule does not cover records held in Teams and shared mailboxes.',
      actions: ['Agree retention periods for Teams and mailboxes and set them in the tenancy'],
      role: 'Records Manager',
    },
  ],
  '1.7.5': [
    {
      gap: 'Two of five contracts for the disposal of equipment have no certificates of destruction.',
      actions: ['Vary both contracts to ask for certificates', 'Check the certificates of the last quarter'],
      role: 'Head of Procurement',
    },
  ],
  '2.2.2': [
    {
      gap: 'Agreements with volunteers say nothing about data security.',
      actions: ['Reissue the agreement with a confidentiality clause to all 310 volunteers'],
      role: 'Director of Workforce',
    },
  ],
  '3.1.1': [
    {
      gap: 'No training needs analysis has been made since the two sites came together.',
      actions: ['Ask each division what its staff handle, and write the analysis', 'Have it approved by the board'],
      role: 'Head of Learning and Development',
    },
  ],
  '3.2.1': [
    {
      gap: '88% of staff have completed their training; most of those who have not work nights or are on the bank.',
      actions: [
        'Hold a paid training hour on each night shift for two months',
        'Make the training part of booking a bank shift',
        'Send the division directors a weekly list by name until 95% is reached',
      ],
      measure: '88 % → 95 % of staff trained',
      role: 'Head of Learning and Development',
    },
    {
      gap: 'Training stood at 81% on 31 March: staff sent to the vaccination centres could not be released for it.',
      actions: ['Bring the e-learning to the vaccination centres on 40 tablets', 'Hold six catch-up days'],
      role: 'Head of Information Governance',
    },
  ],
  '3.4.1': [
    {
      gap: 'Three board members who joined in April have not had their data security training.',
      actions: ['Hold a two-hour session with the board and keep the attendance'],
      role: 'Company Secretary',
    },
  ],
  '4.2.1': [
    {
      gap: 'Accounts of leavers are found by chance; no audit was made in the year.',
      actions: [
        'Match all accounts against the staff record and close those of leavers',
        'Run the match every month from the service desk',
      ],
      role: 'Head of IT Operations',
    },
  ],
  '4.5.3': [
    {
      gap: 'Remote access asks for a password only.',
      actions: [
        'Buy 1,200 tokens under the national framework',
        'Switch every remote account to a second factor, division by division',
      ],
      role: 'Chief Information Officer',
    },
    {
      gap: 'Administrators of the cloud tenancy and of the firewall sign in without a second factor.',
      actions: ['Enforce a second factor for all 63 administrator accounts', 'Lock two emergency accounts in the safe'],
      role: 'Cyber Security Manager',
    },
  ],
  '7.2.1': [
    {
      gap: 'The incident plan was last exercised before the move to the new data centre.',
      actions: [
        'Run a table-top exercise of a ransomware attack with gold command',
        'Write up and act on what it showed',
      ],
      role: 'Emergency Preparedness Manager',
    },
  ],
  '7.3.4': [
    {
      gap: 'Backups of the pathology system lie in the same building as the system itself.',
      actions: ['Copy them every night to the second site', 'Restore one whole system from the copy'],
      role: 'Head of IT Operations',
    },
  ],
  '8.1.1': [
    {
      gap: 'Software bought by departments is not in the list of software in use.',
      actions: ['Roll the inventory agent out to the remaining 640 devices', 'Add what it finds to the list'],
      role: 'Service Desk Manager',
    },
  ],
  '8.2.1': [
    {
      gap: '37 medical devices run an operating system that is no longer supported.',
      actions: [
        'Move the devices to a network segment of their own',
        'Replace the 14 that the supplier can replace this year',
      ],
      role: 'Head of Medical Engineering',
    },
    {
      gap: 'The unsupported systems of the old finance service are known, but not listed with their owners.',
      actions: ['List each system with its owner and the day it is to be replaced'],
      role: 'Head of IT Operations',
    },
  ],
  '8.2.2': [
    {
      gap: 'The risk of four unsupported systems was never accepted by the SIRO.',
      actions: ['Write the four risk papers and take them to the SIRO for a decision'],
      role: 'Cyber Security Manager',
    },
  ],
  '8.3.1': [
    {
      gap: 'Critical updates take 45 days to reach servers, because they are installed by hand.',
      actions: [
        'Buy and set up the patching tool for 210 servers',
        'Agree a monthly maintenance window with each division',
      ],
      role: 'Head of IT Operations',
    },
    {
      gap: 'Laptops at home miss their updates when they do not come through the office network.',
      actions: ['Let laptops fetch their updates from the cloud, wherever they are'],
      role: 'Head of IT Operations',
    },
  ],
  '9.6.2': [
    {
      gap: '58 older phones cannot be encrypted.',
      actions: ['Replace the phones and wipe the old ones'],
      role: 'Service Desk Manager',
    },
  ],
  '10.1.1': [
    {
      gap: 'The list of suppliers does not say which of them handle personal data.',
      actions: ['Mark the suppliers that do, from the contracts register', 'Check the list with each directorate'],
      role: 'Head of Procurement',
    },
  ],
  '10.2.1': [
    {
      gap: 'Nine suppliers of systems have shown no certificate.',
      actions: ['Ask the nine suppliers in writing', 'Take those without one to the contract review board'],
      role: 'Head of Procurement',
    },
  ],
}
