"""A sandbox of its own for each test class, and calls that no client of others has."""

import json
import os
import subprocess
import unittest
import urllib.error
import urllib.request
from pathlib import Path

CLIENT_ID = "sandbox-client"
CLIENT_SECRET = "sandbox-secret"


def program():
    """The sandbox that cargo built."""
    return Path(os.environ["PERSONIO_PROGRAMS"]) / "personio-sandbox"


class SandboxTest(unittest.TestCase):
    """Starts the sandbox on a free port and stops it again."""

    arguments = ()

    @classmethod
    def setUpClass(cls):
        command = [program(), "--port", "0", "--ready-json", *cls.arguments]
        cls.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        cls.addClassCleanup(cls.stop)
        cls.ready = json.loads(cls.process.stdout.readline())
        cls.url = cls.ready["url"]

    @classmethod
    def stop(cls):
        cls.process.terminate()
        cls.process.wait(timeout=20)
        cls.process.stdout.close()

    def control(self, method, path, body=None):
        """Calls a control, or the API without a client; answers status and body."""
        return self.call(method, f"/_sandbox/{path}", body)

    def call(self, method, path, body=None, headers=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"content-type": "application/json", **(headers or {})}
        request = urllib.request.Request(self.url + path, data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request) as response:
                return response.status, json.loads(response.read() or "null")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.loads(error.read() or "null")

    def assert_requests(self, count, method, path):
        """So many requests arrived."""
        status, answer = self.control("POST", "log/expect", {"method": method, "path": path, "count": count})
        self.assertEqual(status, 200, answer)
