"""Which words ordinary text is full of, so that phrases are looked for by their rarer ones."""

_EVERYWHERE = """
    a about act all also an and any are as at be been but buy by call can do don't each earn for from get go had has
    have he her him his how i if in into is it it's its just last like look make many may me more most my new no not
    now of on one only open or order other our out over people purchase save see she should so some start such take
    than that the their them then there these they this time to today try two up us use want was we well were what
    when where which while who why will with work would year you your"""
_OFTEN = """
    access add added always app around available away back based because before being best better between big
    both can't change check clear come cost could course create created current data day days did didn't different
    doing done down easy end ever every everyone experience few find first focus free full future give goal good
    great group hard help here high home idea important information issue issues keep know learn leave let level
    life line list little live long made making management market means might money month much must need needs
    never next nothing number offer often part pay place plan platform platforms please point possible post price
    problem process product products program project projects provide public put question questions read ready
    real really research result results right said say says service services set share should site small software
    solution solutions something sources spending state stop story support sure system team teams technology tell
    thank thanks things think think through together too tool tools top type understand used user users using
    value version very video view way week went whole without word words world write years yet you're"""

EVERYWHERE = frozenset(_EVERYWHERE.split())
"""Words of which nearly every text holds several."""
OFTEN = frozenset(_OFTEN.split())
"""Words that a post of some length is likely to hold."""
