"""Ships the audiences and circles, and closes the timeline to every change."""

from datetime import timedelta

from django.db import migrations

AUDIENCES = [
    # key, name, what they do with what they are told, profile, formal, minutes between updates
    ("public", "Public", "Customers decide what to do now and when to look again.", "public", False, 20),
    ("partners", "Partners", "Key customers and regulators inform their own customers.", "public", True, 30),
    ("support", "Support", "Colleagues answer customers with words that are agreed.", "public", False, 20),
    ("executive", "Executives", "Leadership decides, releases means and answers the board.", "executive", True, 30),
    ("internal", "Internal teams", "Product, sales and operations adapt their own work.", "internal", False, 30),
    ("responders", "Responders", "The people on the call choose the next step.", "responders", False, 10),
]
CIRCLES = [
    ("everyone", "everyone", ["public", "partners", "support", "executive", "internal", "responders"]),
    ("partners-and-inward", "partners and inward", ["partners", "support", "executive", "internal", "responders"]),
    ("inside", "inside", ["support", "executive", "internal", "responders"]),
    ("executives", "executives", ["executive"]),
    ("responders", "responders", ["responders"]),
    ("executives-and-responders", "executives and responders", ["executive", "responders"]),
    ("nobody", "nobody", []),
]


def ship(apps, schema_editor):
    Audience = apps.get_model("incidents", "Audience")
    Circle = apps.get_model("incidents", "Circle")
    for position, (key, name, purpose, profile, is_formal, minutes) in enumerate(AUDIENCES):
        Audience.objects.create(
            key=key,
            name=name,
            purpose=purpose,
            profile=profile,
            is_formal=is_formal,
            cadence=timedelta(minutes=minutes),
            position=position,
        )
    for position, (key, name, audiences) in enumerate(CIRCLES):
        circle = Circle.objects.create(key=key, name=name, position=position)
        circle.audiences.set(Audience.objects.filter(key__in=audiences))


CLOSE = """
CREATE FUNCTION incidents_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The timeline is append-only: an entry is never changed or removed.';
END $$;
CREATE TRIGGER incidents_entry_stays BEFORE UPDATE OR DELETE ON incidents_entry
    FOR EACH ROW EXECUTE FUNCTION incidents_entry_stays();
"""
OPEN = """
DROP TRIGGER incidents_entry_stays ON incidents_entry;
DROP FUNCTION incidents_entry_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("incidents", "0001_initial")]
    operations = [
        migrations.RunPython(ship, migrations.RunPython.noop),
        migrations.RunSQL(CLOSE, OPEN),
    ]
