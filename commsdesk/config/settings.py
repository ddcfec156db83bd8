"""Django's settings, from environment variables only; docs/reference/settings.md names them all."""

from __future__ import annotations

from commsdesk.config import addresses, dkim, environment, paths
from commsdesk.config.database import database
from commsdesk.config.environment import BadSetting
from commsdesk.config.log import levels
from commsdesk.config.secret_key import secret_key

environment.refuse_unknown()

# Where things are
DATA = paths.data_folder()
LISTEN = addresses.listen("COMMSDESK_LISTEN", "127.0.0.1:8080")
COMMSDESK_URL = addresses.origin("COMMSDESK_URL", f"http://{LISTEN}")
COMMSDESK_PUBLIC_URL = addresses.origin("COMMSDESK_PUBLIC_URL", COMMSDESK_URL)
COMMSDESK_TRUSTED_PROXIES = addresses.networks("COMMSDESK_TRUSTED_PROXIES")
COMMSDESK_ALLOW_PRIVATE = addresses.networks("COMMSDESK_ALLOW_PRIVATE")
DATABASES = {"default": database()}

# Who we are
COMMSDESK_ORGANISATION = environment.text("COMMSDESK_ORGANISATION", "Our service")
COMMSDESK_RELAY = addresses.relay("COMMSDESK_RELAY", "smtp://127.0.0.1:25")
COMMSDESK_MAIL_FROM = addresses.sender(
    "COMMSDESK_MAIL_FROM", f"status@{addresses.mail_host_of(COMMSDESK_PUBLIC_URL)}"
)
COMMSDESK_DKIM = dkim.signing(COMMSDESK_MAIL_FROM)
COMMSDESK_HOUSE_RULES = environment.folder("COMMSDESK_HOUSE_RULES")

# Safe from the first start
if not LISTEN.is_loopback:
    needed = ("COMMSDESK_SECRET_KEY", "COMMSDESK_URL", "COMMSDESK_PUBLIC_URL")
    if missing := [name for name in needed if not environment.text(name)]:
        raise BadSetting(
            "COMMSDESK_LISTEN",
            f"{LISTEN} can be reached from other machines, so set {', '.join(missing)} too; "
            "or listen on 127.0.0.1.",
        )
SECRET_KEY = secret_key(DATA)
COMMSDESK_OPEN_CHECK = environment.flag("COMMSDESK_OPEN_CHECK")
DEBUG = False
IS_HTTPS = COMMSDESK_URL.startswith("https://")
ALLOWED_HOSTS = sorted(
    {addresses.host_of(COMMSDESK_URL), addresses.host_of(COMMSDESK_PUBLIC_URL)}
    | ({"127.0.0.1", "localhost", "[::1]"} if LISTEN.is_loopback else set())
)
CSRF_TRUSTED_ORIGINS = sorted({COMMSDESK_URL, COMMSDESK_PUBLIC_URL})
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True  # pages carry the token themselves
# Cookies know no ports: a demo beside the real thing must not sign people out of it.
SESSION_COOKIE_NAME = "__Host-commsdesk" if IS_HTTPS else f"commsdesk-{LISTEN.port}"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else f"commsdesk-csrf-{LISTEN.port}"
USE_X_FORWARDED_HOST = True  # like the next, only from trusted proxies
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# The rooms, and what they stand on. The desk comes before what it gives other words to.
INSTALLED_APPS = [
    "commsdesk.people",
    "commsdesk.incidents",
    "commsdesk.drafting",
    "commsdesk.publishing",
    "commsdesk.desk",
    "commsdesk.status",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "allauth",
    "allauth.account",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "commsdesk.config.middleware.trusted_proxies",
    "commsdesk.config.middleware.known_host",
    "django.middleware.security.SecurityMiddleware",
    "commsdesk.config.middleware.guards",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",  # measures what those below say
    "commsdesk.config.middleware.method_said",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "commsdesk.desk.seen.seen",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "commsdesk.config.accounts.HonestStatus",
]
ROOT_URLCONF = "commsdesk.config.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
STATIC_URL = "/static/"
STORAGES = {"staticfiles": {"BACKEND": "commsdesk.config.assets.Fingerprinted"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-gb"
LOGGING = levels()

# Signing in
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/desk/"
ACCOUNT_ADAPTER = "commsdesk.config.accounts.ByInvitation"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator made the account and knows the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers are not written to
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IS_HTTPS else "http"

# Mail to accounts, such as a forgotten password
EMAIL_BACKEND = "commsdesk.config.mail.ThroughAJob"
DEFAULT_FROM_EMAIL = COMMSDESK_MAIL_FROM
