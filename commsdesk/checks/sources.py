"""The documents that the rules come from, as a person would name them."""

WHAT_NOT_TO_SHARE = "What a communications liaison should not share"
CUSTOMER_LIAISON = "Customer Liaison guide"
INTERNAL_LIAISON = "Internal Liaison guide"
COMMUNICATION_COURSE = "Incident communication course"
OUTAGE_ARTICLE = "Outage communication article"
COMMSDESK = "Commsdesk"
