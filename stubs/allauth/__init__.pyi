"""What we use of django-allauth, which ships no types."""
