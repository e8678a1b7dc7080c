"""Reads documents with pydicom and compares them with what was expected of each.

usage: read_with_pydicom.py FOLDER: every NAME.json in it says what to find in NAME.dcm (see expected.ts), a report, a
structure set or a presentation state; every NAME.before.dcm is another program's report that NAME.dcm was made from, item by item.
Prints a line "NAME: what differs" for every difference, and nothing else.
"""

import json
import math
import re
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


def read_structures(path):
    """Regions of a structure set: name, colour, type, and of each contour its image, frame and points."""
    dataset = dcmread(path)
    observed = {int(one.ReferencedROINumber): one for one in dataset.RTROIObservationsSequence}
    contours = {int(one.ReferencedROINumber): one for one in dataset.ROIContourSequence}
    regions = {}
    for region in dataset.StructureSetROISequence:
        number = int(region.ROINumber)
        parts = []
        for contour in contours[number].ContourSequence:
            if contour.ContourGeometricType != "CLOSED_PLANAR":
                raise ValueError("a contour that is not closed")
            if 3 * int(contour.NumberOfContourPoints) != len(contour.ContourData):
                raise ValueError("a contour whose points are not counted")
            image = contour.ContourImageSequence[0]
            frame = int(image.get("ReferencedFrameNumber", 1))
            data = [float(one) for one in contour.ContourData]
            parts.append([str(image.ReferencedSOPInstanceUID), frame, *data])
        colour = [int(one) for one in contours[number].ROIDisplayColor]
        kind = str(observed[number].RTROIInterpretedType or "")
        regions[str(region.ROIName)] = [colour, kind, parts]
    return {"regions": regions}


def read_state(path):
    """Of a presentation state its images with their windows, and how many lines and words there are on each."""
    dataset = dcmread(path)
    images = {}
    for series in dataset.ReferencedSeriesSequence:
        for image in series.ReferencedImageSequence:
            frames = image.get("ReferencedFrameNumber", 1)
            for frame in [frames] if isinstance(frames, int) else frames:
                images[f"{image.ReferencedSOPInstanceUID} {int(frame)}"] = {}
    def of(item):
        for image in item.ReferencedImageSequence:
            yield images[f"{image.ReferencedSOPInstanceUID} {int(image.get('ReferencedFrameNumber', 1))}"]
    for window in dataset.get("SoftcopyVOILUTSequence", []):
        for facts in of(window):
            facts["window"] = [float(window.WindowCenter), float(window.WindowWidth)]
    for annotation in dataset.get("GraphicAnnotationSequence", []):
        for facts in of(annotation):
            facts.setdefault("lines", [])
            for line in annotation.get("GraphicObjectSequence", []):
                if len(line.GraphicData) != 2 * int(line.NumberOfGraphicPoints):
                    raise ValueError("a line whose points are not counted")
                facts["lines"].append(int(line.NumberOfGraphicPoints))
            facts.setdefault("words", [])
            for words in annotation.get("TextObjectSequence", []):
                facts["words"].append(str(words.UnformattedTextValue))
    for facts in images.values():
        facts["lines"] = sorted(facts.get("lines", []))
        facts["words"] = sorted(facts.get("words", []))
    return {"images": images}


READERS = {"SR": read, "RTSTRUCT": read_structures, "PR": read_state}


def statements(path):
    """Every item of a report as its place, kind and value."""
    dataset = dcmread(path)
    found = []

    def codes(item, name):
        return [f"{one.CodingSchemeDesignator}:{value_of(one)}" for one in item.get(name, [])]

    def walk(parent, place):
        for item in parent.get("ContentSequence", []):
            here = "/".join([place, *codes(item, "ConceptNameCodeSequence")])
            value = codes(item, "ConceptCodeSequence")
            for measured in item.get("MeasuredValueSequence", []):
                value += [repr(float(measured.NumericValue))]
                value += codes(measured, "MeasurementUnitsCodeSequence")
            for name in ["TextValue", "Date", "DateTime", "PersonName", "UID", "GraphicType", "GraphicData"]:
                if name in item:
                    value.append(str(item.get(name)))
            for image in item.get("ReferencedSOPSequence", []):
                value += [str(image.get(name)) for name in ["ReferencedSOPInstanceUID", "ReferencedFrameNumber", "ReferencedSegmentNumber"]]
            found.append(" ".join([here, str(item.ValueType), *value]))
            walk(item, here)

    walk(dataset, "")
    return found


# Who saves is the observer of the document (who observed before is named in the parts), and the image of graphics is
# named Source of Measurement: see item-by-item.ts.
MOVED = re.compile(r"^/DCM:(1210(0[589]|1[0-6])|12877[45]) |/DCM:111030 IMAGE |/DCM:121112 IMAGE |^/DCM:111028(/DCM:126200)?(/DCM:121139)? ")


def losses(before, after):
    """What of another program's report is not in the one that was saved after it."""
    left = statements(after)
    for one in statements(before):
        if one in left:
            left.remove(one)
        elif not MOVED.search(one):
            yield one


def main(folder):
    for before in sorted(Path(folder).glob("*.before.dcm")):
        stem = before.name.split(".")[0]
        for one in losses(before, before.with_name(f"{stem}.dcm")):
            print(f"{stem}: lost: {one}"[:2000])
    for facts in sorted(Path(folder).glob("*.json")):
        path = facts.with_suffix(".dcm")
        expected = json.loads(facts.read_text(encoding="utf-8"))
        try:
            found = READERS[str(dcmread(path).Modality)](path)
        except Exception as problem:  # any of pydicom's or ours, said with the file it is about
            print(f"{path.stem}: {type(problem).__name__}: {problem}")
            continue
        for part, wanted in expected.items():
            if not same(found[part], wanted):
                print(f"{path.stem}: {part} are {found[part]}, not {wanted}"[:2000])


if __name__ == "__main__":
    main(sys.argv[1])
