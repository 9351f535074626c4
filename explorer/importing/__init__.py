"""Read a chapter of a report into the archive, or say what a person has to settle first.

Comes in: a chapter's file, as text or as a saved web page, and a file of readings settled by hand.
Goes out: a plan, which is shown as text or JSON and saved whole or not at all.
May use: `archive` (countries, changes), `search` (words), `exports` (a quote's record), models, choices.

The steps: reader, plain, page (with elements) -> blocks; lexicon, wording -> grammar -> attributions, after
readings; furniture, headings, walk (with people and prose), suspicion -> outline, found; ledger accounts for
every line; matching, values -> plan; summary and proof show them.
"""
