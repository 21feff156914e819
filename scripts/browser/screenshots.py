"""Takes pictures of every kind of page, as every persona, at three widths, light and dark, in Danish and English.

    .venv/bin/python scripts/browser/screenshots.py http://localhost:8080 FOLDER [--quick]

--quick: Danish and light only. The server must be running already.
"""

import os
import re
import sys

import browsing

TALLEST = 6000


def main():
    base, folder = sys.argv[1].rstrip("/"), sys.argv[2]
    quick = "--quick" in sys.argv
    os.makedirs(folder, exist_ok=True)
    driver = browsing.browser()
    taken = 0
    try:
        citizen = browsing.citizen_of_first_persona(driver, base)
        number = citizen[1] if citizen else None
        visits = [("visitor", None, {"/sign-in": f"{base}/sign-in", "/help": f"{base}/help",
                                     "/missing": f"{base}/no-such-page"})]
        for persona, name in browsing.persona_ids(driver, base):
            visits.append((name, persona, browsing.pages_of(driver, base, persona, number)))
        for name, persona, pages in visits:
            if persona:
                browsing.sign_in(driver, base, persona)
            else:
                browsing.sign_off(driver)
            for language in ("da",) if quick else ("da", "en"):
                browsing.set_language(driver, base, language)
                for scheme in ("light",) if quick else ("light", "dark"):
                    browsing.set_scheme(driver, scheme)
                    for width in browsing.WIDTHS:
                        for kind, address in pages.items():
                            take(driver, address, width, f"{folder}/{file_name(name, kind, language, scheme, width)}")
                            taken += 1
    finally:
        driver.quit()
    print(f"{taken} pictures in {folder}")


def file_name(name, kind, language, scheme, width):
    plain = re.sub(r"[^a-z0-9]+", "-", f"{name}{kind}".lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa"))
    return f"{plain.strip('-')}-{language}-{scheme}-{width}.png"


def take(driver, address, width, path):
    browsing.set_width(driver, width)
    driver.get(address)
    height = driver.execute_script("return document.documentElement.scrollHeight")
    browsing.set_width(driver, width, min(max(height, browsing.WIDTHS[width]), TALLEST))
    driver.save_screenshot(path)


if __name__ == "__main__":
    main()
