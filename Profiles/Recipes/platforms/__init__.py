"""Latency and energy of ResNet-56 on devices that nobody here could measure, modelled from public figures.

    python3 -m platforms             write Profiles/agx10w.json, agx30w.json and gtx1080ti.json again
    python3 -m platforms --check     exit 1 if they are not what it would write
    python3 -m platforms --anchors   the model beside public measurements, as a table

Standard library alone.
"""
