"""Texts for property tests: anything at all, and what looks like news."""

from hypothesis import strategies as st

any_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(" \n.!?。"), max_size=300
)

_NEWS = (
    "The council met. on Monday, “No,” said Ana Ruiz: nine million crowns (of twelve) went! why? "
    "東京は晴れ。 한국의 대통령은 🥶🚢👨‍👩‍👧 Straße café Привет "
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze U.S. 3.5 1,000 ..."
)
_words = st.sampled_from(_NEWS.split())
_long_words = st.integers(1, 400).flatmap(
    lambda length: st.sampled_from(["a", "-", "京", "한", "é", "🚢", "x9", "!"]).map(
        lambda letters: letters * length
    )
)
words = st.one_of(_words, _words, _words, _words, _long_words)
paragraphs = st.lists(words, min_size=1, max_size=60).map(" ".join)
prose = st.lists(paragraphs, max_size=8).map("\n\n".join)
titles = st.lists(words, max_size=30).map(" ".join)
