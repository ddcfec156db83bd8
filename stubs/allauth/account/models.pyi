from typing import ClassVar

from django.db import models

class EmailAddress(models.Model):
    objects: ClassVar[models.Manager[EmailAddress]]
    _default_manager: ClassVar[models.Manager[EmailAddress]]
    user: models.ForeignKey[models.Model, models.Model]
