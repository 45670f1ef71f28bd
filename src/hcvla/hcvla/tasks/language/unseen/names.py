"""Words for objects that no training scene has."""

ADJECTIVES: tuple[str, ...] = tuple(
    "vermilion ochre sepia azure chartreuse plum charcoal salmon tartan quilted lacquered frosted speckled oblong chubby"
    " slender dented chipped waxy stained".split()
)
NOUNS: tuple[str, ...] = tuple(
    "thimble abacus dumpling walnut teapot harmonica padlock kite muffin compass domino-box cactus snail pinecone cartridge"
    " dart pretzel saddle beaker goblet easel pawn rook yoyo bobbin".split()
)
SUPPORT_NOUNS: tuple[str, ...] = tuple("trivet doily plinth tarp blotter lid-rest".split())
