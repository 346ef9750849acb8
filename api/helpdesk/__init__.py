"""The helpdesk: pages for colleagues, under ``/helpdesk``.

How a page is built on this:

1. A router of your own, named in `api.helpdesk.routes.PARTS`. No prefix and no dependencies are
   needed for access: `api.helpdesk.access.guard.guard` stands in front of all of them.
2. Every route says who may use it: ``@needs(Rol.LEZER)`` (`api.helpdesk.access.guard`,
   `api.helpdesk.access.roles`). A route that says nothing lets nobody in.
3. The colleague who asks is a parameter ``ik: Ik`` (`wie` for the audit trail, `naam`, `rol`).
4. It answers with ``page(request, "map/naam.html", …)``, and after a form with
   ``to(request, "/helpdesk/…")`` (`api.helpdesk.templating`).
5. The template begins with ``{% extends "layout.html" %}`` and uses the macros of
   ``templates/onderdelen.html``, which explains each of them.
6. Every change is a POST from the macro `formulier`, which carries the token that the guard wants.
7. An error is a `Problem` (`api.problems`): under ``/helpdesk`` it is shown as a page.
"""
