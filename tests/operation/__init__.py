"""The site as it is run: backed up and put back, killed, and used by everybody at once."""

import pytest

pytest.register_assert_rewrite("tests.operation.desk", "tests.operation.sites", "tests.operation.whole")
