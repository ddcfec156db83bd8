"""Takes the README's screenshots of a desk in the middle of an outage: docs/pictures/*.png."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from commsdesk.config.demo.command import desk, fresh_folder, surroundings_of

SHOWN = ("desk", "public")  # in the README
PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SIZES = {"": {"width": 1280, "height": 860}, "-phone": {"width": 390, "height": 844}}


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    everything = len(sys.argv) > 1  # every page, size and colour, to be judged
    folder.mkdir(parents=True, exist_ok=True)
    with fresh_folder() as data:
        surroundings = surroundings_of(data)
        with desk(surroundings, data):
            scene = subprocess.run(
                [sys.executable, "-m", "tools.picture_scene"],
                env=surroundings,
                stdout=subprocess.PIPE,
                check=True,
                text=True,
            )
            last = scene.stdout.strip().splitlines()[-1]
            take(folder, json.loads(last), everything=everything)


def take(folder: Path, place: dict[str, Any], *, everything: bool) -> None:
    with sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for colour in ("light", "dark") if everything else ("light",):
            for size, viewport in SIZES.items() if everything else (("", SIZES[""]),):
                context = browser.new_context(
                    viewport=viewport, color_scheme=colour, device_scale_factor=1
                )
                page = context.new_page()
                if everything:
                    page.goto(place["sign_in"])
                    page.screenshot(path=folder / f"sign-in{size}-{colour}.png")
                sign_in(page, place)
                for name in place["pages"] if everything else SHOWN:
                    address = place["pages"][name]
                    page.goto(address)
                    page.wait_for_timeout(400)
                    ending = f"-{colour}" if everything else ""
                    page.screenshot(path=folder / f"{name}{size}{ending}.png", full_page=everything)
                context.close()
        browser.close()


def sign_in(page: Page, place: dict[str, Any]) -> None:
    page.goto(place["sign_in"])
    page.locator("input[name=login]").fill(place["login"])
    page.locator("input[name=password]").fill(place["password"])
    page.locator("button[type=submit]").first.click()
    page.wait_for_load_state()


if __name__ == "__main__":
    main()
