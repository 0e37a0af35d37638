"""personio-py 0.3.0, a client of version 1, from the first token to the last deletion."""

import datetime as dt
import unittest

from personio_py import Absence, Attendance, Personio, PersonioApiError, PersonioError, Project
from sandbox import CLIENT_ID, CLIENT_SECRET, SandboxTest

TODAY = "2026-06-10T10:00:00Z"


class PersonioPy(SandboxTest):
    def setUp(self):
        self.control("POST", "reset")
        self.control("PUT", "clock", {"freeze": TODAY})
        self.personio = Personio(base_url=f"{self.url}/v1/", client_id=CLIENT_ID, client_secret=CLIENT_SECRET)

    def person(self):
        return self.personio.search_first("Alma Berg")

    def test_everybody_on_the_first_page_is_read_with_all_attributes(self):
        employees = self.personio.get_employees()
        self.assertEqual(len(employees), 40)
        chief = employees[0]
        self.assertEqual((chief.first_name, chief.last_name), ("Alma", "Berg"))
        self.assertEqual(chief.email, "alma.berg@acme.example")
        self.assertEqual(chief.weekly_working_hours, "40")
        self.assertIsInstance(chief.hire_date, dt.date)
        self.assertEqual(chief.office.name, employees[2].office.name)
        self.assertEqual(employees[7].supervisor.last_name, "Falk")
        self.assertEqual(employees[3].department.name, "Software & Data")
        self.assertEqual(chief.work_schedule.monday, dt.timedelta(hours=8))
        self.assertGreater(chief.fix_salary, 0)
        self.assertEqual(sum(share.percentage for share in chief.cost_centers), 100)
        self.assertEqual(chief.absence_entitlement[0].entitlement, 30)
        self.assertEqual(chief.dynamic_raw[24402].label, "IBAN")

    def test_one_employee_and_their_picture_are_read(self):
        chief = self.personio.get_employee(501)
        self.assertEqual(chief.id_, 501)
        picture = self.personio.get_employee_picture(chief, width=64)
        self.assertTrue(picture.startswith(b"\x89PNG"))
        without = [e for e in self.personio.get_employees() if self.personio.get_employee_picture(e) is None]
        self.assertTrue(without)

    def test_nobody_is_refused_in_german(self):
        with self.assertRaises(PersonioApiError) as refused:
            self.personio.get_employee(99_999_999)
        self.assertEqual(refused.exception.status_code, 404)
        self.assertIn("Es ist ein Problem aufgetreten", refused.exception.message)

    def test_wrong_credentials_are_refused(self):
        wrong = Personio(base_url=f"{self.url}/v1/", client_id=CLIENT_ID, client_secret="wrong")
        with self.assertRaises(PersonioApiError) as refused:
            wrong.get_employees()
        self.assertEqual(refused.exception.message, "Wrong credentials")

    def test_people_are_found_by_their_names(self):
        self.assertEqual(self.person().id_, 501)
        self.assertEqual([found.last_name for found in self.personio.search("derya")], ["Aksoy"])
        self.assertEqual(self.personio.search("qqqq"), [])

    def test_the_keys_that_it_creates_employees_with_are_refused(self):
        """Its authors call this a placeholder: it sends `employee[email]` as a key of JSON."""
        with self.assertRaises(PersonioApiError) as refused:
            self.personio.create_employee(self.person())
        self.assertEqual(refused.exception.status_code, 422)

    def test_an_attendance_is_created_read_changed_and_deleted(self):
        person, day = self.person(), dt.date(2026, 6, 9)
        attendance = Attendance(
            employee_id=person.id_, date=day, start_time="08:00", end_time="17:00", break_duration=60, comment="Roof"
        )
        self.assertTrue(self.personio.create_attendances([attendance]))
        self.assertIsInstance(attendance.id_, int)

        (read,) = self.personio.get_attendances(person, day, day)
        self.assertEqual((read.id_, read.employee_id), (attendance.id_, person.id_))
        self.assertEqual((read.start_time, read.end_time), (dt.timedelta(hours=8), dt.timedelta(hours=17)))
        self.assertEqual((read.break_duration, read.comment), (60, "Roof"))
        self.assertEqual((read.is_holiday, read.is_on_time_off), (False, False))

        change = Attendance(id_=read.id_, end_time="16:30", break_duration=45)
        answer = self.personio.update_attendance(change)
        self.assertEqual(answer["data"]["message"], "The attendance period was updated.")
        (changed,) = self.personio.get_attendances(person, day, day)
        self.assertEqual((changed.end_time, changed.break_duration), (dt.timedelta(hours=16, minutes=30), 45))

        answer = self.personio.delete_attendance(changed)
        self.assertEqual(answer["data"]["message"], "The attendance period was deleted.")
        self.assertEqual(self.personio.get_attendances(person, day, day), [])
        with self.assertRaises(PersonioApiError) as refused:
            self.personio.delete_attendance(changed)
        self.assertEqual(refused.exception.status_code, 404)
        self.assert_requests(1, "POST", "/v1/company/attendances")
        self.assert_requests(2, "DELETE", f"/v1/company/attendances/{read.id_}")

    def test_attendances_that_overlap_are_refused_and_the_good_ones_stay(self):
        person = self.person()
        rows = [
            Attendance(employee_id=person.id_, date=dt.date(2026, 6, 9), start_time=start, end_time="12:00", break_duration=0)
            for start in ("08:00", "09:00")
        ]
        with self.assertRaises(PersonioApiError) as refused:
            self.personio.create_attendances(rows)
        self.assertEqual(refused.exception.status_code, 400)
        self.assertEqual(len(self.personio.get_attendances(person, rows[0].date, rows[0].date)), 1)

    def test_a_year_of_attendances_is_read_page_by_page(self):
        everybody = self.personio.get_employees()
        attendances = self.personio.get_attendances(everybody, dt.date(2026, 1, 1), dt.date(2026, 6, 9))
        ids = {attendance.id_ for attendance in attendances}
        self.assertGreater(len(ids), 2000)
        self.assertEqual(len(ids), len(attendances))

    def test_an_absence_is_created_read_and_deleted(self):
        person = self.person()
        vacation = self.personio.get_absence_types()[0]
        self.assertEqual((vacation.name, vacation.category), ("Paid vacation", "paid_vacation"))
        absence = Absence(
            employee=person, time_off_type=vacation, start_date=dt.date(2026, 9, 7), end_date=dt.date(2026, 9, 11),
            half_day_start=True, half_day_end=False, comment="Sea",
        )
        self.assertEqual(self.personio.create_absence(absence).id_, absence.id_)

        read = self.personio.get_absence(absence.id_)
        self.assertEqual((read.days_count, read.status), (4.5, "approved"))
        self.assertEqual((read.start_date.day, read.end_date.day), (7, 11))
        self.assertEqual((read.half_day_start, read.half_day_end), (1, 0))
        self.assertEqual((read.comment, read.employee.last_name), ("Sea", "Berg"))
        listed = self.personio.get_absences(person, dt.date(2026, 9, 1), dt.date(2026, 9, 30))
        self.assertEqual([one.id_ for one in listed], [absence.id_])

        with self.assertRaises(PersonioApiError):
            self.personio.create_absence(absence)
        self.assertTrue(self.personio.delete_absence(absence))
        with self.assertRaises(PersonioApiError) as missing:
            self.personio.get_absence(absence.id_)
        self.assertEqual(missing.exception.status_code, 404)

    def test_absences_are_read_page_by_page_where_pages_count_from_one(self):
        everybody = self.personio.get_employees()
        absences = self.personio.get_absences(everybody, dt.date(2025, 6, 1), dt.date(2026, 12, 31))
        ids = {absence.id_ for absence in absences}
        self.assertGreater(len(ids), 150)
        self.assertEqual(len(ids), len(absences))

    def test_a_project_is_created_read_changed_and_deleted(self):
        before = {project.name for project in self.personio.get_projects()}
        project = self.personio.create_project(Project(name="Bridge", active=True))
        self.assertNotIn("Bridge", before)
        project.name, project.active = "Tunnel", False
        self.personio.update_project(project)
        (read,) = [one for one in self.personio.get_projects() if one.id_ == project.id_]
        self.assertEqual((read.name, read.active), ("Tunnel", False))
        self.personio.delete_project(project)
        self.assertEqual({one.name for one in self.personio.get_projects()}, before)


class PersonioPyAsBefore(SandboxTest):
    """Until 2023 every answer brought the token of the next request."""

    arguments = ("--quirk", "v1-token=rotating")

    def test_it_follows_tokens_that_rotate(self):
        personio = Personio(base_url=f"{self.url}/v1/", client_id=CLIENT_ID, client_secret=CLIENT_SECRET)
        first = personio.get_employee(501)
        token = personio.headers["Authorization"]
        self.assertEqual(personio.get_employee(501).id_, first.id_)
        self.assertNotEqual(personio.headers["Authorization"], token)
        personio.headers["Authorization"] = token
        with self.assertRaises((PersonioApiError, PersonioError)):
            personio.get_employee(501)


if __name__ == "__main__":
    unittest.main()
