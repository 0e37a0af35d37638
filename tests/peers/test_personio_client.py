"""personio-client 0.1.0a1, a client of version 2: tokens, persons and employments. It reads; calls beside it write."""

import datetime as dt
import unittest

from personio_client import (
    PersonioAPIError,
    PersonioAuthenticationError,
    PersonioClient,
    PersonioRateLimitError,
)
from sandbox import CLIENT_ID, CLIENT_SECRET, SandboxTest


class PersonioClientTest(SandboxTest, unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.control("POST", "reset")
        self.client = await self.enterAsyncContext(self.of(CLIENT_ID, CLIENT_SECRET))

    def of(self, client_id, client_secret, **options):
        return PersonioClient(client_id, client_secret, base_url=self.url, app_id="PEERS", **options)

    async def write(self, method, path, body=None):
        token = (await self.client.obtain_access_token()).access_token
        return self.call(method, path, body, {"authorization": f"Bearer {token}"})

    async def test_a_token_has_the_scopes_that_were_asked_for(self):
        token = await self.client.obtain_access_token(scope=["personio:persons:read"])
        self.assertEqual((token.scope, token.expires_in), ("personio:persons:read", 86400))
        self.assertTrue(token.access_token.startswith("papi-"))
        with self.assertRaises(PersonioAuthenticationError) as refused:
            await self.client.obtain_access_token(scope=["personio:moon:read"])
        self.assertIn("invalid_scope", refused.exception.message)
        self.assertTrue(refused.exception.trace_id)

    async def test_wrong_credentials_are_refused(self):
        async with self.of(CLIENT_ID, "wrong") as wrong:
            with self.assertRaises(PersonioAuthenticationError) as refused:
                await wrong.get_persons()
        self.assertIn("invalid_client", refused.exception.message)

    async def test_everybody_is_read_page_by_page(self):
        persons = [person async for person in self.client.iter_persons(limit=7)]
        self.assertEqual(len({person.id for person in persons}), 40)
        self.assertEqual((persons[0].first_name, persons[0].gender), ("Alma", "FEMALE"))
        self.assertEqual(persons[0].email, "alma.berg@acme.example")
        self.assert_requests(6, "GET", "/v2/persons")
        active = [person async for person in self.client.iter_persons(status="ACTIVE")]
        self.assertEqual(len(active), 39)

    async def test_filters_find_persons(self):
        page = await self.client.get_persons(id=["501", "503"], last_name="Aksoy")
        self.assertEqual([person.id for person in page.data], ["503"])
        page = await self.client.get_persons(email=["ALMA.BERG@acme.example"])
        self.assertEqual([person.first_name for person in page.data], ["Alma"])
        future = dt.datetime.now(dt.UTC) + dt.timedelta(days=400)
        self.assertEqual((await self.client.get_persons(updated_at_gt=future)).data, [])
        with self.assertRaises(PersonioAPIError) as refused:
            await self.client.get_persons(limit=51)
        self.assertEqual(refused.exception.status_code, 400)

    async def test_a_person_that_was_created_is_read_changed_and_deleted(self):
        employment = {"employment_start_date": "2026-01-01", "weekly_working_hours": 32, "position": {"title": "Fitter"}}
        body = {"email": "new@acme.example", "first_name": "New", "last_name": "Comer", "employments": [employment]}
        status, created = await self.write("POST", "/v2/persons", body)
        self.assertEqual(status, 201)
        person = await self.client.get_person(created["id"])
        self.assertEqual((person.first_name, person.email, person.status), ("New", "new@acme.example", "ACTIVE"))

        (employment,) = [one async for one in self.client.iter_employments(person.id)]
        self.assertEqual((employment.weekly_working_hours, employment.position.title), (32, "Fitter"))
        self.assertEqual(employment.employment_start_date, dt.date(2026, 1, 1))
        path = f"/v2/persons/{person.id}/employments/{employment.id}"
        status, _ = await self.write("PATCH", path, {"type": "INTERNAL", "weekly_working_hours": 40})
        self.assertLess(status, 300)
        changed = await self.client.get_employment(person.id, employment.id)
        self.assertEqual(changed.weekly_working_hours, 40)

        status, _ = await self.write("PATCH", f"/v2/persons/{person.id}", {"last_name": "Goer"})
        self.assertLess(status, 300)
        self.assertEqual((await self.client.get_person(person.id)).last_name, "Goer")
        status, _ = await self.write("DELETE", f"/v2/persons/{person.id}")
        self.assertEqual(status, 204)
        with self.assertRaises(PersonioAPIError) as missing:
            await self.client.get_person(person.id)
        self.assertEqual(missing.exception.status_code, 404)
        self.assertIn("Resource not found", missing.exception.message)

    async def test_an_employment_has_its_supervisor_and_its_units(self):
        page = await self.client.get_employments("508")
        (employment,) = page.data
        self.assertEqual(employment.supervisor.id, "502")
        self.assertEqual({unit.type for unit in employment.org_units}, {"department", "team"})
        self.assertEqual(sum(share.weight for share in employment.cost_centers), 100)

    async def test_a_right_that_is_missing_shows_as_401(self):
        credential = {"client_id": "few", "client_secret": "rights", "scopes": ["personio:projects:read"]}
        self.control("POST", "credentials", credential)
        async with self.of("few", "rights") as few:
            with self.assertRaises(PersonioAuthenticationError) as refused:
                await few.get_persons()
        self.assertEqual(refused.exception.status_code, 401)

    async def test_too_many_requests_are_told(self):
        _, limits = self.control("GET", "limits")
        self.control("PUT", "limits", {**limits, "v2_burst": 2, "v2_per_second": 1})
        self.addCleanup(self.control, "PUT", "limits", limits)
        async with self.of(CLIENT_ID, CLIENT_SECRET, max_retries=0) as impatient:
            with self.assertRaises(PersonioRateLimitError):
                for _ in range(9):
                    await impatient.get_persons()


if __name__ == "__main__":
    unittest.main()
