"""Latency and energy of the networks on devices that nobody here could measure, modelled from public figures.

    python3 -m platforms             write Profiles/agx10w.json, vgg16-agx10w.json and so on again
    python3 -m platforms --check     exit 1 if they are not what it would write
    python3 -m platforms --anchors   the model beside public measurements, as a table

Standard library alone.
"""
