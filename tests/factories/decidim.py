"""Small invented exports of Decidim, in the variants its versions have written."""

from pathlib import Path

OLD = """id;category/id;category/name/en;category/name/fr;scope/id;title;body;votes;comments;created_at;url
457;;"";"";;Plant trees;"Along the river,
and around the ""school"".";2;1;2019-01-24 22:29:15 +0100;http://old.example/457
418;39;;Mobility;;A night bus;On Saturdays;7;0;2019-01-23 12:07:32 +0100;http://old.example/418
"""
NEW = (
    "\ufeffid,author/name,category/name/en,category/name/fr,title/fr,title/en,title/machine_translations/es,body/fr,body/en,"
    "state,votes,endorsements/total_count,created_at\r\n"
    "1,Zoé,Mobility,Mobilité,Un bus de nuit,A night bus,Un bus,"
    '"<p>Le samedi &amp; le dimanche.</p><ul><li>20 h</li><li>22 h</li></ul>",x,accepted,12,3,2024-05-02T10:00:00Z\r\n'
    "2,Marc,,,,Plant trees,Arboles,,Along the river,rejected,,4,2024-05-03 10:00:00 UTC\r\n"
    "3,Ana,,,Retirée,Withdrawn,x,Plus rien,Nothing,withdrawn,1,0,2024-05-04\r\n"
)
DEBATES = """id;title/fr;description/fr;comments;created_at
457;Faut-il fermer la place ?;"<p>De mai à septembre&nbsp;?</p>";2;2019-01-16 10:58:44 +0100
"""
# A reply stands before what it answers, and an idea and a debate have the same number.
COMMENTS = """id,created_at,body,author/name,alignment,depth,commentable_id,commentable_type
13,2019-02-03 09:00:00 +0100,Because of the market,,0,2,12,Decidim::Comments::Comment
12,2019-02-02 09:00:00 +0100,Why?,Léa,-1,1,11,Decidim::Comments::Comment
11,2019-02-01 09:00:00 +0100,"Yes,
all summer",Tom,1,0,457,Decidim::Debates::Debate
14,2019-02-04 09:00:00 +0100,And limes,,0,0,457,Decidim::Proposals::Proposal
"""


def file(folder: Path, name: str, text: str) -> Path:
    """The text as a file of that name."""
    path = folder / name
    path.write_bytes(text.encode())
    return path
