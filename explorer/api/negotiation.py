"""Choose the form in which the API answers."""

from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class AsAddressed(BaseContentNegotiation):
    """The address alone decides, never the `Accept` header: one address, one answer."""

    def select_renderer(  # type: ignore[override]
        self, _request: Request, renderers: list[BaseRenderer], _format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the one form that a view answers in."""
        return renderers[0], renderers[0].media_type
