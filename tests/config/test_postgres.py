"""The embedded PostgreSQL answers queries, and only to those who may ask."""

from django.db import connection


def test_it_checks_its_pages_and_sorts_by_code_point(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('data_checksums'), datcollate FROM pg_database")
        assert set(cursor.fetchall()) == {("on", "C.UTF-8")}
