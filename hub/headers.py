"""Response headers that protect pages, the same for every page of the hub: nothing from elsewhere, nothing inline."""

from collections.abc import Mapping


def page_headers(*, fonts: str = "'self'", images: str = "'self'") -> Mapping[str, str]:
    """Headers for pages and what they load; a page that brings fonts or images as ``data:`` says so."""
    return {
        "Content-Security-Policy": (
            f"default-src 'none'; script-src 'self'; style-src 'self'; img-src {images}; font-src {fonts};"
            " connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": (
            "camera=(), microphone=(), geolocation=(), usb=(), payment=(), publickey-credentials-get=(self)"
        ),
    }
