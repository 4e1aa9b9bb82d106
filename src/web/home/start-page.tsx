import { type Answer, show } from '../../http/answer.ts'
import type { PageRequest } from '../../http/page-request.ts'
import { SixSteps } from '../components/six-steps.tsx'
import { Layout } from '../layout.tsx'
import { ActionLink, Button } from '../nhsuk/button.tsx'
import { Input } from '../nhsuk/input.tsx'
import { serviceName } from '../nhsuk/page.tsx'

/** For everybody: what the service is, who may use it, and a search for an organisation's status. */
export async function startPage({ viewer }: PageRequest): Promise<Answer> {
  return show(
    <Layout viewer={viewer} title="Start">
      <h1 class="nhsuk-heading-xl">{serviceName}</h1>
      <p class="nhsuk-body-l">
        For organisations that do not meet every mandatory evidence item of the Data Security and Protection Toolkit:
        write an improvement plan, have it reviewed, deliver it, and reach Standards Met.
      </p>
      <ActionLink href="/sign-in">Sign in</ActionLink>
      <p>
        It is for NHS Trusts and Foundation Trusts, Clinical Commissioning Groups, Commissioning Support Units, Local
        Authorities and DHSC Arm’s Length Bodies, and for those who review and support them.
      </p>
      <h2 class="nhsuk-heading-m">Find an organisation</h2>
      <FindOrganisation />
      <h2 class="nhsuk-heading-m">How it works in six steps</h2>
      <SixSteps />
      <p>
        Read the <a href="/guidance">guidance behind it</a>, or <a href="/help">get help</a>.
      </p>
    </Layout>,
  )
}

function FindOrganisation() {
  return (
    <>
      <search>
        <form method="get" action="/register">
          <Input
            name="search"
            type="search"
            label="Name or ODS code"
            hint="See its status. Nothing of a plan is public."
            width={30}
            after={
              <Button variant="secondary" small>
                Search
              </Button>
            }
          />
        </form>
      </search>
      <p>
        <a href="/register">See the whole register</a>
      </p>
    </>
  )
}
