"""Files of a meet, whatever their layout: results and start lists, matched with the record, reviewed and applied.

Inside, the order is: said < answers, countries, alike < people, races < drafts < results, starts < review < applying.
"""
