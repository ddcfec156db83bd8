from typing import ClassVar

from django.db import models

from commsdesk.people.models import User

class EmailAddress(models.Model):
    objects: ClassVar[models.Manager[EmailAddress]]
    _default_manager: ClassVar[models.Manager[EmailAddress]]
    user: models.ForeignKey[User, User]
