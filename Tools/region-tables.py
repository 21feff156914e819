#!/usr/bin/env python3
"""Makes Sources/Region/Tables/municipalities.csv and postal_areas.csv from the shared public data.

Usage: Tools/region-tables.py [DATA]      (DATA defaults to ../shared/data)

A postal area belongs to the municipality whose outline its centroid lies in, or else to the nearest one by centroid.
"""
import csv
import json
import pathlib
import sys

here = pathlib.Path(__file__).resolve().parent.parent
data = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else here / "../shared/data").resolve()
tables = here / "Sources/Region/Tables"


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def rings(geometry):
    """The polygons of a geometry, each a list of rings (outline first, then holes)."""
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def in_ring(lon, lat, ring):
    inside = False
    for (x1, y1, *_), (x2, y2, *_) in zip(ring, ring[1:] + ring[:1]):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def contains(geometry, lon, lat):
    return any(in_ring(lon, lat, polygon[0]) and not any(in_ring(lon, lat, hole) for hole in polygon[1:])
               for polygon in rings(geometry))


joined = {row["code"].zfill(4): row for row in rows(data / "05_dk_geo/municipalities_joined.csv")}
ruled = {row["kommunekode"].zfill(4): row for row in rows(data / "09_dk_rules/municipalities.csv")}
# Christiansø (0411) is not a municipality; it has about a hundred inhabitants and belongs to the Ministry of Defence.
codes = sorted(code for code in ruled if code != "0411")

with open(tables / "municipalities.csv", "w", encoding="utf-8", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["code", "name", "iso_3166_2", "region", "region_from_2027", "population"])
    for code in codes:
        row = ruled[code]
        out.writerow([code, row["navn"], row["iso_3166_2"], row["region_2007_2026"], row["region_fra_2027"],
                      joined[code]["population_2020"]])

outlines = {}
geo = json.load(open(data / "05_dk_geo/magnuslarsen/municipalities_municipalities.geojson", encoding="utf-8"))
for feature in geo["features"]:
    properties = feature["properties"]
    outlines.setdefault(str(properties.get("lau_1", properties.get("code"))).zfill(4), []).append(feature["geometry"])


def municipality(lon, lat):
    for code, geometries in outlines.items():
        if code in codes and any(contains(geometry, lon, lat) for geometry in geometries):
            return code
    return min(codes, key=lambda code: (float(joined[code]["centroid_lon"]) - lon) ** 2 * 0.31
               + (float(joined[code]["centroid_lat"]) - lat) ** 2)


found = []
for row in rows(data / "05_dk_geo/postal_codes_centroids.csv"):
    code = row["postal_code"].split("-")[0]
    found.append((municipality(float(row["centroid_lon"]), float(row["centroid_lat"])), code, row["name"]))

with open(tables / "postal_areas.csv", "w", encoding="utf-8", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["municipality", "code", "name"])
    out.writerows(sorted(found))

for code in sorted(set(codes) - {area[0] for area in found}):
    print("no postal area:", code, joined[code]["name"])
