"""Every address of the desk, under /desk/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from commsdesk.desk.views import (
    components,
    decisions,
    drafts,
    facts,
    incident,
    incidents,
    live,
    pages,
    people,
    publications,
    reports,
    rules,
    subscribers,
)

app_name = "desk"

of_a_draft: list[URLPattern | URLResolver] = [
    path("", drafts.draft, name="draft"),
    path("write/", drafts.write, name="write"),
    path("check/", drafts.check, name="check"),
    path("approve/", drafts.approve, name="approve"),
    path("override/", decisions.override, name="override"),
    path("dismiss/", decisions.dismiss, name="dismiss"),
    path("publish/", drafts.publish, name="publish"),
    path("put-away/", drafts.put_away, name="put-away"),
]
of_an_incident: list[URLPattern | URLResolver] = [
    path("", incident.incident, name="incident"),
    path("move/", incident.move, name="move"),
    path("rate/", incident.rate, name="rate"),
    path("alone/", incident.alone, name="alone"),
    path("assign/", incident.assign, name="assign"),
    path("affect/", incident.affect, name="affect"),
    path("facts/<slug:fact>/", facts.restate, name="restate"),
    path("report/", reports.report, name="report"),
    path("reports/relay/", reports.relay, name="relay"),
    path("reports/seen/", reports.see, name="see"),
    path("drafts/", drafts.begin, name="begin"),
    path("drafts/<int:pk>/", include(of_a_draft)),
    path("said/<slug:said>/", publications.publication, name="publication"),
    path("said/<slug:said>/receipts.csv", publications.export, name="export"),
    path("said/<slug:said>/deliveries/", publications.deliveries, name="deliveries"),
    path("said/<slug:said>/correct/", publications.correct, name="correct"),
    path("said/<slug:said>/retry/", publications.retry, name="retry"),
    path("said/<slug:said>/stop/", publications.stop, name="stop"),
    path("said/<slug:said>/withdraw/", publications.withdraw, name="withdraw"),
]
urlpatterns = [
    path("", incidents.incidents, name="incidents"),
    path("declare/", incidents.declare, name="declare"),
    path("incidents/<slug:public_id>/", include(of_an_incident)),
    path("components/", components.components, name="components"),
    path("components/new/", components.component, name="new-component"),
    path("components/<slug:public_id>/", components.component, name="component"),
    path("groups/new/", components.group, name="new-group"),
    path("groups/<slug:public_id>/", components.group, name="group"),
    path("people/", people.people, name="people"),
    path("pages/<int:pk>/", pages.page, name="page"),
    path("rules/", rules.rules, name="rules"),
    path("rules/switches/", rules.switches, name="switches"),
    path("rules/terms/", rules.terms, name="terms"),
    path("rules/terms/<int:pk>/drop/", rules.drop, name="drop-term"),
    path("rules/house/", rules.house, name="house"),
    path("subscribers/", subscribers.subscribers, name="subscribers"),
    path("subscribers/<int:pk>/switch-on/", subscribers.switch_on, name="switch-on"),
    path("token/", live.token, name="token"),
]
