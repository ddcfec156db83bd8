"""Who else may have a part in it: the names of well-known suppliers, and what others are called."""

from __future__ import annotations

NAMES = """
    amazon( web services)?|aws|azure|microsoft|google( cloud)?|gcp|cloudflare|fastly|akamai|imgix
    heroku|digital ?ocean|ovh(cloud)?|hetzner|linode|vercel|netlify|rackspace|oracle|ibm|sap
    salesforce|shopify|stripe|paypal|adyen|klarna|worldpay|square|visa|mastercard|american express
    twilio|sendgrid|mailgun|mailchimp|postmark|okta|auth0|zendesk|datadog|pagerduty|github|gitlab
    bitbucket|atlassian|slack|zoom|webex|apple|meta|facebook|whatsapp|openai|anthropic|mongodb atlas
    snowflake|confluent|crowdstrike|vodafone|telekom|t-mobile|telef[oó]nica|verizon|comcast|at&t|bt
    openreach|virgin media|swisscom|telstra|level ?3|lumen|equinix|siemens|alstom|hitachi
    network rail
    deutsche bahn|dhl|fedex|ups|royal mail|hermes|swift|plaid|experian
    """
ROLES = r"""
    ((third|3rd)[- ]part(y|ies)|upstream|external|outside)( \w+){0,2}
    (<kind> )?(provider|supplier|vendor|contractor|subcontractor|carrier|processor|utility)s?
    <kind> (company|operator|partner|firm|bank|host|people|authority)
    (airline|publisher|landlord|courier|council|manufacturer|installer)s?
    (distributor|wholesaler|insurer|electrician)s?
    (?<!our )\w+ (company|firm|agency)(?= (that|which|has|is|did|let|broke|failed|left|cut))
    (?<!our )\w+ (authority)(?= (that|which|has|is|did|let|broke|failed|left|cut))
    (partner|contractor) (company|firm|bank)|data ?cent(er|re) (operator|owner|provider|company)
    """
KINDS = """
    hosting|payments?|network|internet|cloud|power|energy|electricity|telephone|telecoms?|phone
    mobile
    card|software|e-?mail|sms|billing|ticketing|booking|cleaning|security|cable|fibre|dns|cdn|water
    gas
    delivery|shipping|identity|infrastructure|mapping|service|laboratory|lab|catering|signalling|it
    """
