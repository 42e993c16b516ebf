"""The commented `case.toml` that a new case starts from."""

from __future__ import annotations

import json

_TEXT = """\
# Le dossier : qui demande quoi, sur qui, et quand. À compléter par l'expert, dans un éditeur de texte.
# Une ligne qui commence par # est une explication. Ce qui est inconnu reste "" : rien n'est supposé.
# Une date s'écrit "2024-05-13", ou "2024-05" si le jour est inconnu, ou "2024" si le mois l'est aussi.

[case]
id     = {case_id}
title  = ""                # intitulé, par exemple "Retard de diagnostic d'un nodule pulmonaire"
forum  = ""                # judicial_civil (tribunal judiciaire) | judicial_criminal (pénal) | administrative (tribunal administratif)
                           # | disciplinary (ordre) | cci (commission de conciliation et d'indemnisation) | amicable (amiable)
body   = ""                # la juridiction ou la commission, par exemple "Tribunal judiciaire de Lyon"
docket = ""                # numéro de rôle ou de dossier
appointed_on = ""          # date de la désignation de l'expert
due_on       = ""          # date à laquelle le rapport doit être déposé
zone         = "Europe/Paris"   # le fuseau des heures écrites sans autre précision
as_of        = ""          # date d'arrêté : le dossier est lu à ce jour. Exigée pour un rapport définitif ;
                           # à défaut, la dernière date de réception du bordereau
facts_on     = ""          # date des faits (fait générateur)
first_claim_on  = ""       # première réclamation ; ne sert que si la table « claim » est vide
consolidated_on = ""       # date de consolidation

[expert]
name  = ""                 # prénom et nom
title = ""                 # qualité, par exemple "chirurgien, expert près la cour d'appel de …"

# La mission, mot pour mot : un bloc [[mission]] par chef, numérotés dans l'ordre de la décision.
# topics : les thèmes qui y répondent, au choix de l'expert :
#   information, consent, mastery, device, oversight, state_of_art, data, trace, retention, vigilance, organisation,
#   insurance, liability, regime, procedure
#
# [[mission]]
# n = 1
# text = "Convoquer et entendre les parties ; se faire communiquer toutes pièces utiles."
# topics = ["procedure"]

# Les parties : un bloc [[party]] par partie.
#   role : claimant (demandeur) | defendant (défendeur) | third_party (tiers mis en cause) | payer (organisme payeur)
#          | insurer (assureur) | oniam
#   side : claimant (demande) | defence (défense) | none (aucun)
#   person ou organization : l'identifiant saisi dans la feuille « person » ou « organization » de tables.xlsx
#
# [[party]]
# id = "claimant"
# role = "claimant"
# person = "P1"
# side = "claimant"
# counsel = ""
"""


def text(case_id: str) -> str:
    """Return the text of a new `case.toml`, explained in French; every value but the case's id and its zone is left unknown."""
    return _TEXT.format(case_id=json.dumps(case_id, ensure_ascii=False))
