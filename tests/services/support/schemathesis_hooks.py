"""Formats of our OpenAPI document that Schemathesis has no values for."""

import schemathesis
from hypothesis import strategies as st

# Schemathesis draws values of headers from letters and digits, of which no ETag is made, unless it knows the format.
tag = st.builds("{}\"{}\"".format, st.sampled_from(["", "W/"]), st.from_regex(r"[!#-~]{0,20}", fullmatch=True))
schemathesis.openapi.format("entity-tags", st.just("*") | st.lists(tag, min_size=1, max_size=3).map(", ".join))
