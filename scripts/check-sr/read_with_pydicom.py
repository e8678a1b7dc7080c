"""Reads measurement reports with pydicom and compares them with what was expected of each.

usage: read_with_pydicom.py FOLDER: every NAME.json in it says what to find in NAME.dcm (see expected.ts).
Prints a line "NAME: what differs" for every difference, and nothing else.
"""

import json
import math
import sys
from pathlib import Path

from pydicom import dcmread


def value_of(code):
    """The value of a code sequence item, wherever it stands."""
    return str(code.get("CodeValue") or code.get("LongCodeValue") or "")


def concept(item):
    names = item.get("ConceptNameCodeSequence")
    return value_of(names[0]) if names else ""


def below(item, name):
    return [child for child in item.get("ContentSequence", []) if concept(child) == name]


def code(item):
    return value_of(item.ConceptCodeSequence[0])


def number(item):
    measured = item.MeasuredValueSequence[0]
    value = measured.get("FloatingPointValue", measured.NumericValue)
    return float(value), value_of(measured.MeasurementUnitsCodeSequence[0])


def image_of(region):
    reference = region.ContentSequence[0].ReferencedSOPSequence[0]
    return [str(reference.ReferencedSOPInstanceUID), int(reference.get("ReferencedFrameNumber", 1))]


SINS_ITEMS = ["SINS_LOC", "SINS_PAIN", "SINS_LESION", "SINS_ALIGN", "SINS_COLLAPSE", "SINS_PL"]


def read(path):
    """Levels, outlines, grades and SINS of a report, in code values."""
    report = dcmread(path)
    found = {"levels": {}, "outlines": {}, "grades": {}, "sins": {}}
    for container in below(report, "126010"):
        for group in below(container, "125007"):
            read_group(group, found)
    return found


def read_group(group, found):
    uid = str(below(group, "112040")[0].UID)
    finding = code(below(group, "121071")[0])
    site = code(below(group, "363698007")[0])
    regions = below(group, "111030")
    is_point = bool(regions) and regions[0].GraphicType == "POINT"
    if below(group, "LVL_STATUS") or (finding == "51282000" and is_point):
        points = [float(one) for one in regions[0].GraphicData]
        found["levels"][uid] = [site, *points, *image_of(regions[0])]
    elif below(group, "OUTLINE_ROLE"):
        data = regions[0].GraphicData
        if list(data[:2]) != list(data[-2:]):
            raise ValueError("an outline that is not closed")
        area, unit = number(below(group, "42798000")[0])
        found["outlines"][uid] = [finding, site, area, unit, len(data) // 2 - 1]
    elif finding == "MESCC":
        for item in below(group, "ESCC_CONFIRMED"):
            found["grades"][site] = code(item)
    elif finding == "SPINE_INSTAB":
        answers = {}
        for name in SINS_ITEMS:
            (item,) = below(group, name)
            points = [number(one)[0] for one in below(item, "SINS_POINTS")]
            answers[name] = [code(item), points[0] if points else None]
        found["sins"][site] = answers
        for total in below(group, "SINS_TOTAL"):
            if number(total)[0] != sum(points for _, points in answers.values()):
                raise ValueError("a SINS total that is not the sum of its items")


def same(a, b):
    if isinstance(a, dict):
        return isinstance(b, dict) and a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
    if isinstance(a, list):
        return isinstance(b, list) and len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)
    return a == b


def main(folder):
    for facts in sorted(Path(folder).glob("*.json")):
        path = facts.with_suffix(".dcm")
        expected = json.loads(facts.read_text(encoding="utf-8"))
        try:
            found = read(path)
        except Exception as problem:  # any of pydicom's or ours, said with the file it is about
            print(f"{path.stem}: {type(problem).__name__}: {problem}")
            continue
        for part, wanted in expected.items():
            if not same(found[part], wanted):
                print(f"{path.stem}: {part} are {found[part]}, not {wanted}"[:2000])


if __name__ == "__main__":
    main(sys.argv[1])
