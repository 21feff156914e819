"""Takes the picture of the README: the overview of the first persona, the chronically ill citizen, in Danish and light.

    .venv/bin/python scripts/browser/picture.py http://localhost:8080 FILE
"""

import sys

import browsing

WIDTH, HEIGHT = 1280, 1500


def main():
    base, file = sys.argv[1].rstrip("/"), sys.argv[2]
    driver = browsing.browser()
    try:
        persona, _ = browsing.persona_ids(driver, base)[0]
        browsing.sign_in(driver, base, persona)
        browsing.set_language(driver, base, "da")
        browsing.set_scheme(driver, "light")
        browsing.set_width(driver, WIDTH, HEIGHT)
        driver.get(base + "/")
        driver.save_screenshot(file)
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
