"""The task glyphs-100: images of characters, drawn afresh from a seed."""
