"""axe-core over a page as it is now."""

from typing import Any

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DARK = "dark => document.body.classList.contains('dark') === dark"


def violations(page: Any) -> list[str]:
    """What is against WCAG 2.2 A and AA, each with its element."""
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{one['id']}: {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
        for one in found
        for node in one["nodes"]
    ]


def violations_everywhere(page: Any) -> list[str]:
    """The same of a state that passes: light and dark, as wide as a desk and as a phone."""
    found = []
    size = page.viewport_size
    for width in (1280, 390):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 844})
            # otherwise colours pass into one another, and are looked at on the way
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.wait_for_function(DARK, arg=scheme == "dark")
            found += [f"{width} {scheme}: {one}" for one in violations(page)]
    page.set_viewport_size(size)
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    return found
